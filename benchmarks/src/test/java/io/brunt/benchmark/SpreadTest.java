// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void hasTheMiddleOfAnOddNumber() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9));
    }

    @Test
    void hasTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void risesByTheSlopeOfTheLineThatFitsBest() {
        assertThat(Slope.of(List.of(10L, 13L, 16L, 19L))).isCloseTo(3, within(1e-9));
        assertThat(Slope.of(List.of(1L, 3L, 2L, 4L))).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void doesNotRiseWithoutTwoValues() {
        assertThat(Slope.of(List.of())).isZero();
        assertThat(Slope.of(List.of(7L))).isZero();
    }
}
