// SPDX-License-Identifier: Apache-2.0
package io.brunt.warm;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.engine.StopSignal;
import io.brunt.health.SelfWarmup;
import io.brunt.record.Ending;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {

    @ParameterizedTest
    @EnumSource
    void walksThePathManyTimes(Rehearsal rehearsal) throws IOException {
        assertThat(rehearsal.play(new StopSignal())).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void isMadeOnceInAJvm(Rehearsal rehearsal) {
        SelfWarmup first = rehearsal.once(new StopSignal());

        assertThat(rehearsal.once(new StopSignal())).isSameAs(first);
        assertThat(first.iterations()).isPositive();
        assertThat(first.length()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoThread(Rehearsal rehearsal) throws IOException {
        rehearsal.play(new StopSignal());

        Awaitility.await()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(it -> it.startsWith("brunt-")));
    }

    @ParameterizedTest
    @EnumSource
    void makesNothingWhenTheRunIsStopped(Rehearsal rehearsal) throws IOException {
        StopSignal stop = new StopSignal();
        stop.stop(Ending.interrupted("for this test"));

        assertThat(rehearsal.play(stop)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void stopsTheRunOnAnInterruptAndLeavesItSet(Rehearsal rehearsal) throws IOException {
        StopSignal stop = new StopSignal();

        Thread.currentThread().interrupt();
        rehearsal.play(stop);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stop.ending()).isPresent();
    }

    @Test
    void closesItsPort() throws IOException {
        URI url;
        try (Stub stub = Stub.start()) {
            url = stub.url();
            try (Socket open = new Socket(url.getHost(), url.getPort())) {
                assertThat(open.isConnected()).isTrue();
            }
        }

        assertThat(refuses(url)).isTrue();
    }

    private static boolean refuses(URI url) {
        try (Socket open = new Socket(url.getHost(), url.getPort())) {
            return !open.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }
}
