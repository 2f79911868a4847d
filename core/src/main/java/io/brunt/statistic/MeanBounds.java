// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/**
 * Where a true mean lies, from the means of batches of neighbouring seconds.
 *
 * <p>Batch means (Law: Simulation Modeling and Analysis, 5th edition, 2015, 9.5.3) as a ratio of sums, since seconds
 * differ in how many responses they have, with Student's distribution for the number of batches. As in
 * {@link Clustering}, the wider of two lengths of batches is told.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MeanBounds {

    private MeanBounds() {}

    /**
     * Bound a mean.
     *
     * @param sums of each second, what its values add up to
     * @param counts of each second, how many values there were
     * @param level for example 0.95
     * @return around the mean, or without ends with fewer than {@value Clustering#LEAST_BATCHES} seconds
     */
    public static Bounds of(double[] sums, long[] counts, double level) {
        long all = Clustering.sum(counts);
        if (sums.length < Clustering.LEAST_BATCHES || all == 0) {
            return new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double mean = DoubleStream.of(sums).sum() / all;
        double[] residuals = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            residuals[i] = sums[i] - mean * counts[i];
        }
        int size = Clustering.longBatch(sums.length);
        double half = Math.max(half(residuals, 1, all, level), half(residuals, size, all, level));
        return new Bounds(mean - half, mean + half);
    }

    private static double half(double[] residuals, int size, long all, double level) {
        double[] batches = Clustering.batches(residuals, size);
        double squares = DoubleStream.of(batches).map(it -> it * it).sum();
        double deviation = Math.sqrt(squares * batches.length / (batches.length - 1)) / all;
        return BetaQuantile.ofStudent(1 - (1 - level) / 2, batches.length - 1.0) * deviation;
    }
}
