// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class SecondTest {

    private static final long MILLIS = 1_000_000;

    @Test
    void tellsWhatCompletedInTimeAndWhatStartedLate() {
        SecondCell cell = new Seconds(4, SecondCell.Detail.RESPONSE_TIMES, Resolution.MICROSECONDS).at(4);
        cell.started = 3;
        cell.startedLate = 1;

        cell.ended(Outcome.COMPLETED, 5 * MILLIS, 4 * MILLIS, true, 1);
        cell.ended(Outcome.COMPLETED, 5 * MILLIS, 4 * MILLIS, false, 1);
        cell.ended(Outcome.ERROR, 5 * MILLIS, 4 * MILLIS, true, 1);
        cell.close(new ArrayDeque<>());

        Second second = cell.toSecond();
        assertThat(second.completed()).isEqualTo(2);
        assertThat(second.completedInTime()).isEqualTo(1);
        assertThat(second.startedLate()).isEqualTo(1);
    }

    @Test
    void addsUpWithTheSameSecondOfAnotherRecorder() {
        Second one = new Second(4, 2, slice(new Tally(5, 3, 1, 1, 2, 2, 1, 3, 1, 0, 0)), 1, 40);
        Second other = new Second(4, 1, slice(new Tally(4, 4, 0, 0, 1, 3, 0, 2, 0, 0, 0)), 2, 70);

        assertThat(one.plus(other))
                .isEqualTo(new Second(4, 3, slice(new Tally(9, 7, 1, 1, 3, 5, 1, 5, 1, 0, 0)), 3, 70));
    }

    @Test
    void keepsAllTimesOnlyWhereItIsAskedTo() {
        for (SecondCell.Detail detail : SecondCell.Detail.values()) {
            SecondCell cell = new Seconds(4, detail, Resolution.MICROSECONDS).at(4);
            cell.ended(Outcome.COMPLETED, 5 * MILLIS, 4 * MILLIS, true, 1);
            cell.ended(Outcome.ERROR, 7 * MILLIS, 6 * MILLIS, true, 1);
            cell.close(new ArrayDeque<>());

            Slice slice = cell.toSecond().slice();
            assertThat(slice.responseTime().count()).isEqualTo(2);
            if (detail == SecondCell.Detail.RESPONSE_TIMES) {
                assertThat(slice.serviceTime().isEmpty()).isTrue();
                assertThat(slice.errorTime().isEmpty()).isTrue();
            } else {
                assertThat(slice.serviceTime().max()).isEqualTo(Duration.ofMillis(6));
                assertThat(slice.errorTime().count()).isEqualTo(1);
                assertThat(slice.errorTime().max()).isEqualTo(Duration.ofMillis(7));
            }
        }
    }

    private static Slice slice(Tally tally) {
        return new Slice(tally, Distribution.EMPTY, Distribution.EMPTY, Distribution.EMPTY);
    }
}
