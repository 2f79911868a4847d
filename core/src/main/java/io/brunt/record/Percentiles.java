// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import org.apiguardian.api.API;

/**
 * Reads many percentiles off a distribution in one pass: one by one, each would walk its buckets again.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Percentiles {

    private Percentiles() {}

    /**
     * Read them.
     *
     * @param times not empty
     * @param percents ascending, each above 0 and at most 100
     * @return microseconds, each as {@link Distribution#percentileMicros} gives it
     */
    public static double[] micros(Distribution times, double... percents) {
        double least = times.microsOfRank(1);
        double greatest = times.microsOfRank(times.count());
        double[] ends = times.bucketMicros();
        long[] counts = times.bucketCounts();
        double[] micros = new double[percents.length];
        int bucket = 0;
        long seen = counts[0];
        for (int i = 0; i < percents.length; i++) {
            long rank = Distribution.rank(percents[i], times.count());
            while (seen < rank) {
                seen += counts[++bucket];
            }
            micros[i] = rank == 1 ? least : Math.min(ends[bucket], greatest);
        }
        return micros;
    }
}
