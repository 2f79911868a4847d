// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecondsTest {

    private final Seconds seconds = new Seconds(0, SecondCell.Detail.RESPONSE_TIMES, Resolution.MICROSECONDS);

    private void run(int second, long micros) {
        SecondCell cell = seconds.at(second);
        cell.started++;
        cell.ended(Outcome.COMPLETED, micros * 1_000, micros * 1_000, true, 1);
    }

    private List<Long> timesCounted() {
        return seconds.toSeconds().stream().map(it -> it.responseTime().count()).toList();
    }

    @Test
    void goesOnInTheSecondInWhichItWasRead() {
        run(0, 100);
        assertThat(timesCounted()).containsExactly(1L);

        run(0, 300);
        run(1, 200);

        assertThat(timesCounted()).containsExactly(2L, 1L);
        assertThat(seconds.toSeconds().get(0).responseTime().max()).hasMillis(0).hasNanos(300_000);
    }

    @Test
    void takesWhatEndsInASecondThatIsLongOver() {
        seconds.at(0).started++;
        run(5, 100);
        assertThat(timesCounted()).containsExactly(0L, 1L);

        seconds.at(0).ended(Outcome.COMPLETED, 5_000_000_000L, 5_000_000_000L, false, 1);

        assertThat(timesCounted()).containsExactly(1L, 1L);
    }

    @Test
    void keepsTheNewestFineAndNoMoreThanFits() {
        int last = 2_000;
        for (int second = 0; second <= last; second++) {
            for (int i = 0; i < 1_000; i++) {
                run(second, 2_049 + 2L * i);
            }
        }

        List<Second> timeline = seconds.toSeconds();

        // Each of a thousand times has a bucket of its own: two bytes, and one more for the first gap.
        int bytes = 2_001;
        assertThat(timeline.get(last).responseTime().packedBytes()).isEqualTo(bytes);
        long fine = timeline.stream()
                .filter(it -> it.responseTime().packedBytes() == bytes)
                .count();
        assertThat(fine * bytes).isBetween(Seconds.FINE_BYTES - 3L * bytes, Seconds.FINE_BYTES + 3L * bytes);
        assertThat(timeline.subList(0, last - (int) fine))
                .allMatch(it -> it.responseTime().packedBytes() < 500);
        assertThat(timeline).allMatch(it -> it.responseTime().count() == 1_000);
    }

    @Test
    void keepsASecondCoarseThatTakesLateTimes() {
        keepsTheNewestFineAndNoMoreThanFits();

        for (int i = 0; i < 1_000; i++) {
            run(0, 2_049 + 2L * i);
        }

        Distribution old = seconds.toSeconds().get(0).responseTime();
        assertThat(old.count()).isEqualTo(2_000);
        assertThat(old.packedBytes()).isLessThan(500);
    }

    @Test
    void keepsNoRoomOpenForSecondsThatComeInAnyOrder() {
        for (int second = 5_000; second > 0; second--) {
            run(second, 100);
        }
        for (int second = 1; second <= 5_000; second++) {
            run(second, 200);
        }

        assertThat(seconds.openSeconds()).isLessThanOrEqualTo(Seconds.MOST_OPEN);
        assertThat(timesCounted()).hasSize(5_000).containsOnly(2L);
    }
}
