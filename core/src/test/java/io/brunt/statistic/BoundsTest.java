// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the values of published tables, and against sums over the binomial itself. */
class BoundsTest {

    private static final double LEVEL = 0.95;

    /** Summed in logarithms: 0.01 to the power of 1,000 is no double. */
    private static double binomialAtMost(long k, int size, double share) {
        double sum = 0;
        double term = size * Math.log1p(-share);
        for (int i = 0; i <= k; i++) {
            sum += Math.exp(term);
            term += Math.log((double) (size - i) / (i + 1)) + Math.log(share) - Math.log1p(-share);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"0.975, 1, 12.706", "0.975, 7, 2.365", "0.975, 30, 2.042", "0.95, 10, 1.812", "0.975, 1000000, 1.960"})
    void knowsStudentsTable(double probability, double degrees, double t) {
        assertThat(BetaQuantile.ofStudent(probability, degrees)).isCloseTo(t, within(0.0006));
    }

    @ParameterizedTest
    // Clopper and Pearson's own chart, and R: binom.test(k, n)$conf.int
    @CsvSource({"0, 10, 0, 0.3085", "1, 10, 0.0025, 0.4450", "5, 10, 0.1871, 0.8129", "10, 10, 0.6915, 1"})
    void boundsAShareAsClopperAndPearsonDid(long part, long whole, double low, double high) {
        Bounds bounds = ShareBounds.of(part, whole, Clustering.UNKNOWN, LEVEL);

        assertThat(bounds.low()).isCloseTo(low, within(0.00006));
        assertThat(bounds.high()).isCloseTo(high, within(0.00006));
    }

    @Test
    void boundsAShareWithoutErrorsByTheRuleOfThree() {
        // Half of 10 % on the upper side is the one-sided 95 % of the rule.
        Bounds bounds = ShareBounds.of(0, 3_000, Clustering.UNKNOWN, 0.90);

        assertThat(bounds.low()).isZero();
        assertThat(bounds.high()).isCloseTo(3.0 / 3_000, within(0.00001));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 20", "0.5, 21", "0.9, 100", "0.99, 1000", "0.99, 400", "0.01, 500"})
    void takesTheRanksThatTheBinomialGives(double share, int count) {
        RankBounds ranks = RankBounds.of(share, count, Clustering.UNKNOWN, LEVEL);

        assertThat(binomialAtMost(ranks.low() - 1, count, share)).isLessThanOrEqualTo(0.025);
        assertThat(binomialAtMost(ranks.low(), count, share)).isGreaterThan(0.025);
        assertThat(binomialAtMost(ranks.high() - 1, count, share)).isGreaterThanOrEqualTo(0.975 - 1e-12);
        assertThat(binomialAtMost(ranks.high() - 2, count, share)).isLessThan(0.975);
    }

    @Test
    void hasNoUpperEndWhereEvenTheGreatestMayLieBelow() {
        assertThat(RankBounds.of(0.99, 367, Clustering.UNKNOWN, LEVEL).high()).isEqualTo(368);
        assertThat(RankBounds.of(0.99, 368, Clustering.UNKNOWN, LEVEL).high()).isEqualTo(368);
    }

    @Test
    void hasNoLowerEndWhereEvenTheLeastMayLieAbove() {
        assertThat(RankBounds.of(0.5, 3, Clustering.UNKNOWN, LEVEL)).isEqualTo(new RankBounds(0, 4));
    }

    @Test
    void seesThatABurstIsOneEvent() {
        long[] whole = new long[40];
        long[] part = new long[40];
        Arrays.fill(whole, 100);
        part[7] = 100;

        Clustering clustering = Clustering.ofShare(part, whole);

        // A hundred that come and go together count as one.
        assertThat(clustering.effect()).isCloseTo(100, within(5.0));
        assertThat(clustering.effective(4_000, LEVEL)).isBetween(30.0, 40.0);
    }

    @Test
    void knowsNothingOfAShortRun() {
        assertThat(Clustering.ofShare(new long[7], new long[] {1, 1, 1, 1, 1, 1, 1}))
                .isEqualTo(Clustering.UNKNOWN);
        assertThat(MeanBounds.of(new double[7], new long[] {1, 1, 1, 1, 1, 1, 1}, LEVEL)
                        .areFinite())
                .isFalse();
    }

    @Test
    void neverTellsMoreThanThereAre() {
        long[] whole = {50, 50, 50, 50, 50, 50, 50, 50, 50, 50};
        long[] part = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

        assertThat(Clustering.ofShare(part, whole).effective(500, LEVEL)).isEqualTo(500);
    }
}
