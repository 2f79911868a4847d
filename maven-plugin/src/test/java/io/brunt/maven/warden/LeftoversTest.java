// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of an earlier build say, after which the machine has gone on. */
class LeftoversTest {

    private static final ProcessIdentity GONE = new ProcessIdentity(Integer.MAX_VALUE, 1);

    @TempDir
    Path module;

    private Process stranger;
    private Post post;

    @BeforeEach
    void start() throws IOException {
        stranger = new ProcessBuilder("sleep", "600").start();
        post = new Post("run-2", ProcessIdentity.current(), module, module.resolve("target/brunt"));
    }

    @AfterEach
    void end() {
        stranger.destroyForcibly();
    }

    private ProcessIdentity startedEarlier(long millis) {
        ProcessIdentity now = ProcessIdentity.of(stranger.toHandle()).orElseThrow();
        return new ProcessIdentity(now.pid(), now.startMillis() - millis);
    }

    @Test
    void areEnded() throws IOException {
        new Roster(GONE, GONE, List.of(startedEarlier(0))).write(post.roster());

        assertThat(new Leftovers(post).end()).containsExactly("pid " + stranger.pid() + " (sleep)");

        assertThat(stranger.isAlive()).isFalse();
    }

    /** The number that one of them had is a stranger's today. */
    @Test
    void areNotWhoWasGivenTheirPid() throws IOException {
        new Roster(GONE, GONE, List.of(startedEarlier(60_000))).write(post.roster());

        assertThat(new Leftovers(post).end()).isEmpty();

        assertThat(stranger.isAlive()).isTrue();
    }

    /** Nor does it keep alive the watch over what the warden of that number had started. */
    @Test
    void areEndedWhereTheWardensPidIsSomebodyElsesToday() throws IOException {
        Process service = new ProcessBuilder("sleep", "600").start();
        ProcessIdentity left = ProcessIdentity.of(service.toHandle()).orElseThrow();
        new Roster(GONE, startedEarlier(60_000), List.of(left)).write(post.roster());

        new Leftovers(post).end();

        assertThat(service.isAlive()).isFalse();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void forgetForksWhosePidIsSomebodyElsesToday() throws IOException {
        ProcessIdentity fork = startedEarlier(60_000);
        Path mark = Files.createDirectories(post.forks()).resolve(Long.toString(fork.pid()));
        Files.writeString(mark, fork.pid() + " " + fork.startMillis());

        Forks forks = new Forks(post.forks());

        assertThat(forks.running()).isEmpty();
        forks.forgetEnded();
        assertThat(mark).doesNotExist();
    }
}
