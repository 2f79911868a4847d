// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a build ends, nothing that it started outlives it by more than 15 seconds. */
class KilledBuildIT {

    private static final Duration PROMISED = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The same from start to stop in each case, without the phases in which nothing can be left. */
    private static final String START = "brunt:start@load";

    private static final String TEST = "failsafe:integration-test@integration-tests";
    private static final String STOP = "brunt:stop@load";

    @TempDir
    static Path compiled;

    @TempDir
    Path folder;

    private Path project;

    @BeforeAll
    static void compile() throws Exception {
        Path once = ProjectCopy.of("killed", compiled);
        try (MavenProcess maven = MavenProcess.start("newest3", once, "test-compile")) {
            assertThat(maven.waitFor()).as(() -> maven.log()).isZero();
        }
    }

    @BeforeEach
    void copy() throws IOException {
        ProjectCopy.tree(compiled, folder);
        project = folder.resolve("killed");
    }

    /** Where a build is when it is hit. */
    enum Moment {
        /** A service is up and not yet ready. */
        IN_START {
            @Override
            boolean hasCome(MavenProcess maven) {
                return maven.log().contains(":start ") && maven.family().size() > 2;
            }
        },
        /** All services are ready. */
        AFTER_START {
            @Override
            boolean hasCome(MavenProcess maven) {
                return maven.log().contains("brunt.baseUrl is ");
            }
        },
        /** A test JVM, which hangs when it is asked to end, makes load. */
        UNDER_LOAD {
            @Override
            boolean hasCome(MavenProcess maven) {
                return maven.hasFork();
            }
        };

        abstract boolean hasCome(MavenProcess maven);
    }

    private MavenProcess start(String version, Moment moment) throws IOException {
        String health = moment == Moment.IN_START ? "/never" : "/";
        MavenProcess maven = MavenProcess.start(version, project, START, TEST, STOP, "-Dhealth=" + health);
        await().atMost(PATIENCE).until(() -> moment.hasCome(maven) || !maven.isAlive());
        assertThat(maven.isAlive()).as(() -> maven.log()).isTrue();
        return maven;
    }

    @ParameterizedTest(name = "Maven {0}, {1}, SIG{2}")
    @CsvSource({
        "newest3, IN_START, KILL",
        "newest3, IN_START, TERM",
        "newest3, IN_START, INT",
        "newest3, AFTER_START, KILL",
        "newest3, AFTER_START, TERM",
        "newest3, AFTER_START, INT",
        "newest3, UNDER_LOAD, KILL",
        "newest3, UNDER_LOAD, TERM",
        "newest3, UNDER_LOAD, INT",
        "oldest, UNDER_LOAD, KILL",
        "oldest, IN_START, INT",
        "newest4, UNDER_LOAD, KILL",
        "newest4, IN_START, INT"
    })
    void leavesNothingWhenMavenIsHit(String version, Moment moment, String signal) throws Exception {
        try (MavenProcess maven = start(version, moment)) {
            maven.signal(signal);

            await().atMost(PROMISED)
                    .untilAsserted(() -> assertThat(maven.family()).isEmpty());
        }
    }

    @ParameterizedTest(name = "SIG{0}")
    @CsvSource({"INT", "HUP", "KILL"})
    void leavesNothingWhenTheWholeGroupIsHit(String signal) throws Exception {
        try (MavenProcess maven = start("newest3", Moment.UNDER_LOAD)) {
            maven.signalGroup(signal);

            if (signal.equals("KILL")) {
                // Nobody is left who could clear up: the next build does, and says so.
                await().until(() -> !maven.isAlive());
                try (MavenProcess next = MavenProcess.start("newest3", project, START, STOP, "-DstopTimeout=1s")) {
                    next.waitFor();
                    assertThat(next.log()).contains("Ended what an earlier build of this module had left running: pid");
                }
            }
            await().atMost(PROMISED)
                    .untilAsserted(() -> assertThat(maven.family()).isEmpty());
        }
    }

    @Test
    void killsWhatDoesNotEndAndSaysSo() throws Exception {
        try (MavenProcess maven = MavenProcess.start("newest3", project, START, STOP, "-DstopTimeout=1s")) {
            assertThat(maven.waitFor()).as(() -> maven.log()).isZero();

            assertThat(maven.log())
                    .containsPattern(
                            "service api-1 did not end within 1s of SIGTERM and was killed: pid \\d+ \\(java\\)");
            assertThat(maven.family()).isEmpty();
        }
    }
}
