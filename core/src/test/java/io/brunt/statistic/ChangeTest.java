// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.statistic.Change.Figure;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static Figure[] figures(double error, double... values) {
        return Arrays.stream(values)
                .mapToObj(it -> new Figure(it, error, 1_000))
                .toArray(Figure[]::new);
    }

    @Test
    void isThePredictionIntervalOfTheTextbook() {
        // Logarithms 1, 2, 3, 4, 5: mean 3, s = sqrt(2.5), t(0.95, 4) = 2.1318.
        Figure[] baseline = figures(0, Math.exp(1), Math.exp(2), Math.exp(3), Math.exp(4), Math.exp(5));

        Change change = Change.of(baseline, new Figure(Math.exp(4), 0, 1_000));

        assertThat(change.log()).isCloseTo(1, within(1e-12));
        assertThat(change.degrees()).isEqualTo(4);
        assertThat(change.error()).isCloseTo(Math.sqrt(2.5 * 1.2), within(1e-12));
        assertThat(change.margin(0.95)).isCloseTo(2.1318 * Math.sqrt(3), within(1e-3));
        Bounds factors = change.factors(0.9);
        assertThat(Math.log(factors.high())).isCloseTo(1 + change.margin(0.95), within(1e-9));
        assertThat(Math.log(factors.low())).isCloseTo(1 - change.margin(0.95), within(1e-9));
    }

    @Test
    void doesNotCountTwiceWhatTheRunsThemselvesLeaveOpen() {
        Figure[] baseline = figures(0.03, 100, 110, 120);

        assertThat(Change.of(baseline, new Figure(100, 0.03, 1_000)))
                .isEqualTo(Change.of(figures(0, 100, 110, 120), new Figure(100, 0, 1_000)));
    }

    @Test
    void widensForANewRunWithFewerSamples() {
        Figure[] baseline = figures(0.03, 100, 110, 120);
        Change usual = Change.of(baseline, new Figure(100, 0.03, 1_000));

        Change shorter = Change.of(baseline, new Figure(100, 0.2, 100));

        assertThat(shorter.error()).isCloseTo(Math.hypot(usual.error(), Math.sqrt(0.0009 * 9)), within(1e-12));
        assertThat(shorter.degrees()).isGreaterThan(usual.degrees());
    }

    @Test
    void doesNotWidenForANewRunWhoseSamplesDifferByMore() {
        Figure[] baseline = figures(0.03, 100, 110, 120);

        assertThat(Change.of(baseline, new Figure(100, 0.2, 1_000)))
                .isEqualTo(Change.of(baseline, new Figure(100, 0.03, 2_000)));
    }

    @Test
    void takesOneRunToSpreadAsRunsDo() {
        Change change = Change.of(figures(0.01, 100), new Figure(110, 0.01, 1_000));

        assertThat(change.error()).isCloseTo(Change.ASSUMED_SPREAD * Math.sqrt(2), within(1e-12));
    }

    @Test
    void takesTwoRunsToSpreadAsRunsDoUnlessTheySpreadMore() {
        assertThat(Change.of(figures(0, 100, 101), new Figure(100, 0, 1_000)).error())
                .isCloseTo(Change.ASSUMED_SPREAD * Math.sqrt(1.5), within(1e-12));
        assertThat(Change.of(figures(0, 100, 150), new Figure(100, 0, 1_000)).error())
                .isGreaterThan(0.3);
        assertThat(Change.of(figures(0.2, 100, 101), new Figure(100, 0, 1_000)).error())
                .isCloseTo(0.2 * Math.sqrt(1.5), within(1e-12));
    }

    @Test
    void doesNotTakeRunsThatAreAllEqualForRunsThatCannotDiffer() {
        Figure[] equal = figures(0, 500, 500, 500, 500, 500);

        Change tiny = Change.of(equal, new Figure(499.5, 0, 5_000));
        Change real = Change.of(equal, new Figure(490, 0, 5_000));

        assertThat(tiny.error()).isCloseTo(Change.LEAST_SPREAD * Math.sqrt(1.2), within(1e-12));
        assertThat(tiny.factors(0.95).high()).isGreaterThan(1);
        assertThat(real.factors(0.95).high()).isLessThan(1);
    }

    @Test
    void turnsRoundWhereLessIsWorse() {
        Change change =
                Change.of(figures(0, 100, 100, 100), new Figure(90, 0, 1_000)).reversed();

        assertThat(change.log()).isCloseTo(-Math.log(0.9), within(1e-12));
    }
}
