// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import org.apiguardian.api.API;

/**
 * How much less the responses of a run tell than as many independent ones would.
 *
 * <p>A stall hits many requests at once, so they do not count as many observations. The design effect (Kish: Survey
 * Sampling, 1965) is the variance of a share as it is seen between batches of neighbouring seconds, over the variance
 * that independent responses would have. Batches of one second and of a thirtieth of the run are tried, and the greater
 * effect is taken: the first has the most batches, the second sees what lasts longer than a second.
 *
 * @param effect at least 1
 * @param batches how many batches it was seen between, or 0 if the run was too short to see it
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Clustering(double effect, int batches) {

    /** With fewer batches than this, their spread says next to nothing. */
    public static final int LEAST_BATCHES = 8;

    /** Independent responses, for want of anything better to assume. */
    public static final Clustering UNKNOWN = new Clustering(1, 0);

    private static final int LONG_BATCHES = 30;
    private static final double NORMAL_DEGREES = 1e6;

    /**
     * See how the share of some responses differs between batches.
     *
     * @param part of each second, how many responses count
     * @param whole of each second, how many there were
     * @return the effect, or {@link #UNKNOWN} with fewer than {@value #LEAST_BATCHES} seconds
     */
    public static Clustering ofShare(long[] part, long[] whole) {
        long parts = sum(part);
        long all = sum(whole);
        if (part.length < LEAST_BATCHES || all == 0) {
            return UNKNOWN;
        }
        double share = (double) parts / all;
        double independent = share * (1 - share) * all;
        if (independent == 0) {
            return new Clustering(1, part.length);
        }
        double[] residuals = new double[part.length];
        for (int i = 0; i < part.length; i++) {
            residuals[i] = part[i] - share * whole[i];
        }
        Clustering bySecond = of(residuals, 1, independent);
        int size = longBatch(part.length);
        Clustering byLonger = size == 1 ? bySecond : of(residuals, size, independent);
        return byLonger.effect > bySecond.effect ? byLonger : bySecond;
    }

    /** The linearized variance of a ratio: Cochran, Sampling Techniques, 1977, 6.3. */
    private static Clustering of(double[] residuals, int size, double independent) {
        double[] batches = batches(residuals, size);
        double squares = 0;
        for (double batch : batches) {
            squares += batch * batch;
        }
        double variance = squares * batches.length / (batches.length - 1);
        return new Clustering(Math.max(1, variance / independent), batches.length);
    }

    /** The length of the longer batches, in seconds. */
    static int longBatch(int seconds) {
        return (seconds + LONG_BATCHES - 1) / LONG_BATCHES;
    }

    /** Sums of so many neighbours each; what is left over goes to the last. */
    static double[] batches(double[] values, int size) {
        double[] batches = new double[Math.max(1, values.length / size)];
        for (int i = 0; i < values.length; i++) {
            batches[Math.min(i / size, batches.length - 1)] += values[i];
        }
        return batches;
    }

    /**
     * Return how many independent responses would tell as much.
     *
     * <p>Divided by the effect, and corrected for having estimated it from few batches, as in Korn and Graubard:
     * Confidence Intervals for Proportions with Small Expected Number of Positive Counts, 1998.
     *
     * @param count responses
     * @param level of the interval to come, for example 0.95
     * @return at most {@code count}
     */
    double effective(long count, double level) {
        if (batches == 0 || effect == 1) {
            return count;
        }
        double tail = 1 - (1 - level) / 2;
        double known = BetaQuantile.ofStudent(tail, NORMAL_DEGREES);
        double estimated = BetaQuantile.ofStudent(tail, batches - 1.0);
        return Math.min(count, count / effect * Math.pow(known / estimated, 2));
    }

    static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
