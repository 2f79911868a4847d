// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondTest {

    private static final long MILLIS = 1_000_000;

    @Test
    void tellsWhatCompletedInTimeAndWhatStartedLate() {
        SecondCell cell = new Seconds(4).at(4);
        cell.started = 3;
        cell.startedLate = 1;

        cell.ended(Outcome.COMPLETED, 5 * MILLIS, true);
        cell.ended(Outcome.COMPLETED, 5 * MILLIS, false);
        cell.ended(Outcome.ERROR, 5 * MILLIS, true);
        cell.close();

        Second second = cell.toSecond();
        assertThat(second.completed()).isEqualTo(2);
        assertThat(second.completedInTime()).isEqualTo(1);
        assertThat(second.startedLate()).isEqualTo(1);
    }

    @Test
    void addsUpWithTheSameSecondOfAnotherRecorder() {
        Second one = new Second(4, 2, 5, 3, 1, 1, 2, Distribution.EMPTY, 2, 1);
        Second other = new Second(4, 1, 4, 4, 0, 0, 1, Distribution.EMPTY, 3, 2);

        assertThat(one.plus(other)).isEqualTo(new Second(4, 3, 9, 7, 1, 1, 3, Distribution.EMPTY, 5, 3));
    }
}
