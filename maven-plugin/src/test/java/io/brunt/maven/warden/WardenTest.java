// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WardenTest {

    @TempDir
    Path module;

    private Post post;
    private WardenConnection warden;

    /** On a busy machine a JVM takes its time to start. */
    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @BeforeEach
    void open() throws IOException {
        post = new Post(
                UUID.randomUUID().toString(), ProcessIdentity.current(), module, module.resolve("target/brunt"));
        warden = WardenConnection.open(post);
    }

    @AfterEach
    void close() {
        warden.close();
        assertThat(marked()).isEmpty();
    }

    private List<ProcessHandle> marked() {
        return Mark.processes(it -> it.run().equals(post.run()));
    }

    private ServiceProcess launch(String script, Duration grace) throws Exception {
        return launch(script, Stop.within(grace));
    }

    private ServiceProcess launch(String script, Stop stop) throws Exception {
        return warden.launch(new Order.Launch(
                "api-1",
                List.of("bash", "-c", script),
                System.getenv(),
                module,
                Files.createDirectories(module.resolve("target")).resolve("log"),
                stop));
    }

    private String log() throws IOException {
        return Files.readString(module.resolve("target/log"));
    }

    private void awaitLog(String text) {
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> log().contains(text));
    }

    private ProcessTree.Ending end(ServiceProcess process) throws Exception {
        warden.end("api-1");
        return process.ending().get(60, TimeUnit.SECONDS);
    }

    @Test
    void tellsTheExitCodeOfAProcessThatDies() throws Exception {
        ServiceProcess process = launch("echo hello; exit 42", Duration.ofSeconds(5));

        await().until(() -> process.exitCode().isPresent());

        assertThat(process.exitCode()).isEqualTo(OptionalInt.of(42));
        assertThat(log()).isEqualTo("hello\n");
    }

    @Test
    void tellsWhyAProcessCouldNotBeStarted() throws Exception {
        ServiceProcess process = warden.launch(new Order.Launch(
                "api-1",
                List.of("no-such-program"),
                System.getenv(),
                module,
                module.resolve("log"),
                Stop.within(Duration.ZERO)));

        assertThatThrownBy(() -> process.pid().get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no-such-program");
    }

    @Test
    void launchesANameAnewOnceItHasEnded() throws Exception {
        end(launch("sleep 600", Duration.ofSeconds(5)));

        ServiceProcess second = launch("exec sleep 600", Duration.ofSeconds(5));

        long pid = second.pid().get(60, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(pid))
                .hasValueSatisfying(it -> assertThat(it.isAlive()).isTrue());
        assertThat(second.exitCode()).isEmpty();
    }

    @Test
    void forgetsTheProcessesInTheEnd() throws Exception {
        ServiceProcess process = launch("sleep 600 & wait", Duration.ofSeconds(60));
        await().until(() -> Roster.read(post.roster())
                .filter(it -> it.processes().size() == 2)
                .isPresent());

        end(process);

        assertThat(post.roster()).doesNotExist();
    }

    /** It stays until what the warden left has been ended by Maven itself. */
    @Test
    void isRelievedForAsLongAsMavenNeedsIt() throws Exception {
        child(Warden.class).orElseThrow().destroyForcibly();
        await().until(() -> child(Relief.class).isPresent());
        ProcessHandle relief = child(Relief.class).orElseThrow();

        warden.leave();
        assertThat(relief.isAlive()).isTrue();

        warden.close();
        await().until(() -> !relief.isAlive());
    }

    @Test
    void needsNoReliefWhereNobodyIsKilled() throws Exception {
        end(launch("exec sleep 600", Duration.ofSeconds(5)));

        warden.close();

        assertThat(child(Relief.class)).isEmpty();
    }

    private static Optional<ProcessHandle> child(Class<?> main) {
        return ProcessHandle.current()
                .children()
                .filter(it -> it.info().commandLine().orElse("").contains(main.getName()))
                .findFirst();
    }

    @Nested
    class EndsByForce {

        @Test
        void whoIgnoresSigterm() throws Exception {
            ServiceProcess process =
                    launch("trap '' TERM; echo up; while true; do sleep 1; done", Duration.ofMillis(500));
            awaitLog("up");

            ProcessTree.Ending ending = end(process);

            assertThat(ending.forced())
                    .anySatisfy(it -> assertThat(it).startsWith("pid ").endsWith("(bash)"));
            assertThat(ending.left()).isEmpty();
        }

        @Test
        void nobodyWhoEndsInTime() throws Exception {
            ServiceProcess process = launch("trap 'exit 0' TERM; echo up; sleep 600 & wait", Duration.ofSeconds(60));
            awaitLog("up");

            assertThat(end(process)).isEqualTo(ProcessTree.Ending.clean());
        }
    }

    @Nested
    class EndsByACommand {

        private static final List<String> USR1 = List.of("bash", "-c", "echo asked; kill -USR1 {{pid}}");

        @Test
        void whoKnowsAnotherSignal() throws Exception {
            ServiceProcess process = launch(
                    "trap 'echo drained; exit 0' USR1; trap '' TERM; echo up; while true; do sleep 0.05; done",
                    new Stop(USR1, Duration.ofSeconds(60)));
            awaitLog("up");

            assertThat(end(process)).isEqualTo(ProcessTree.Ending.clean());
            assertThat(log()).contains("asked").contains("drained");
        }

        @Test
        void andByForceWhereItDoesNotHelp() throws Exception {
            ServiceProcess process = launch(
                    "trap '' USR1 TERM; echo up; while true; do sleep 0.05; done",
                    new Stop(USR1, Duration.ofMillis(500)));
            awaitLog("up");

            assertThat(end(process).forced()).isNotEmpty();
        }

        @Test
        void andBySigtermWhereItFails() throws Exception {
            ServiceProcess process = launch(
                    "trap 'echo terminated; exit 0' TERM; echo up; while true; do sleep 0.05; done",
                    new Stop(List.of("no-such-program"), Duration.ofSeconds(60)));
            awaitLog("up");

            ProcessTree.Ending ending = end(process);

            assertThat(ending.forced()).isEmpty();
            assertThat(ending.complaint()).contains("could not be started").contains("no-such-program");
            assertThat(log()).contains("terminated");
        }

        @Test
        void whoIsNoDescendantAndCarriesNoMark() throws Exception {
            // As a container of "docker run": somebody else's child, with an environment of its own.
            ServiceProcess process = launch(
                    "env -i setsid bash -c 'echo $$ > container; exec sleep 600' & sleep 601",
                    new Stop(List.of("bash", "-c", "kill $(cat container); kill {{pid}}"), Duration.ofSeconds(60)));
            Path container = module.resolve("container");
            await().until(() -> Files.exists(container) && Files.size(container) > 1);
            ProcessHandle contained = ProcessHandle.of(
                            Long.parseLong(Files.readString(container).strip()))
                    .orElseThrow();
            process.pid().get(60, TimeUnit.SECONDS);

            // Nobody orders its end: Maven is gone.
            warden.close();

            await().until(() -> !contained.isAlive());
        }
    }

    @Nested
    class EndsToo {

        @Test
        void theChildrenOfAWrapperScript() throws Exception {
            ServiceProcess process = launch("bash -c 'bash -c \"sleep 600; true\"; true'; true", Duration.ofSeconds(5));
            await().until(() -> marked().size() == 4);

            end(process);

            assertThat(marked()).isEmpty();
        }

        @Test
        void whoLeftTheSession() throws Exception {
            // The parent is gone at once, so that only the environment tells where the child comes from.
            ServiceProcess process = launch("(setsid sleep 600 &); echo up; exec sleep 601", Duration.ofSeconds(5));
            awaitLog("up");
            await().until(() -> marked().size() == 2);

            end(process);

            assertThat(marked()).isEmpty();
        }

        @Test
        void whoOutlivedItsParent() throws Exception {
            ServiceProcess process = launch("sleep 600 & exit 3", Duration.ofSeconds(5));
            await().until(() -> process.exitCode().isPresent());

            end(process);

            assertThat(marked()).isEmpty();
        }
    }

    @Nested
    class WhenItsInputCloses {

        @Test
        void nothingIsLeft() throws Exception {
            launch("trap '' TERM; setsid sleep 600 & echo up; while true; do sleep 1; done", Duration.ofMinutes(10));
            awaitLog("up");

            warden.close();

            await().atMost(Duration.ofSeconds(15)).until(() -> marked().isEmpty());
        }

        @Test
        void forksOfALivingMavenAreLeftAlone() throws Exception {
            Process fork = new ProcessBuilder("sleep", "600").start();
            ProcessIdentity identity = ProcessIdentity.of(fork.toHandle()).orElseThrow();
            Path forks = Files.createDirectories(post.forks());
            Files.writeString(forks.resolve("" + fork.pid()), identity.pid() + "\n" + identity.startMillis() + "\n");

            warden.close();

            assertThat(fork.isAlive()).isTrue();
            fork.destroyForcibly();
        }
    }
}
