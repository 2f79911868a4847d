// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTallyTest {

    @TempDir
    Path folder;

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

    private MavenProject module(String name, String... goals) {
        return TestSessions.project(name, folder, goals);
    }

    private static boolean isLastOfNone(MavenSession session, MavenProject project, boolean hasLoadTests) {
        return BuildTally.of(session, "verify").isLastOfNone(project, hasLoadTests);
    }

    @Test
    void knowsTheLastModuleInWhateverOrderTheyCome() {
        MavenProject a = module("a", "verify");
        MavenProject b = module("b", "start", "verify");
        MavenSession session = TestSessions.of(request, a, b, module("unbound", "start"));

        assertThat(isLastOfNone(session, b, false)).isFalse();
        assertThat(isLastOfNone(session, a, false)).isTrue();
    }

    @Test
    void isContentWithOneModuleThatHasLoadTests() {
        MavenProject a = module("a", "verify");
        MavenProject b = module("b", "verify");
        MavenSession session = TestSessions.of(request, a, b);

        assertThat(isLastOfNone(session, a, true)).isFalse();
        assertThat(isLastOfNone(session, b, false)).isFalse();
    }

    @Test
    void expectsEveryModuleWhereTheGoalWasTyped() {
        MavenProject a = module("a");
        MavenProject b = module("b");
        request.setGoals(List.of("clean", "io.brunt:brunt-maven-plugin:0.1:verify@gate"));
        MavenSession session = TestSessions.of(request, a, b);

        assertThat(isLastOfNone(session, a, false)).isFalse();
        assertThat(isLastOfNone(session, b, false)).isTrue();
    }

    @Test
    void doesNotTakeAnotherPluginsGoalForOurs() {
        MavenProject a = module("a", "verify");
        request.setGoals(List.of("failsafe:verify"));
        MavenSession session = TestSessions.of(request, a, module("b"));

        assertThat(isLastOfNone(session, a, false)).isTrue();
    }
}
