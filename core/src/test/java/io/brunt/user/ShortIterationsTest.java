// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Iterations too short for the clock are timed together, and still counted one by one. */
@Timeout(60)
class ShortIterationsTest {

    private static final LoadPlan PLAN = LoadPlan.builder(new LoadModel.ConstantUsers(2, Duration.ofMillis(500)))
            .build();

    private static Recording run(UserCode code) {
        return CodeRuns.run(PLAN, code);
    }

    @Test
    void areCountedAsOftenAsTheyWereCalled() {
        LongAdder calls = new LongAdder();

        Recording recording = run(user -> calls.increment());

        assertThat(recording.whole().tally().started()).isEqualTo(calls.sum());
        assertThat(recording.whole().tally().completed()).isEqualTo(calls.sum());
        assertThat(recording.whole().responseTime().count()).isEqualTo(calls.sum());
        assertThat(recording.delivery().lateness().count()).isEqualTo(calls.sum());
    }

    @Test
    void areTimedToTheNanosecond() {
        LongAdder calls = new LongAdder();

        Recording recording = run(user -> calls.increment());

        // A look at the clock alone takes longer on most machines; in whole microseconds it would be 1.
        assertThat(recording.whole().responseTime().percentile(50)).isLessThan(Duration.ofNanos(500));
        assertThat(recording.whole().responseTime().min()).isPositive();
    }

    @Test
    void areNumberedOneByOne() {
        AtomicLong wrong = new AtomicLong();
        long[] next = new long[3];

        Recording recording = run(user -> {
            if (user.iteration() != next[user.id()]++) {
                wrong.incrementAndGet();
            }
        });

        assertThat(wrong).hasValue(0);
        assertThat(recording.whole().tally().started()).isEqualTo(next[1] + next[2]);
    }

    @Test
    void areErrorsOneByOne() {
        LongAdder thrown = new LongAdder();
        LongAdder calls = new LongAdder();

        Recording recording = run(user -> {
            calls.increment();
            if (user.iteration() % 1_000 == 999) {
                thrown.increment();
                throw new IllegalStateException("each thousandth");
            }
        });

        Tally tally = recording.whole().tally();
        assertThat(tally.started()).isEqualTo(calls.sum());
        assertThat(tally.errors()).isEqualTo(thrown.sum()).isPositive();
        assertThat(recording.errors())
                .singleElement()
                .satisfies(it -> assertThat(it.count()).isEqualTo(thrown.sum()));
    }

    @Test
    void countWhatTheyAllocateOneByOne() {
        Object[][] kept = new Object[3][1];

        Recording recording = CodeRuns.counting(PLAN, user -> kept[user.id()][0] = new byte[1_000]);

        assertThat(recording.whole().allocation().iterations())
                .isEqualTo(recording.whole().tally().started());
        assertThat(recording.whole().allocation().bytesPerIteration().orElseThrow())
                .isBetween(1_000.0, 1_100.0);
    }
}
