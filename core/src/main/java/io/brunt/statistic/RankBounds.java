// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apiguardian.api.API;

/**
 * The ranks between which a true percentile lies, whatever the distribution.
 *
 * <p>Order statistics: of n independent responses, the number of those below the true percentile p is binomial (David
 * and Nagaraja: Order Statistics, 3rd edition, 2003, 7.1), and its exact tails give the ranks; no normal approximation.
 * For responses that are not independent the ranks are those of the effective count, carried over to the whole
 * (Woodruff: Confidence Intervals for Medians and Other Position Measures, JASA 47, 1952).
 *
 * @param low rank of the lower end, from 1; 0 if even the least response may lie above the percentile
 * @param high rank of the upper end, at most {@code count}; {@code count + 1} if even the greatest may lie below it
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RankBounds(long low, long high) {

    /**
     * Bound a percentile.
     *
     * @param share of responses that are at most the percentile, above 0, below 1: 0.99 for p99
     * @param count of responses, above 0
     * @param clustering how much they depend on each other
     * @param level for example 0.95, half of what is left on either side
     * @return the ranks
     */
    public static RankBounds of(double share, long count, Clustering clustering, double level) {
        double tail = (1 - level) / 2;
        double effective = clustering.effective(count, level);
        long size = Math.max(1, (long) Math.floor(effective));
        // From where on at most so many below the percentile are no longer unlikely.
        long low = firstAtLeast(tail, size, share, true);
        long high = firstAtLeast(1 - tail, size, share, false) + 1;
        if (size == count) {
            return new RankBounds(low, high);
        }
        return new RankBounds(
                (long) Math.floor((double) low / size * count),
                high > size ? count + 1 : Math.min(count, (long) Math.ceil((double) high / size * count)));
    }

    /** The least k from 0 to {@code size} for which P(B <= k) reaches the probability, or exceeds it. */
    private static long firstAtLeast(double probability, long size, double share, boolean exceeds) {
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = (low + high) >>> 1;
            double below = atMost(middle, size, share);
            if (exceeds ? below > probability : below >= probability) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** P(B <= k) of a binomial B: NIST Digital Library of Mathematical Functions, 8.17.5. */
    static double atMost(long k, long size, double share) {
        return k >= size ? 1 : RegularizedBeta.complement(share, k + 1.0, (double) size - k);
    }
}
