// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private int round;

    private List<String> measure(int wanted, int patience, DoubleSupplier busyCores, boolean... steady)
            throws Exception {
        return new Rounds(wanted, patience, () -> busyCores).of("row", figures -> {
            figures.note("figure", round);
            return steady[round++ % steady.length];
        });
    }

    @Test
    void leavesOutRoundsThatWereNotSteady() throws Exception {
        assertThat(measure(2, 2, () -> 0, false, true)).containsExactly("| figure |  |  | 2.000 | 1.000 | 3.000 |  |");
    }

    @Test
    void leavesOutRoundsInWhichOtherProgramsWereBusy() throws Exception {
        assertThat(measure(1, 2, () -> round == 3 ? 0.01 : 0.3, true))
                .containsExactly("| figure |  |  | 2.000 | 2.000 | 2.000 |  |");
    }

    @Test
    void showsNothingWhereTooManyWereDisturbed() throws Exception {
        assertThat(measure(3, 1, () -> 0, true, false))
                .singleElement()
                .asString()
                .startsWith("| row | not shown: 2 of 4 rounds were disturbed");
    }
}
