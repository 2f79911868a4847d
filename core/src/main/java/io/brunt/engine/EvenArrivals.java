// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

/** Arrival n is due when the integral of the rate reaches n, computed from the index: nothing adds up to a drift. */
final class EvenArrivals implements ArrivalSchedule {

    private final double warmSeconds;
    private final double warmRate;
    private final RateCurve curve;
    private final long warmCount;
    private final long count;
    private long index;

    EvenArrivals(double warmSeconds, double warmRate, RateCurve curve) {
        this.warmSeconds = warmSeconds;
        this.warmRate = warmRate;
        this.curve = curve;
        this.warmCount = (long) Math.ceil(warmSeconds * warmRate - 1e-6);
        this.count = curve.evenArrivals();
    }

    @Override
    public long nextNanos() {
        long n = index++;
        if (n < warmCount) {
            return Math.round(((double) n / warmRate - warmSeconds) * 1e9);
        }
        long measured = n - warmCount;
        return measured < count ? curve.nanosAt((double) measured) : NONE;
    }
}
