// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleGateTest {

    @TempDir
    Path folder;

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private MavenProject module;

    @BeforeEach
    void prepare() {
        // Maven's own type.
        request.setStartTime(java.util.Date.from(Instant.now()));
        module = TestSessions.project("shop", folder, "verify");
        module.getBuild().setOutputDirectory(folder.resolve("target/classes").toString());
        module.addTestCompileSourceRoot(folder.resolve("src/test/java").toString());
    }

    private void pass() throws Exception {
        MavenSession session = TestSessions.of(request, module);
        session.setAllProjects(List.of(module));
        Settings settings = GoalSettings.of(session, module, Map.of());
        new ModuleGate(session, module, "verify", new SystemStreamLog()).pass(settings);
    }

    @Test
    void saysThatTestsAreNotCompiledBeforeItSaysThatThereAreNone() throws Exception {
        request.setGoals(List.of("brunt:verify"));
        Files.createDirectories(folder.resolve("src/test/java"));

        assertThatThrownBy(this::pass)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("no module of this build has a load test")
                .hasMessageContaining("there are tests that are not compiled: mvn verify, or mvn brunt:run");
    }

    @Test
    void asksForALoadTestWhereThereIsNoTestAtAll() {
        request.setGoals(List.of("brunt:verify"));

        assertThatThrownBy(this::pass).hasMessageContaining("annotate a test with @LoadTest");
    }

    @Test
    void saysThatNothingRanWhereOnlyTheGateWasTyped() throws Exception {
        declareALoadTest();
        request.setGoals(List.of("io.brunt:brunt-maven-plugin:0.1:verify"));

        assertThatThrownBy(this::pass)
                .hasMessageContaining("no result of this build, though there are load tests in ")
                .hasMessageContaining("this build runs none: mvn verify, or mvn brunt:run");
    }

    @Test
    void asksWhoRanThemWhereSomebodyShouldHave() throws Exception {
        declareALoadTest();
        request.setGoals(List.of("clean", "verify"));

        assertThatThrownBy(this::pass).hasMessageContaining("did Failsafe or Surefire run them?");
    }

    /** Of this class, which mentions the annotation's descriptor as a load test's class does. */
    private void declareALoadTest() throws Exception {
        String descriptor = "Lio/brunt/junit/LoadTest;";
        assertThat(descriptor).endsWith("LoadTest;");
        Path own = Path.of("target/test-classes", getClass().getName().replace('.', '/') + ".class");
        Path copy = folder.resolve("target/test-classes/ModuleGateTest.class");
        Files.createDirectories(copy.getParent());
        Files.copy(own, copy);
    }
}
