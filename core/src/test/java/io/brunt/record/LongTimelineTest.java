// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eight hours at the clock of the test: each second two thousand iterations, their times spread as a busy server's are. */
@Tag("simulation")
class LongTimelineTest {

    private static final int HOURS = 8;
    private static final int SECONDS = HOURS * 3_600;
    private static final int PER_SECOND = 2_000;
    private static final Random RANDOM = new Random(1);
    private static final long[] NANOS = LongStream.generate(() -> (long) (5e6 * Math.exp(0.8 * RANDOM.nextGaussian())))
            .limit(100_003)
            .toArray();

    private static List<Second> eightHours() {
        Seconds seconds = new Seconds(0, SecondCell.Detail.RESPONSE_TIMES, Resolution.MICROSECONDS);
        int next = 0;
        for (int second = 0; second < SECONDS; second++) {
            SecondCell cell = seconds.at(second);
            for (int i = 0; i < PER_SECOND; i++) {
                cell.started++;
                cell.ended(Outcome.COMPLETED, NANOS[next], NANOS[next], true, 1);
                next = next + 1 == NANOS.length ? 0 : next + 1;
            }
        }
        return seconds.toSeconds();
    }

    @Test
    void fitsIntoTheHeapOfAShortOneAndLosesNothing() {
        List<Second> timeline = eightHours();

        assertThat(timeline).hasSize(SECONDS);
        assertThat(timeline.stream().mapToLong(Second::started).sum()).isEqualTo((long) SECONDS * PER_SECOND);
        assertThat(timeline).allMatch(it -> it.responseTime().count() == PER_SECOND);
        assertThat(timeline.stream()
                        .mapToLong(it -> it.responseTime().packedBytes())
                        .sum())
                .isLessThan(1_250L * SECONDS + Seconds.FINE_BYTES);
    }

    @Test
    void keepsMeansExactAndOldPercentilesToTwoDigits() {
        SampleTimes exact = new SampleTimes();
        for (int i = 0; i < PER_SECOND; i++) {
            exact.add(Resolution.MICROSECONDS.ticks(NANOS[i]));
        }

        Distribution first = eightHours().get(0).responseTime();

        assertThat(first.mean()).isEqualTo(exact.distribution().mean());
        assertThat(first.max()).isEqualTo(exact.distribution().max());
        for (double percent : List.of(50.0, 90.0, 99.0)) {
            Duration fine = exact.distribution().percentile(percent);
            assertThat(first.percentile(percent))
                    .isBetween(fine, fine.multipliedBy(1_008).dividedBy(1_000));
        }
    }
}
