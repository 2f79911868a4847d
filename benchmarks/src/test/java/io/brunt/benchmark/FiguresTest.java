// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures figures = new Figures();

    @Test
    void showsTheMedianOfTheRoundsAndTheirSpread() {
        for (double value : new double[] {1.2, 1.0, 1.1}) {
            Figures round = new Figures();
            round.note("ratio", value);
            figures.addAll(round);
        }

        assertThat(figures.lines()).containsExactly("| ratio |  |  | 1.100 | 1.000 | 1.200 |  |");
    }

    @Test
    void saysWhetherTheMedianHoldsWhatItMust() {
        figures.hold("late", 600, Bound.under(500), Bound.under(200));
        figures.hold("good", 300, Bound.under(500), Bound.under(200));
        figures.hold("best", 100, Bound.under(500), Bound.under(200));
        figures.hold("no aim", 1, Bound.atLeast(0.99), Bound.NONE);

        assertThat(figures.lines())
                .containsExactly(
                        "| late | under 500 | under 200 | 600 | 600 | 600 | **missed** |",
                        "| good | under 500 | under 200 | 300 | 300 | 300 | held |",
                        "| best | under 500 | under 200 | 100 | 100 | 100 | aim held |",
                        "| no aim | at least 0.99 |  | 1.000 | 1.000 | 1.000 | held |");
    }

    @Test
    void allowsAShareOfTheTruthOrADistance() {
        Bound near = Bound.near(1_000, 0.02, 5);
        Bound nearZero = Bound.near(0, 0.02, 5);

        assertThat(near.text()).isEqualTo("1,000 ± 20");
        assertThat(near.holds().test(1_020)).isTrue();
        assertThat(near.holds().test(1_021)).isFalse();
        assertThat(nearZero.holds().test(5)).isTrue();
        assertThat(nearZero.holds().test(5.1)).isFalse();
    }
}
