// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000;

    @Test
    void delaysByTheSameTime() {
        assertThat(Pace.after(20 * MILLI).answerNanos(7)).isEqualTo(20 * MILLI + 7);
    }

    /** 100/s for four periods: the percentiles that a run against the target is held against. */
    @Test
    void freezesForAShareOfEachPeriod() {
        Pace frozen = Pace.frozen(2_000 * MILLI, 3_500 * MILLI, 5_000 * MILLI);

        long[] waits = LongStream.range(0, 2_000)
                .map(it -> it * 10 * MILLI)
                .map(it -> frozen.answerNanos(it) - it)
                .sorted()
                .toArray();

        assertThat(waits[999]).isZero();
        assertThat(waits[1_799]).isEqualTo(1_000 * MILLI);
        assertThat(waits[1_899]).isEqualTo(1_250 * MILLI);
        assertThat(waits[1_979]).isEqualTo(1_450 * MILLI);
        assertThat(waits[1_999]).isEqualTo(1_500 * MILLI);
    }
}
