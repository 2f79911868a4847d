// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class SkipFlagsTest {

    private final SkipFlags none = new SkipFlags(false, false, false, false);
    private final Plugin failsafe = new Plugin();
    private final MavenProject project = project();

    private MavenProject project() {
        failsafe.setGroupId("org.apache.maven.plugins");
        failsafe.setArtifactId("maven-failsafe-plugin");
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(failsafe);
        return new MavenProject(model);
    }

    private static Xpp3Dom configuration(String flag, String value) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom child = new Xpp3Dom(flag);
        child.setValue(value);
        configuration.addChild(child);
        return configuration;
    }

    private static PluginExecution execution(String id, String goal) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal(goal);
        return execution;
    }

    @Test
    void nameTheFlagThatIsSet() {
        assertThat(none.reason(project)).isEmpty();
        assertThat(new SkipFlags(true, true, false, false).reason(project)).contains("brunt.skip is set");
        assertThat(new SkipFlags(false, true, false, false).reason(project)).contains("skipTests is set");
        assertThat(new SkipFlags(false, false, true, false).reason(project)).contains("skipITs is set");
        assertThat(new SkipFlags(false, false, false, true).reason(project)).contains("maven.test.skip is set");
    }

    @Test
    void seeWhatFailsafeIsConfiguredWith() {
        failsafe.setConfiguration(configuration("skipITs", " true "));

        assertThat(none.reason(project)).contains("Failsafe is configured with <skipITs>true</skipITs>");
    }

    @Test
    void doNotTakeFalseForTrue() {
        failsafe.setConfiguration(configuration("skipITs", "false"));

        assertThat(none.reason(project)).isEmpty();
    }

    @Test
    void seeWhetherAllOfFailsafesExecutionsSkip() {
        PluginExecution first = execution("first", "integration-test");
        PluginExecution second = execution("second", "integration-test");
        failsafe.addExecution(first);
        failsafe.addExecution(second);
        failsafe.addExecution(execution("third", "verify"));

        first.setConfiguration(configuration("skip", "true"));
        assertThat(none.reason(project)).isEmpty();

        second.setConfiguration(configuration("skip", "true"));
        assertThat(none.reason(project)).isPresent();
    }
}
