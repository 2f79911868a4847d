// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Distribution;
import io.brunt.result.TimeFigures;
import org.junit.jupiter.api.Test;

class CellTest {

    @Test
    void hasTheFigureForPeopleAndTheNumberForPrograms() {
        assertThat(Cell.of(4_214.5, "us")).isEqualTo(new Cell("4.21\u00a0ms", "4214.5"));
        assertThat(Cell.count(1_204)).isEqualTo(new Cell("1,204", "1204"));
    }

    @Test
    void hasBothEndsOfARange() {
        assertThat(Cell.range(-0.032, 0.1, "change"))
                .isEqualTo(new Cell("-3.2\u00a0% to +10.0\u00a0%", "-0.032 to 0.1"));
    }

    @Test
    void isNoneWhereNothingWasMeasured() {
        assertThat(Cell.of(Double.NaN, "share")).isEqualTo(Cell.NONE);
        assertThat(Cell.time(Distribution.EMPTY, TimeFigures::p99)).isEqualTo(Cell.NONE);
    }
}
