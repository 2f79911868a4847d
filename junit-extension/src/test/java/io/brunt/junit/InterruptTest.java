// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brunt.user.VirtualUser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** An interrupt, {@code @Timeout}'s too, ends the whole load test at once. */
class InterruptTest {

    /** The plans last ten minutes: only a broken build takes half of that. */
    private static final Duration FAR_BELOW_THE_PLAN = Duration.ofMinutes(5);

    private static final AtomicInteger BODIES = new AtomicInteger();
    private static final AtomicBoolean STILL_INTERRUPTED = new AtomicBoolean();

    @TempDir
    Path reports;

    private static CountingServer server;

    @BeforeEach
    void serve() {
        server = new CountingServer();
        BODIES.set(0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Throwable endsAtOnce(Class<?> fixture, Path into) {
        Instant begun = Instant.now();

        Throwable failure = Launch.into(into).against(server).run(fixture).failure();

        assertThat(Duration.between(begun, Instant.now())).isLessThan(FAR_BELOW_THE_PLAN);
        return failure;
    }

    @Test
    void endsALoadOfRequests() {
        Throwable failure = endsAtOnce(Requesting.class, reports);

        assertThat(STILL_INTERRUPTED).as("the thread stays interrupted").isTrue();
        assertThat(failure).isInstanceOf(AssertionFailedError.class).hasMessageContaining("interrupted");
        assertThat(server.count()).isPositive();
        assertThat(BODIES).as("the body that follows the load").hasValue(0);
    }

    @Test
    void endsALoadOfBodies() {
        assertThat(endsAtOnce(Pausing.class, reports)).isInstanceOf(TimeoutException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void endsALoadOnAThreadOfItsOwn() {
        // JUnit does not wait for that thread, which still writes its result: no folder that is deleted meanwhile.
        assertThat(endsAtOnce(OnAThreadOfItsOwn.class, Path.of("target/interrupted")))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void goesOnWithTheNextTest() {
        Launch.Ran ran = Launch.into(reports).run(Pausing.class, Next.class);

        ran.tests().assertStatistics(it -> it.started(2).failed(1).succeeded(1));
    }

    static class Requesting {
        @BeforeEach
        void interruptOnceARequestIsThere() {
            Thread test = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                await().atMost(FAR_BELOW_THE_PLAN).until(() -> server.count() > 0);
                test.interrupt();
            });
            interrupter.setDaemon(true);
            interrupter.start();
        }

        @AfterEach
        void lookAtTheThread() {
            STILL_INTERRUPTED.set(Thread.interrupted());
        }

        @LoadTest(users = 2, duration = "10m", thinkTime = "5ms")
        @HttpEndpoint(url = "/")
        void asks() {
            BODIES.incrementAndGet();
        }
    }

    static class Pausing {
        @LoadTest(users = 2, iterations = 2)
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void pauses(VirtualUser user) throws InterruptedException {
            user.pause("1h");
        }
    }

    static class OnAThreadOfItsOwn {
        @LoadTest(users = 2, iterations = 2)
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
        void pauses(VirtualUser user) throws InterruptedException {
            user.pause("1h");
        }
    }

    static class Next {
        @LoadTest(iterations = 2)
        void follows() {}
    }
}
