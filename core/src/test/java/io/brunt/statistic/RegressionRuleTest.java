// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.statistic.Change.Figure;
import io.brunt.statistic.RegressionRule.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often {@code p99 regression < 10%} is right, by simulated runs. The seed is fixed, so the figures are always the same;
 * docs/baselines.md has them.
 */
@Tag("simulation")
class RegressionRuleTest {

    private static final int DRAWS = 20_000;
    private static final RegressionRule TEN_PERCENT = RegressionRule.ofGrowth(0.1);

    /** What the spread between runs looks like, each with a standard deviation of 1. */
    enum Spread {
        NORMAL(Random::nextGaussian),
        /** Most runs are alike, some are much slower. */
        SKEWED(random -> -Math.log(1 - random.nextDouble()) - 1),
        /** The compiler ends up in one of two states. */
        BIMODAL(random -> (random.nextBoolean() ? 0.95 : -0.95) + 0.312 * random.nextGaussian());

        @SuppressWarnings("ImmutableEnumChecker") // without state
        private final ToDoubleFunction<Random> draw;

        Spread(ToDoubleFunction<Random> draw) {
            this.draw = draw;
        }
    }

    /** Rules that one might think of instead. */
    enum Wrong {
        /** What most tools do: the last run is the baseline. */
        LAST_RUN_ALONE,
        /** As if the intervals within the runs told how far runs differ, and any slowdown were too much. */
        WITHIN_RUNS_ALONE,
        /** Whatever chance explains is fine. */
        INSIDE_THE_PREDICTION_INTERVAL,
        /** Only what is below the bound at 95 % is fine. */
        WHOLE_INTERVAL_BELOW_THE_BOUND;

        Finding decide(double[] baseline, double now) {
            Change change = change(baseline, now);
            return switch (this) {
                case LAST_RUN_ALONE ->
                    now - baseline[baseline.length - 1] < TEN_PERCENT.bound() ? Finding.HELD : Finding.BROKEN;
                case WITHIN_RUNS_ALONE -> change.log() < 1.645 * 0.01 ? Finding.HELD : Finding.BROKEN;
                case INSIDE_THE_PREDICTION_INTERVAL ->
                    change.log() <= change.margin(0.975) ? Finding.HELD : Finding.BROKEN;
                case WHOLE_INTERVAL_BELOW_THE_BOUND ->
                    change.log() + change.margin(0.95) < TEN_PERCENT.bound() ? Finding.HELD : Finding.OPEN;
            };
        }
    }

    /** Decides by logarithms of figures. */
    @FunctionalInterface
    interface Rule {
        Finding decide(double[] baseline, double now);
    }

    /** How often each finding came, from 0 to 1. */
    private record Outcome(double held, double open, double broken) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f / %.0f / %.0f", held * 100, open * 100, broken * 100);
        }
    }

    private static Change change(double[] baseline, double now) {
        return Change.of(
                IntStream.range(0, baseline.length)
                        .mapToObj(it -> new Figure(Math.exp(baseline[it]), 0, 1))
                        .toArray(Figure[]::new),
                new Figure(Math.exp(now), 0, 1));
    }

    private static Finding byRule(double[] baseline, double now) {
        return TEN_PERCENT.decide(change(baseline, now));
    }

    private static Outcome simulate(Rule rule, Spread spread, int runs, double deviation, double slowdown) {
        Random random = new Random(20261125);
        Map<Finding, Integer> found = new EnumMap<>(Finding.class);
        double[] baseline = new double[runs];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int run = 0; run < runs; run++) {
                baseline[run] = deviation * spread.draw.applyAsDouble(random);
            }
            double now = Math.log1p(slowdown) + deviation * spread.draw.applyAsDouble(random);
            found.merge(rule.decide(baseline, now), 1, Integer::sum);
        }
        return new Outcome(share(found, Finding.HELD), share(found, Finding.OPEN), share(found, Finding.BROKEN));
    }

    private static double share(Map<Finding, Integer> found, Finding finding) {
        return (double) found.getOrDefault(finding, 0) / DRAWS;
    }

    private static Outcome equalBuilds(int runs, double deviation) {
        return simulate(RegressionRuleTest::byRule, Spread.NORMAL, runs, deviation, 0);
    }

    private static Outcome slowerBuilds(int runs, double deviation) {
        return simulate(RegressionRuleTest::byRule, Spread.NORMAL, runs, deviation, 0.2);
    }

    @Test
    void keepsWhatWasPromisedOfFiveRunsThatDifferByFivePercent() {
        Outcome equal = equalBuilds(5, 0.05);
        Outcome slower = slowerBuilds(5, 0.05);

        assertThat(equal.broken()).as("equal builds that fail").isLessThanOrEqualTo(0.05);
        assertThat(1 - equal.held()).as("equal builds that do not pass").isLessThanOrEqualTo(0.15);
        assertThat(slower.held()).as("builds 20 % slower that pass").isLessThanOrEqualTo(0.10);
        assertThat(slower.broken()).as("builds 20 % slower that fail").isGreaterThanOrEqualTo(0.80);
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void wouldNotKeepItWithARuleThatOneMightThinkOf(Wrong rule) {
        Outcome equal = simulate(rule::decide, Spread.NORMAL, 5, 0.05, 0);
        Outcome slower = simulate(rule::decide, Spread.NORMAL, 5, 0.05, 0.2);

        assertThat(equal.broken() <= 0.05 && equal.held() >= 0.85 && slower.held() <= 0.10)
                .as("equal %s, slower %s", equal, slower)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3, 0.02", "3, 0.1", "3, 0.3", "5, 0.1", "5, 0.3", "10, 0.02", "10, 0.1", "10, 0.3"})
    void holdsBothMistakesDownWhateverTheSpread(int runs, double deviation) {
        // Beside three standard errors of the simulation itself.
        assertThat(equalBuilds(runs, deviation).broken()).isLessThanOrEqualTo(0.05 + 0.005);
        assertThat(slowerBuilds(runs, deviation).held()).isLessThanOrEqualTo(0.10 + 0.0065);
    }

    @ParameterizedTest
    @EnumSource(Spread.class)
    void isNotFooledBySpreadsThatAreNotNormal(Spread spread) {
        Outcome equal = simulate(RegressionRuleTest::byRule, spread, 5, 0.05, 0);
        Outcome slower = simulate(RegressionRuleTest::byRule, spread, 5, 0.05, 0.2);

        assertThat(equal.broken()).as("equal %s", equal).isLessThanOrEqualTo(0.07);
        assertThat(equal.held()).as("equal %s", equal).isGreaterThanOrEqualTo(0.85);
        assertThat(slower.held()).as("slower %s", slower).isLessThanOrEqualTo(0.10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void assumesAnOrdinarySpreadOfFewerThanThreeRuns(int runs) {
        Outcome equal = equalBuilds(runs, 0.05);

        assertThat(equal.broken()).isLessThanOrEqualTo(0.05 + 0.005);
        assertThat(equal.held()).isGreaterThanOrEqualTo(0.85);
        assertThat(slowerBuilds(runs, 0.05).held()).isLessThanOrEqualTo(0.10 + 0.0065);
    }

    /** PASS, INCONCLUSIVE and FAIL in percent. */
    @Test
    void hasTheCharacteristicThatIsPublished() throws IOException {
        StringBuilder table = new StringBuilder();
        for (double deviation : new double[] {0.02, 0.05, 0.1}) {
            for (int runs : new int[] {1, 3, 5, 10}) {
                String label = String.format(Locale.ROOT, "%.0f %%", deviation * 100);
                table.append(row(label, Spread.NORMAL, runs, deviation));
            }
        }
        table.append(row("5 %, skewed", Spread.SKEWED, 5, 0.05));
        table.append(row("5 %, of two kinds", Spread.BIMODAL, 5, 0.05));

        assertThat(Files.readString(Path.of("../docs/baselines.md"))).contains(table);
    }

    private static String row(String label, Spread spread, int runs, double deviation) {
        StringBuilder row = new StringBuilder("| " + label + " | " + runs + " |");
        for (double slowdown : new double[] {0, 0.05, 0.1, 0.2, 0.3}) {
            row.append(' ')
                    .append(simulate(RegressionRuleTest::byRule, spread, runs, deviation, slowdown))
                    .append(" |");
        }
        return row.append('\n').toString();
    }

    @Test
    void findsABoundAndANumberOfRunsThatTheSpreadCarries() {
        Change five = new Change(0, 0.08 * Math.sqrt(1 + 1 / 5.0), 4);

        double least = RegressionRule.leastBound(five, true);

        assertThat(TEN_PERCENT.isCarriedBy(five)).isFalse();
        assertThat(RegressionRule.ofGrowth(least).isCarriedBy(five)).isTrue();
        assertThat(RegressionRule.ofGrowth(least - 0.01).isCarriedBy(five)).isFalse();
        assertThat(RegressionRule.ofGrowth(least - 0.01).runsToCarry(five, 5)).hasValue(6);
        assertThat(RegressionRule.ofGrowth(0.03).runsToCarry(five, 5)).isEmpty();
    }

    @Test
    void carriesABoundIfEqualBuildsOftenPass() {
        Outcome equal = equalBuilds(5, 0.06);

        // A spread of 6 % carries 10 % with five runs, and just so.
        assertThat(RegressionRule.leastBound(new Change(0, 0.06 * Math.sqrt(1.2), 4), true))
                .isEqualTo(0.1);
        assertThat(equal.held()).isBetween(0.83, 0.93);
    }

    @Test
    void meansTheSameByLessAsByMore() {
        // Falling to 1 / 1.1 is as far as growing to 1.1.
        assertThat(RegressionRule.ofLoss(1 - 1 / 1.1).bound()).isCloseTo(TEN_PERCENT.bound(), within(1e-12));
        assertThat(RegressionRule.ofLoss(0.6).twice()).isInfinite();
    }
}
