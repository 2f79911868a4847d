// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where the beginning of a series differs from the rest of it, as while a system warms up.
 *
 * <p>The place by MSER-5: medians of five values each, and the cut that leaves the mean of the rest with the least marginal
 * standard error (White: An Effective Truncation Heuristic for Bias Reduction in Simulation Output, Simulation 69, 1997;
 * White, Cobb and Spratt, 2000). It cuts something off of half of all series, settled or not. So the cut counts only if both
 * sides differ by more than 10 % and by more than five standard errors of such means, widened by the autocorrelation of the
 * rest: with that fewer than 5 % of settled series are cut, also of an AR(1) of 0.9 (TruncationTest). A Mann-Kendall test
 * of the same medians, at 5 %, took 25 to 30 % of those for trends, which is why it was not chosen.
 *
 * @param cut how many values to leave out, a multiple of five
 * @param isWithin whether the cut lies before the middle: else the series may go on to change after it
 * @param before median of what is left out
 * @param after median of the rest
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Truncation(int cut, boolean isWithin, double before, double after) {

    /** With fewer values, the rest has too few medians to tell how much they differ by themselves. */
    public static final int LEAST_VALUES = 30;

    private static final int BATCH = 5;
    private static final double LEAST_DIFFERENCE = 0.1;
    private static final double LEAST_ERRORS = 5;
    private static final double MOST_CORRELATION = 0.9;

    /**
     * Look for a beginning that differs.
     *
     * @param values in their order, above 0
     * @return where it ends; empty if it does not differ, or there are fewer than {@value #LEAST_VALUES} values
     */
    public static Optional<Truncation> of(double[] values) {
        if (values.length < LEAST_VALUES) {
            return Optional.empty();
        }
        double[] batches = batches(values);
        int cut = leastError(batches);
        if (cut == 0) {
            return Optional.empty();
        }
        double[] head = Arrays.copyOf(batches, cut);
        double[] rest = Arrays.copyOfRange(batches, cut, batches.length);
        double difference = Math.abs(mean(head) - mean(rest));
        double error = Math.sqrt(ofSample(rest) * (1.0 / head.length + 1.0 / rest.length) * widening(rest));
        if (difference <= LEAST_DIFFERENCE * mean(rest) || difference <= LEAST_ERRORS * error) {
            return Optional.empty();
        }
        int left = cut * BATCH;
        return Optional.of(new Truncation(
                left,
                cut < batches.length / 2,
                median(Arrays.copyOf(values, left)),
                median(Arrays.copyOfRange(values, left, values.length))));
    }

    private static double[] batches(double[] values) {
        double[] batches = new double[values.length / BATCH];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = median(Arrays.copyOfRange(values, i * BATCH, (i + 1) * BATCH));
        }
        return batches;
    }

    /** How many batches to leave out, at most half of them. */
    private static int leastError(double[] batches) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int cut = 0; cut <= batches.length / 2; cut++) {
            double[] rest = Arrays.copyOfRange(batches, cut, batches.length);
            double error = variance(rest) / rest.length;
            if (error < least) {
                least = error;
                best = cut;
            }
        }
        return best;
    }

    /** How much wider the error of a mean is in an AR(1) of the same first autocorrelation. */
    private static double widening(double[] values) {
        double mean = mean(values);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }
        double correlation = squares == 0 ? 0 : Math.min(MOST_CORRELATION, Math.max(0, products / squares));
        return (1 + correlation) / (1 - correlation);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(it -> (it - mean) * (it - mean)).sum() / values.length;
    }

    private static double ofSample(double[] values) {
        return variance(values) * values.length / (values.length - 1);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
