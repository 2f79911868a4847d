// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimerHeapTest {

    private static final class Plain extends Timer {
        @Override
        protected void fire(long nowNanos) {}
    }

    static LongStream seeds() {
        Long only = Long.getLong("seed");
        return only == null ? LongStream.range(0, 200) : LongStream.of(only);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTimersBackInOrderHoweverTheyWereMoved(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TimerHeap heap = new TimerHeap();
        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            timers.add(new Plain());
        }
        for (int i = 0; i < 1000; i++) {
            Timer timer = timers.get(random.nextInt(timers.size()));
            if (random.nextInt(4) == 0) {
                heap.clear(timer);
            } else {
                heap.set(timer, random.nextInt(500));
            }
        }
        List<Long> expected = timers.stream()
                .filter(Timer::isSet)
                .map(it -> it.dueNanos)
                .sorted()
                .toList();

        List<Long> given = new ArrayList<>();
        while (heap.firstNanos() != Long.MAX_VALUE) {
            given.add(heap.poll().dueNanos);
        }

        assertThat(given).as("seed %d", seed).isEqualTo(expected);
        assertThat(timers).noneMatch(Timer::isSet);
    }
}
