// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warden that watches a stand-in for Maven, which the test can kill. */
class OrphanedWardenTest {

    @TempDir
    Path module;

    private Process maven;
    private Process fork;
    private Process warden;
    private Post post;
    private DataOutputStream orders;

    /** On a busy machine a JVM takes its time to start. */
    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @BeforeEach
    void start() throws IOException {
        maven = new ProcessBuilder("sleep", "600").start();
        fork = new ProcessBuilder("bash", "-c", "trap '' TERM; while true; do sleep 1; done").start();
        post = new Post(
                "run-1",
                ProcessIdentity.of(maven.toHandle()).orElseThrow(),
                module,
                Files.createDirectories(module.resolve("target/brunt")));
        Files.createDirectories(post.roster().getParent());
        ProcessIdentity it = ProcessIdentity.of(fork.toHandle()).orElseThrow();
        Files.writeString(
                Files.createDirectories(post.forks()).resolve("" + it.pid()), it.pid() + " " + it.startMillis());
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp", "target/classes"));
        command.add(Warden.class.getName());
        command.addAll(post.arguments());
        warden = new ProcessBuilder(command).start();
        orders = new DataOutputStream(warden.getOutputStream());
        new Order.Launch(
                        "api-1",
                        List.of("bash", "-c", "trap '' TERM; setsid sleep 600 & while true; do sleep 1; done"),
                        System.getenv(),
                        module,
                        module.resolve("log"),
                        Stop.within(Duration.ofMinutes(10)))
                .write(orders);
        orders.flush();
        await().until(() -> services().size() >= 2);
    }

    @AfterEach
    void clean() {
        List.of(maven, fork, warden).forEach(Process::destroyForcibly);
        services().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> services() {
        return Mark.processes(it -> it.module().equals(module));
    }

    @Test
    void endsServicesAndForksWhenMavenIsKilled() throws Exception {
        // Its input stays open: the test holds the other end.
        maven.destroyForcibly();

        await().atMost(Duration.ofSeconds(15)).until(() -> services().isEmpty() && !fork.isAlive());
        assertThat(warden.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(post.roster()).doesNotExist();
    }

    @Test
    void endsServicesWhenTheWholeGroupIsSignalled() throws Exception {
        warden.destroy();
        maven.destroy();

        await().atMost(Duration.ofSeconds(15)).until(() -> services().isEmpty() && !fork.isAlive());
    }

    /** Maven may go on giving orders for a moment, and nobody would end what comes of them. */
    @Test
    void endsAlsoWhatItIsToldToStartMeanwhile() throws Exception {
        for (int i = 2; i <= 30; i++) {
            new Order.Launch(
                            "api-" + i,
                            List.of("/bin/sleep", "600"),
                            Map.of(),
                            module,
                            module.resolve("log"),
                            Stop.within(Duration.ofMinutes(10)))
                    .write(orders);
        }
        orders.flush();
        await().pollInterval(Duration.ofMillis(10)).until(() -> services().size() >= 4);

        maven.destroy();
        warden.destroy();

        assertThat(warden.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(services()).isEmpty();
    }

    /** Services and fork hang, so that the warden has not ended them when it is hit. */
    @Test
    void leavesTheRestToItsReliefWhenItIsKilledAtIt() throws Exception {
        maven.destroyForcibly().waitFor();
        await().until(() -> warden.descendants().anyMatch(OrphanedWardenTest::isRelief));
        ProcessHandle relief = warden.descendants()
                .filter(OrphanedWardenTest::isRelief)
                .findFirst()
                .orElseThrow();
        warden.destroyForcibly().waitFor();
        assertThat(services()).isNotEmpty();

        await().atMost(Duration.ofSeconds(15)).until(() -> services().isEmpty() && !fork.isAlive());
        await().until(() -> !relief.isAlive());
    }

    @Test
    void isRelievedWhereItIsKilledFirst() throws Exception {
        warden.destroyForcibly().waitFor();
        Process relief = Relief.call(post, post.maven());
        assertThat(relief.waitFor(1, TimeUnit.SECONDS)).isFalse();
        assertThat(services()).isNotEmpty();

        maven.destroyForcibly();

        await().atMost(Duration.ofSeconds(15)).until(() -> services().isEmpty() && !fork.isAlive());
        assertThat(relief.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean isRelief(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(Relief.class.getName());
    }

    @Test
    void leavesATrackForTheNextBuildWhenItIsKilledItself() throws Exception {
        await().until(() -> Roster.read(post.roster())
                .filter(it -> it.processes().size() >= 2)
                .isPresent());
        warden.destroyForcibly().waitFor();
        maven.destroyForcibly().waitFor();
        assertThat(services()).isNotEmpty();

        List<String> ended = new Leftovers(post).end();

        assertThat(ended).anySatisfy(it -> assertThat(it).contains("(sleep)"));
        assertThat(services()).isEmpty();
        assertThat(post.roster()).doesNotExist();
    }

    @Test
    void isFoundByTheEnvironmentAloneAfterAClean() throws Exception {
        warden.destroyForcibly().waitFor();
        maven.destroyForcibly().waitFor();
        Files.deleteIfExists(post.roster());

        assertThat(new Leftovers(post).end()).isNotEmpty();

        assertThat(services()).isEmpty();
    }

    @Test
    void isLeftAloneByAnotherBuildWhileItsMavenLives() throws Exception {
        await().until(() -> Roster.read(post.roster()).isPresent());

        Leftovers leftovers = new Leftovers(post);

        assertThat(leftovers.otherBuild())
                .hasValueSatisfying(it -> assertThat(it.pid()).isEqualTo(maven.pid()));
        assertThat(leftovers.end()).isEmpty();
        assertThat(services()).isNotEmpty();
    }
}
