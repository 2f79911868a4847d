// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.slo.Metric.Percentile;

/**
 * How many measurements a claim needs before a PASS can be given.
 *
 * <p>Percentiles: with fewer than {@code ln(0.05) / ln(p)} independent samples even their greatest lies below the
 * percentile with more than 5 % probability, so "p is below the bound" cannot be claimed at one-sided 95 % (the bound
 * of Wilks: Determination of Sample Sizes for Setting Tolerance Limits, Annals of Mathematical Statistics 12, 1941).
 * A lower bound is the mirror image. Shares: {@code 1 / bound}, so that one more or less is seen as such.
 */
final class SampleNeed {

    private static final double LOG_OF_DOUBT = Math.log(0.05);

    private SampleNeed() {}

    /** The least number of samples; 0 for claims that need none: counts, mean, extremes, throughput, a bound of 0. */
    static long of(Slo slo) {
        if (slo.metric() instanceof Percentile percentile) {
            double share = percentile.percent() / 100;
            long below = (long) Math.ceil(LOG_OF_DOUBT / Math.log(share));
            long above = (long) Math.ceil(LOG_OF_DOUBT / Math.log1p(-share));
            return needed(slo.op(), below, above);
        }
        if (slo.metric() instanceof Metric.App) {
            return 0;
        }
        if (slo.metric().dimension() == Dimension.SHARE) {
            return needed(slo.op(), onePer(slo.bound()), onePer(1 - slo.bound()));
        }
        return 0;
    }

    private static long needed(Slo.Op op, long below, long above) {
        if (op.isUpper()) {
            return below;
        }
        return op.isLower() ? above : Math.max(below, above);
    }

    private static long onePer(double share) {
        // Less a hair: 1 / (1 - 0.99) is 99.99… or 100.00… by the luck of the binary.
        return share <= 1e-12 ? 0 : (long) Math.ceil(1 / share - 1e-6);
    }
}
