// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {

    private static final long MILLI = 1_000_000;
    private static final long HOUR = 3_600_000 * MILLI;

    private final Queue<String> fired = new ConcurrentLinkedQueue<>();
    private EventLoop loop;

    @BeforeEach
    void startLoop() throws IOException {
        loop = new EventLoop("loop-under-test", Ticks.SYSTEM);
        loop.setOrigin(Ticks.SYSTEM.nanos());
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    private Timer timer(String name) {
        return new Timer() {
            @Override
            protected void fire(long nowNanos) {
                fired.add(name);
            }
        };
    }

    private void awaitFired(String... names) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fired).containsExactly(names));
    }

    @Test
    void firesATimerThatIsSetWhileTheAlarmSleepsForALaterOne() {
        loop.post(() -> loop.set(timer("late"), HOUR));
        loop.post(() -> loop.set(timer("soon"), loop.nowNanos() + 200 * MILLI));
        awaitFired("soon");

        loop.post(() -> loop.set(timer("sooner"), loop.nowNanos() + 5 * MILLI));

        awaitFired("soon", "sooner");
    }

    @Test
    void firesInTheOrderInWhichTimersAreDue() {
        loop.post(() -> {
            long now = loop.nowNanos();
            loop.set(timer("third"), now + 30 * MILLI);
            loop.set(timer("first"), now + 10 * MILLI);
            loop.set(timer("second"), now + 20 * MILLI);
        });

        awaitFired("first", "second", "third");
    }

    @Test
    void firesWhatIsDueByNowInTheSamePass() {
        loop.post(() -> {
            long now = loop.nowNanos();
            loop.set(timer("late"), HOUR);
            loop.setDue(timer("due"), now);
        });

        awaitFired("due");
    }

    /** More of them than one pass fires. */
    @Test
    void firesAllThatAreDueAtOnce() {
        loop.post(() -> {
            long due = loop.nowNanos() + 10 * MILLI;
            for (int i = 0; i < 1_000; i++) {
                loop.set(timer("one of many"), due);
            }
        });

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fired).hasSize(1_000));
    }

    @Test
    void doesNotFireWhatWasTakenBack() {
        Timer taken = timer("taken back");
        loop.post(() -> {
            long now = loop.nowNanos();
            loop.set(taken, now + 5 * MILLI);
            loop.set(timer("kept"), now + 20 * MILLI);
            loop.clear(taken);
        });

        awaitFired("kept");
    }
}
