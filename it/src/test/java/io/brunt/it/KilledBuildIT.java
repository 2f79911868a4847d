// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However a build ends, nothing that it started outlives it by more than 15 seconds: no process, and no open port.
 *
 * <p>Its services are a JVM that hangs when it is asked to end, and a script whose child leaves parent and session.
 */
class KilledBuildIT {

    private static final Duration PROMISED = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The same from start to report in each case, without the phases in which nothing can be left. */
    private static final String START = "brunt:start@load";

    private static final String TEST = "failsafe:integration-test@integration-tests";
    private static final String STOP = "brunt:stop@load";
    private static final String REPORT = "brunt:report@load";
    private static final String TEST_VERDICT = "failsafe:verify@integration-tests";

    @TempDir
    static Path prepared;

    @TempDir
    Path folder;

    private Path project;

    /** Compiled, and with a result to report. */
    @BeforeAll
    static void prepare() throws Exception {
        Path once = ProjectCopy.of("killed", prepared);
        try (MavenProcess maven = MavenProcess.start(
                "newest3",
                once,
                "test-compile",
                START,
                TEST,
                STOP,
                "-DstopTimeout=1s",
                "-Dbrunt.scale.duration=0.01")) {
            assertThat(maven.waitFor()).as(() -> maven.log()).isZero();
        }
    }

    @BeforeEach
    void copy() throws IOException {
        Path copy = folder.resolve("Jörgs Shop");
        ProjectCopy.tree(prepared, copy);
        project = copy.resolve("killed");
    }

    /** Where a build is when it is hit. */
    enum Moment {
        /** The warden runs, and is about to start the first service. */
        STARTING(START, TEST, STOP, "-Dhealth=/never") {
            @Override
            boolean hasCome(MavenProcess maven, Path project) {
                return maven.family().withWord("Warden").isPresent();
            }
        },
        /** A service listens, and is not ready. */
        WAITING(START, TEST, STOP, "-Dhealth=/never") {
            @Override
            boolean hasCome(MavenProcess maven, Path project) throws IOException {
                Path log = project.resolve("target/brunt/services/api-1.log");
                return Files.exists(log)
                        && Files.readString(log).contains("listening")
                        && maven.family().withWord("shop.Api").isPresent();
            }
        },
        /** A test JVM, which hangs when it is asked to end, makes load. */
        UNDER_LOAD(START, TEST, STOP, "-Dhang=true") {
            @Override
            boolean hasCome(MavenProcess maven, Path project) throws IOException {
                return fork(project).isPresent();
            }
        },
        /** A service was asked to end, and has ten minutes to do so. */
        STOPPING(START, STOP) {
            @Override
            boolean hasCome(MavenProcess maven, Path project) {
                return maven.log().contains(":stop ");
            }
        },
        /** Maven waits for the folder of reports, which the test holds. */
        REPORTING(START, STOP, REPORT, "-DstopTimeout=0s") {
            @Override
            boolean hasCome(MavenProcess maven, Path project) {
                return maven.log().contains(":report ");
            }
        };

        private final String[] goals;

        Moment(String... goals) {
            this.goals = goals;
        }

        abstract boolean hasCome(MavenProcess maven, Path project) throws IOException;
    }

    /** Who is hit, and with what. */
    enum Blow {
        INT,
        TERM,
        KILL,
        HUP,
        /** SIGINT to Maven and all that is in its process group. */
        CTRL_C {
            @Override
            void hit(MavenProcess maven) throws Exception {
                maven.signalGroup("INT");
            }
        },
        /** The kernel sends SIGHUP to all, and output goes nowhere. */
        CLOSED_TERMINAL {
            @Override
            MavenProcess start(String version, Path project, String... goals) throws IOException {
                return MavenProcess.startInTerminal(version, project, goals);
            }

            @Override
            void hit(MavenProcess maven) {
                maven.closeTerminal();
            }
        };

        MavenProcess start(String version, Path project, String... goals) throws IOException {
            return MavenProcess.start(version, project, goals);
        }

        /** Unless said otherwise the signal of that name, to Maven's JVM alone. */
        void hit(MavenProcess maven) throws Exception {
            maven.signal(name());
        }
    }

    /** All of them, or as many as meet each moment on each JDK, and on both together each blow and each Maven. */
    static Stream<Arguments> blows() {
        List<String> versions = List.of("newest3", "oldest", "newest4");
        if (Boolean.getBoolean("it.full")) {
            return versions.stream()
                    .flatMap(version -> Stream.of(Moment.values())
                            .flatMap(moment ->
                                    Stream.of(Blow.values()).map(blow -> Arguments.of(version, moment, blow))));
        }
        int first = Boolean.getBoolean("it.newerJdk") ? Blow.values().length / 2 : 0;
        return IntStream.range(0, Moment.values().length)
                .mapToObj(i -> Arguments.of(
                        versions.get((first + i) % versions.size()),
                        Moment.values()[i],
                        Blow.values()[(first + i) % Blow.values().length]));
    }

    @ParameterizedTest(name = "Maven {0}, {1}, {2}")
    @MethodSource("blows")
    void leavesNothing(String version, Moment moment, Blow blow) throws Exception {
        try (FileChannel reports = FileChannel.open(
                        project.resolve("target/brunt/.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                MavenProcess maven = blow.start(version, project, moment.goals)) {
            assertThat(reports.lock().isValid()).isTrue();
            awaitMoment(maven, () -> moment.hasCome(maven, project));

            blow.hit(maven);

            assertNothingIsLeft(maven);
        }
    }

    private static void awaitMoment(MavenProcess maven, Callable<Boolean> hasCome) {
        await().atMost(PATIENCE).until(() -> hasCome.call() || !maven.isAlive());
        assertThat(maven.isAlive()).as(() -> maven.log()).isTrue();
        maven.notePorts();
    }

    private static void assertNothingIsLeft(MavenProcess maven) {
        await().atMost(PROMISED).untilAsserted(() -> {
            assertThat(maven.family().processes())
                    .extracting(ProcessHandle::info)
                    .isEmpty();
            assertThat(maven.openPorts()).isEmpty();
        });
    }

    private static Optional<ProcessHandle> fork(Path project) throws IOException {
        Path forks = project.resolve("target/brunt/forks");
        if (!Files.isDirectory(forks)) {
            return Optional.empty();
        }
        try (Stream<Path> marks = Files.list(forks)) {
            return marks.map(it -> Long.parseLong(it.getFileName().toString()))
                    .flatMap(it -> ProcessHandle.of(it).stream())
                    .findAny();
        }
    }

    /** In either order, and a second apart: who sees the other go calls somebody who ends what is left. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNothingWhenMavenAndItsWardenAreKilledOneAfterTheOther(boolean wardenFirst) throws Exception {
        try (MavenProcess maven = MavenProcess.start("newest3", project, Moment.UNDER_LOAD.goals)) {
            awaitMoment(maven, () -> Moment.UNDER_LOAD.hasCome(maven, project));
            ProcessHandle warden = maven.family().withWord("Warden").orElseThrow();
            ProcessHandle jvm = maven.family().withWord("classworlds").orElseThrow();

            MavenProcess.signal("KILL", wardenFirst ? warden : jvm);
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            MavenProcess.signal("KILL", wardenFirst ? jvm : warden);

            assertNothingIsLeft(maven);
        }
    }

    @Test
    void leavesToTheNextBuildWhatOutlivedItsWardenToo() throws Exception {
        try (MavenProcess maven = MavenProcess.start("newest3", project, Moment.UNDER_LOAD.goals)) {
            awaitMoment(maven, () -> Moment.UNDER_LOAD.hasCome(maven, project));

            maven.signalGroup("KILL");

            await().until(() -> !maven.isAlive());
            try (MavenProcess next = MavenProcess.start("newest3", project, START, STOP, "-DstopTimeout=1s")) {
                next.waitFor();
                assertThat(next.log()).contains("Ended what an earlier build of this module had left running: pid");
            }
            assertNothingIsLeft(maven);
        }
    }

    @Test
    void killsWhatDoesNotEndAndSaysSo() throws Exception {
        try (MavenProcess maven = MavenProcess.start("newest3", project, START, STOP, "-DstopTimeout=1s")) {
            assertThat(maven.waitFor()).as(() -> maven.log()).isZero();

            assertThat(maven.log())
                    .containsPattern(
                            "service api-1 did not end within 1s of SIGTERM and was killed: pid \\d+ \\(java\\)");
            assertNothingIsLeft(maven);
        }
    }

    @Test
    void failsAndLeavesNothingWhenATestJvmIsKilled() throws Exception {
        try (MavenProcess maven =
                MavenProcess.start("newest3", project, START, TEST, STOP, REPORT, TEST_VERDICT, "-DstopTimeout=1s")) {
            awaitMoment(maven, () -> fork(project).isPresent());

            MavenProcess.signal("KILL", fork(project).orElseThrow());

            assertThat(maven.waitFor()).as(() -> maven.log()).isNotZero();
            assertNothingIsLeft(maven);
        }
    }

    /** A load of a minute, and a shutdown hook that never returns; Failsafe waits ten seconds. */
    @Test
    void failsAndLeavesNothingWhenATestJvmHangs() throws Exception {
        try (MavenProcess maven = MavenProcess.start(
                "newest3",
                project,
                START,
                TEST,
                STOP,
                TEST_VERDICT,
                "-Dhang=true",
                "-DstopTimeout=1s",
                "-Dfailsafe.timeout=10")) {
            awaitMoment(maven, () -> fork(project).isPresent());

            assertThat(maven.waitFor()).as(() -> maven.log()).isNotZero();

            assertThat(maven.log()).contains("There was a timeout");
            assertNothingIsLeft(maven);
        }
    }

    /** Load that stands still does not end when it is asked to. */
    @Test
    void leavesNothingOfATestJvmThatIsFrozen() throws Exception {
        try (MavenProcess maven = MavenProcess.start("newest3", project, START, TEST, STOP)) {
            awaitMoment(maven, () -> fork(project).isPresent());
            MavenProcess.signal("STOP", fork(project).orElseThrow());

            maven.signal("KILL");

            assertNothingIsLeft(maven);
        }
    }

    @Test
    void failsAndLeavesNothingWhenTheWardenIsKilled() throws Exception {
        try (MavenProcess maven =
                MavenProcess.start("newest3", project, START, TEST, STOP, "-Dbrunt.scale.duration=0.1")) {
            awaitMoment(maven, () -> fork(project).isPresent());

            MavenProcess.signal("KILL", maven.family().withWord("Warden").orElseThrow());

            assertThat(maven.waitFor()).as(() -> maven.log()).isNotZero();
            assertThat(maven.log()).contains("the warden is gone, which kept watch over the services");
            assertNothingIsLeft(maven);
        }
    }

    @Test
    void leavesNothingOfModulesThatAreBuiltAtOnce() throws Exception {
        Path reactor = folder.resolve("reactor");
        ProjectCopy.tree(prepared.resolve("parent"), reactor.resolve("parent"));
        Files.copy(prepared.resolve("settings.xml"), folder.resolve("settings.xml"));
        for (String module : List.of("first", "second")) {
            Path pom = ProjectCopy.tree(project, reactor.resolve(module)).resolve("pom.xml");
            Files.writeString(pom, Files.readString(pom).replace("<artifactId>killed<", "<artifactId>" + module + "<"));
        }
        Files.writeString(reactor.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.brunt.it</groupId>
                  <artifactId>reactor</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules>
                    <module>first</module>
                    <module>second</module>
                  </modules>
                </project>
                """);
        try (MavenProcess maven = MavenProcess.start("newest3", reactor, "verify", "-T", "2")) {
            awaitMoment(maven, () -> maven.log().split("brunt.baseUrl is ").length == 3);

            maven.signal("KILL");

            assertNothingIsLeft(maven);
        }
    }

    static Stream<String> residents() {
        List<String> versions = List.of("newest3", "newest4");
        return Boolean.getBoolean("it.full")
                ? Stream.concat(versions.stream(), Stream.of("oldest"))
                : Stream.of(versions.get(Boolean.getBoolean("it.newerJdk") ? 1 : 0));
    }

    /** Nobody calls {@code brunt:stop}, and nobody's input closes. */
    @ParameterizedTest
    @MethodSource("residents")
    void endsWithTheBuildWhereMavenLivesOn(String version) throws Exception {
        try (MavenProcess maven = MavenProcess.startResident(version, project)) {
            for (int build = 1; build <= 2; build++) {
                maven.tell(START, TEST, STOP, "-Dit.test=NoSuchIT", "-DstopTimeout=1s");
                int ended = build;
                awaitMoment(maven, () -> maven.log().split("The build ended with 1").length == ended + 1);

                await().atMost(PROMISED).untilAsserted(() -> {
                    assertThat(maven.family().processes()).hasSize(1);
                    assertThat(maven.openPorts()).isEmpty();
                });
            }
            assertThat(maven.log()).contains("Stopping the services of killed, since no brunt:stop ran");
        }
    }
}
