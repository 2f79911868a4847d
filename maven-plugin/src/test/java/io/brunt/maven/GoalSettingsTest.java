// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.problem.BruntException;
import io.brunt.settings.Consequence;
import io.brunt.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalSettingsTest {

    @TempDir
    Path module;

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

    private Settings settings(Map<String, String> parameters) {
        return GoalSettings.of(TestSessions.of(request), TestSessions.project("api", module), parameters);
    }

    @Test
    void areTheDefaultsWhereNothingIsSet() {
        Settings settings = settings(Map.of());

        assertThat(settings.onInvalid()).isEqualTo(Consequence.FAIL);
        assertThat(settings.reportDirectory()).isEqualTo(module.resolve("target/brunt"));
    }

    @Test
    void areReadFromTheCommandLine() {
        request.getUserProperties().setProperty("brunt.onInvalid", "warn");
        request.getUserProperties().setProperty("brunt.scale.duration", "0.1");

        assertThat(settings(Map.of()).onInvalid()).isEqualTo(Consequence.WARN);
        assertThat(settings(Map.of()).onInconclusive()).isEqualTo(Consequence.WARN);
    }

    @Test
    void areReadFromWhereTheTestsReadThem() throws Exception {
        Path file =
                Files.createDirectories(module.resolve("target/test-classes")).resolve("junit-platform.properties");
        Files.writeString(file, "brunt.onInvalid = warn\njunit.jupiter.execution.parallel.enabled = true\n");

        assertThat(settings(Map.of()).onInvalid()).isEqualTo(Consequence.WARN);
    }

    @Test
    void followTheGoalsOwnParametersFirst() {
        request.getUserProperties().setProperty("brunt.reportDir", "elsewhere");

        assertThat(settings(Map.of("brunt.reportDir", "here")).reportDirectory())
                .isEqualTo(module.resolve("here"));
    }

    @Test
    void refuseAKeyThatIsASlipOfThePen() {
        request.getUserProperties().setProperty("brunt.onInvalud", "warn");
        request.getUserProperties().setProperty("brunt.skip", "false");

        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("brunt.onInvalud")
                .hasMessageContaining("did you mean brunt.onInvalid?");
    }
}
