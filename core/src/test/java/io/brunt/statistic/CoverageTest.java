// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often the 95 % intervals cover the truth, by simulated runs of 100 seconds with 100 responses each.
 *
 * <p>The seeds are fixed, so the figures are always the same; docs/verdicts.md has them.
 */
@Tag("simulation")
class CoverageTest {

    private static final int RUNS = 2_000;
    private static final int SECONDS = 100;
    private static final int PER_SECOND = 100;
    private static final int STALLED = 20;
    private static final int COUNT = SECONDS * PER_SECOND;
    private static final double LEVEL = 0.95;

    /** Makes the responses of one run. */
    interface Source {
        void fill(double[] responses, Random random);
    }

    /** Normal responses that follow each other: a stationary autoregression of the first order. */
    private static Source following(double memory) {
        double fresh = Math.sqrt(1 - memory * memory);
        return (responses, random) -> {
            double value = random.nextGaussian();
            for (int i = 0; i < responses.length; i++) {
                responses[i] = value;
                value = memory * value + fresh * random.nextGaussian();
            }
        };
    }

    /**
     * Stalls in 1 % of the time: in the mean one second in twenty holds one of a fifth of a second, whose responses wait
     * for its end.
     */
    private static void stalling(double[] responses, Random random) {
        for (int second = 0; second < SECONDS; second++) {
            int stall = random.nextDouble() < 0.05 ? random.nextInt(PER_SECOND - STALLED + 1) : PER_SECOND;
            for (int i = 0; i < PER_SECOND; i++) {
                boolean stands = i >= stall && i < stall + STALLED;
                double wait = stands ? 1 - (double) (i - stall) / STALLED : 0;
                responses[second * PER_SECOND + i] = random.nextDouble() * 0.1 + wait;
            }
        }
    }

    private static double stallingAtMost(double value) {
        double stalled = 0;
        for (int i = 0; i < STALLED; i++) {
            stalled += Math.min(1, Math.max(0, (value - (1 - (double) i / STALLED)) / 0.1)) / STALLED;
        }
        return 0.99 * Math.min(1, value / 0.1) + 0.01 * stalled;
    }

    /** What came of the intervals of many runs. */
    private static final class Outcome {
        private int runs;
        private int covered;
        private double width;
        private double sum;
        private double squares;

        void add(boolean covers, double ranks, double estimate) {
            runs++;
            covered += covers ? 1 : 0;
            width += ranks;
            sum += estimate;
            squares += estimate * estimate;
        }

        double coverage() {
            return (double) covered / runs;
        }

        /** The mean width over that of the narrowest interval there could be: the true spread of the estimate. */
        double excess() {
            double mean = sum / runs;
            double deviation = Math.sqrt(squares / runs - mean * mean);
            return width / runs / (2 * 1.96 * deviation);
        }

        @Override
        public String toString() {
            return String.format("covered %.3f, width %.2f", coverage(), excess());
        }
    }

    /** Simulate runs, and bound percentiles in each. */
    private static Map<Double, Outcome> simulate(Source source, Map<Double, Double> truths) {
        Map<Double, Outcome> outcomes = new TreeMap<>();
        Random random = new Random(20261125);
        double[] responses = new double[COUNT];
        for (int run = 0; run < RUNS; run++) {
            source.fill(responses, random);
            double[] sorted = responses.clone();
            Arrays.sort(sorted);
            truths.forEach((share, truth) -> {
                double value = sorted[(int) Math.ceil(share * COUNT) - 1];
                RankBounds ranks = RankBounds.of(share, COUNT, clustering(responses, value), LEVEL);
                double low = ranks.low() == 0 ? Double.NEGATIVE_INFINITY : sorted[(int) ranks.low() - 1];
                double high = ranks.high() > COUNT ? Double.POSITIVE_INFINITY : sorted[(int) ranks.high() - 1];
                int found = Arrays.binarySearch(sorted, truth);
                outcomes.computeIfAbsent(share, it -> new Outcome())
                        .add(
                                low <= truth && truth <= high,
                                (double) ranks.high() - ranks.low(),
                                found < 0 ? -found - 1 : found + 1);
            });
        }
        return outcomes;
    }

    private static Clustering clustering(double[] responses, double value) {
        long[] part = new long[SECONDS];
        long[] whole = new long[SECONDS];
        for (int i = 0; i < responses.length; i++) {
            whole[i / PER_SECOND]++;
            part[i / PER_SECOND] += responses[i] <= value ? 1 : 0;
        }
        return Clustering.ofShare(part, whole);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void coversPercentilesOfResponsesThatFollowEachOther(double memory) {
        Map<Double, Double> truths = Map.of(0.5, 0.0, 0.9, 1.2815515655446004, 0.99, 2.3263478740408408);

        Map<Double, Outcome> outcomes = simulate(following(memory), truths);

        assertThat(outcomes)
                .hasSize(3)
                .allSatisfy((share, it) ->
                        assertThat(it.coverage()).as("p%s", 100 * share).isBetween(memory == 0 ? 0.94 : 0.90, 0.985))
                .allSatisfy((share, it) ->
                        assertThat(it.excess()).as("p%s", 100 * share).isBetween(0.95, 1.25));
    }

    @Test
    void coversPercentilesOfARunWithStalls() {
        Map<Double, Double> truths = new TreeMap<>();
        for (double share : new double[] {0.5, 0.9, 0.95, 0.98, 0.995}) {
            truths.put(share, inverse(share));
        }

        Map<Double, Outcome> outcomes = simulate(CoverageTest::stalling, truths);

        assertThat(outcomes)
                .hasSize(5)
                .allSatisfy((share, it) ->
                        assertThat(it.coverage()).as("p%s", 100 * share).isBetween(0.90, 0.985));
    }

    @Test
    void wouldNotCoverThemIfResponsesWereTakenAsIndependent() {
        Random random = new Random(20261125);
        double[] responses = new double[COUNT];
        int covered = 0;
        for (int run = 0; run < 500; run++) {
            following(0.9).fill(responses, random);
            Arrays.sort(responses);
            RankBounds ranks = RankBounds.of(0.5, COUNT, Clustering.UNKNOWN, LEVEL);
            covered += responses[(int) ranks.low() - 1] <= 0 && 0 <= responses[(int) ranks.high() - 1] ? 1 : 0;
        }

        assertThat(covered).isLessThan(300);
    }

    /** Errors that come alone, or in bursts of ten. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void coversTheShareOfErrors(int burst) {
        double truth = 0.01;
        Random random = new Random(20261125);
        Outcome outcome = new Outcome();
        for (int run = 0; run < RUNS; run++) {
            long[] errors = new long[SECONDS];
            long[] all = new long[SECONDS];
            for (int i = 0; i < COUNT / burst; i++) {
                int second = i * burst / PER_SECOND;
                all[second] += burst;
                errors[second] += random.nextDouble() < truth ? burst : 0;
            }
            long sum = Clustering.sum(errors);
            Bounds bounds = ShareBounds.of(sum, COUNT, Clustering.ofShare(errors, all), LEVEL);
            outcome.add(bounds.low() <= truth && truth <= bounds.high(), (bounds.high() - bounds.low()) * COUNT, sum);
        }

        assertThat(outcome.coverage()).isBetween(burst == 1 ? 0.94 : 0.90, 0.985);
        assertThat(outcome.excess()).isBetween(0.95, 1.35);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void coversTheMean(double memory) {
        Random random = new Random(20261125);
        double[] responses = new double[COUNT];
        Outcome outcome = new Outcome();
        for (int run = 0; run < RUNS; run++) {
            following(memory).fill(responses, random);
            double[] sums = new double[SECONDS];
            long[] counts = new long[SECONDS];
            for (int i = 0; i < COUNT; i++) {
                sums[i / PER_SECOND] += responses[i];
                counts[i / PER_SECOND]++;
            }
            Bounds bounds = MeanBounds.of(sums, counts, LEVEL);
            outcome.add(
                    bounds.low() <= 0 && 0 <= bounds.high(),
                    bounds.high() - bounds.low(),
                    Arrays.stream(responses).sum() / COUNT);
        }

        assertThat(outcome.coverage()).isBetween(memory == 0 ? 0.94 : 0.90, 0.985);
        assertThat(outcome.excess()).isBetween(0.95, 1.25);
    }

    private static double inverse(double share) {
        double low = 0;
        double high = 1.1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (stallingAtMost(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
