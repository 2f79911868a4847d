// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import org.apiguardian.api.API;

/**
 * Where a true share lies, such as that of errors.
 *
 * <p>Clopper and Pearson: The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial, Biometrika
 * 26, 1934; for responses that are not independent with the effective count of Korn and Graubard (1998). With no error
 * in n its upper end is close to {@code -ln((1 - level) / 2) / n}, which at one-sided 95 % is the rule of three.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ShareBounds {

    private ShareBounds() {}

    /**
     * Bound a share.
     *
     * @param part how many counted
     * @param whole of how many, above 0
     * @param clustering how much the responses depend on each other
     * @param level for example 0.95, half of what is left on either side
     * @return from 0 to 1
     */
    public static Bounds of(long part, long whole, Clustering clustering, double level) {
        double count = clustering.effective(whole, level);
        double hits = count * part / whole;
        double tail = (1 - level) / 2;
        double low = part == 0 ? 0 : BetaQuantile.of(tail, hits, count - hits + 1);
        double high = part == whole ? 1 : BetaQuantile.of(1 - tail, hits + 1, count - hits);
        return new Bounds(low, high);
    }
}
