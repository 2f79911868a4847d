// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By simulation with fixed seeds, so the figures are always the same; docs/verdicts.md has them. */
@Tag("simulation")
class TruncationTest {

    private static final int DRAWS = 2_000;

    /** Log-normal seconds that depend on each other as an AR(1) does; some in a hundred are stalls. */
    private static double[] settled(int seconds, double correlation, double spread, double stalls, Random random) {
        double[] values = new double[seconds];
        double state = random.nextGaussian();
        for (int i = 0; i < seconds; i++) {
            double stall = random.nextDouble() < stalls ? 10 : 1;
            values[i] = 5_000 * stall * Math.exp(spread * state);
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return values;
    }

    private static double[] warmingUp(double[] values, double excess, double seconds) {
        double[] warming = values.clone();
        for (int i = 0; i < warming.length; i++) {
            warming[i] *= 1 + excess * Math.exp(-i / seconds);
        }
        return warming;
    }

    @ParameterizedTest
    @CsvSource({
        "30, 0, 0.05, 0", "60, 0, 0.05, 0", "300, 0, 0.05, 0",
        "30, 0.5, 0.05, 0", "60, 0.5, 0.05, 0", "300, 0.5, 0.05, 0",
        "30, 0.9, 0.05, 0", "60, 0.9, 0.05, 0", "300, 0.9, 0.05, 0",
        "30, 0, 0.3, 0", "60, 0.5, 0.3, 0", "300, 0.5, 0.3, 0",
        "60, 0, 0.05, 0.01", "300, 0, 0.05, 0.01", "300, 0.5, 0.05, 0.03"
    })
    void leavesSettledSeriesAlone(int seconds, double correlation, double spread, double stalls) {
        Random random = new Random(17);
        int alarms = 0;
        for (int i = 0; i < DRAWS; i++) {
            alarms += Truncation.of(settled(seconds, correlation, spread, stalls, random))
                            .isPresent()
                    ? 1
                    : 0;
        }

        assertThat(100.0 * alarms / DRAWS).as("false alarms in percent").isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource({"60, 1, 5, 0.6", "120, 1, 5, 0.8", "300, 1, 15, 0.9", "120, 1, 15, 0.7", "60, 3, 3, 0.8"})
    void findsAJvmThatWarmsUp(int seconds, double excess, double decay, double share) {
        Random random = new Random(17);
        int found = 0;
        for (int i = 0; i < DRAWS; i++) {
            double[] values = warmingUp(settled(seconds, 0.5, 0.05, 0, random), excess, decay);
            found +=
                    Truncation.of(values).filter(it -> it.before() > it.after()).isPresent() ? 1 : 0;
        }

        assertThat((double) found / DRAWS).isGreaterThan(share);
    }

    @Test
    void cutsWhereItSettles() {
        double[] values = new double[60];
        Arrays.fill(values, 5_000);
        Arrays.fill(values, 0, 15, 20_000);

        assertThat(Truncation.of(values)).contains(new Truncation(15, true, 20_000, 5_000));
    }

    @Test
    void saysThatItMayGoOnWhereItDidNotSettleByTheMiddle() {
        double[] values = new double[60];
        Arrays.fill(values, 5_000);
        Arrays.fill(values, 0, 30, 20_000);

        Optional<Truncation> found = Truncation.of(values);

        assertThat(found).hasValueSatisfying(it -> assertThat(it.isWithin()).isFalse());
    }

    @Test
    void saysNothingOfAShortRunOrAConstant() {
        double[] constant = new double[60];
        Arrays.fill(constant, 5_000);

        assertThat(Truncation.of(constant)).isEmpty();
        assertThat(Truncation.of(new double[] {9, 9, 9, 9, 9, 1, 1, 1, 1, 1})).isEmpty();
    }
}
