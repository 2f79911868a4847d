// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.SampleTimes;
import io.brunt.record.Second;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeColumnTest {

    @Test
    void keepsASecondAsItIsWhereThereIsRoom() {
        List<TimeColumn> columns = TimeColumn.of(timeline(-2, 3), 600);

        assertThat(columns).extracting(TimeColumn::second).containsExactly(-2, -1, 0, 1, 2);
        assertThat(columns).allMatch(it -> it.seconds() == 1 && it.started() == 3);
    }

    @Test
    void addsSecondsUpAndMergesTheirHistograms() {
        TimeColumn column = TimeColumn.of(timeline(0, 4), 1).get(0);

        assertThat(column.seconds()).isEqualTo(4);
        assertThat(column.users()).isEqualTo(13);
        assertThat(column.started()).isEqualTo(12);
        assertThat(column.completed()).isEqualTo(8);
        assertThat(column.responseTime().count()).isEqualTo(12);
        assertThat(column.startedPerSecond()).isEqualTo(3);
        assertThat(column.completedPerSecond()).isEqualTo(2);
        assertThat(column.duePerSecond()).isEqualTo(4);
        assertThat(column.errorRate()).isEqualTo(1 / 3.0);
    }

    @Test
    void keepsWarmUpAndMeasuredSecondsApart() {
        List<TimeColumn> columns = TimeColumn.of(timeline(-5, 20), 5);

        assertThat(columns).extracting(TimeColumn::second).containsExactly(-5, 0, 5, 10, 15);
        assertThat(TimeColumn.of(timeline(-3, 20), 5))
                .extracting(TimeColumn::second)
                .containsExactly(-3, 0, 5, 10, 15);
    }

    private static List<Second> timeline(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(it -> new Second(it, 10 + it, 3, 2, 1, 0, 1, SampleTimes.of(10, 20, 30L + Math.abs(it))))
                .toList();
    }
}
