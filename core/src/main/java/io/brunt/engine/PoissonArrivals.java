// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.util.SplittableRandom;

/**
 * Arrivals of a Poisson process whose rate follows the curve.
 *
 * <p>A process of rate 1 seen through the inverse of the rate's integral (Çinlar, Introduction to Stochastic Processes,
 * 1975, section 4.7). The draws depend on the seed alone, so every loop sees the same arrivals.
 */
final class PoissonArrivals implements ArrivalSchedule {

    private final double warmSeconds;
    private final double warmRate;
    private final RateCurve curve;
    private final SplittableRandom random;
    private double warmReached;
    private double reached;

    PoissonArrivals(double warmSeconds, double warmRate, RateCurve curve, long seed) {
        this.warmSeconds = warmSeconds;
        this.warmRate = warmRate;
        this.curve = curve;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public long nextNanos() {
        if (warmReached < warmSeconds * warmRate) {
            warmReached += step();
            if (warmReached < warmSeconds * warmRate) {
                return Math.round((warmReached / warmRate - warmSeconds) * 1e9);
            }
        }
        reached += step();
        return reached < curve.totalArrivals() ? curve.nanosAt(reached) : NONE;
    }

    private double step() {
        return -Math.log(1 - random.nextDouble());
    }
}
