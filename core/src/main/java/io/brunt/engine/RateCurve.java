// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.LoadModel;
import io.brunt.plan.Stage;
import io.brunt.unit.Rate;
import java.util.List;

/**
 * An arrival rate over time, piecewise linear, and the inverse of its integral. Immutable.
 *
 * <p>Within a stage of length d from rate r0 to r1, with k = (r1 - r0) / d, m arrivals have come at
 * x = 2m / (r0 + sqrt(r0² + 2km)): the root of r0·x + k·x²/2 = m in the form that does not cancel for small k.
 */
final class RateCurve {

    /** Rounding of a double may not make or lose an arrival: 0.1/s for 30 s is 3. */
    private static final double ROUNDING = 1e-6;

    private final double[] startSeconds;
    private final double[] startRate;
    private final double[] slope;
    private final double[] arrivalsBefore;
    private final double totalArrivals;

    private RateCurve(double firstRate, List<Stage.Arrivals> stages) {
        int count = stages.size();
        startSeconds = new double[count];
        startRate = new double[count];
        slope = new double[count];
        arrivalsBefore = new double[count];
        double time = 0;
        double rate = firstRate;
        double arrivals = 0;
        for (int i = 0; i < count; i++) {
            double seconds = stages.get(i).duration().toNanos() / 1e9;
            double target = stages.get(i).rate().perSecond();
            startSeconds[i] = time;
            startRate[i] = rate;
            slope[i] = seconds == 0 ? 0 : (target - rate) / seconds;
            arrivalsBefore[i] = arrivals;
            arrivals += seconds * (rate + target) / 2;
            time += seconds;
            rate = target;
        }
        totalArrivals = arrivals;
    }

    static RateCurve of(LoadModel.Open model) {
        if (model instanceof LoadModel.ConstantRate constant) {
            return new RateCurve(
                    constant.rate().perSecond(),
                    List.of(new Stage.Arrivals("1", constant.duration(), constant.rate())));
        }
        LoadModel.RampingRate ramping = (LoadModel.RampingRate) model;
        return new RateCurve(
                ramping.startRate().perSecond(),
                ramping.stages().stream().map(Stage.Arrivals.class::cast).toList());
    }

    /** Return the level at which the warm-up runs: the first, or for a ramp from 0 the first target above it. */
    static Rate firstLevel(LoadModel.Open model) {
        if (model instanceof LoadModel.RampingRate ramping
                && ramping.startRate().count() == 0) {
            return ramping.stages().stream()
                    .map(it -> ((Stage.Arrivals) it).rate())
                    .filter(it -> it.count() > 0)
                    .findFirst()
                    .orElse(Rate.ZERO);
        }
        return model instanceof LoadModel.ConstantRate constant
                ? constant.rate()
                : ((LoadModel.RampingRate) model).startRate();
    }

    /** Return the integral of the rate over the whole plan. */
    double totalArrivals() {
        return totalArrivals;
    }

    /** Return how many of the arrivals 0, 1, 2, … are due before the end. */
    long evenArrivals() {
        return (long) Math.ceil(totalArrivals - ROUNDING);
    }

    /**
     * Return when the integral reaches a value.
     *
     * @param arrivals from 0 to {@link #totalArrivals()}
     * @return nanoseconds of plan time
     */
    long nanosAt(double arrivals) {
        int stage = startSeconds.length - 1;
        while (stage > 0 && arrivals < arrivalsBefore[stage]) {
            stage--;
        }
        // At a border the integral stands still through stages without arrivals: the earliest moment counts.
        while (stage > 0 && arrivals == arrivalsBefore[stage] && arrivals == arrivalsBefore[stage - 1]) {
            stage--;
        }
        double within = arrivals - arrivalsBefore[stage];
        double rate = startRate[stage];
        double root = Math.sqrt(Math.max(0, rate * rate + 2 * slope[stage] * within));
        double seconds = within == 0 ? 0 : 2 * within / (rate + root);
        return Math.round((startSeconds[stage] + seconds) * 1e9);
    }

    /**
     * Return the integral of the rate up to a moment.
     *
     * @param nanos plan time
     * @return 0 before the plan begins, all arrivals from its end on
     */
    double arrivalsUntil(long nanos) {
        double time = Math.max(0, nanos / 1e9);
        int stage = startSeconds.length - 1;
        while (stage > 0 && time < startSeconds[stage]) {
            stage--;
        }
        double within = time - startSeconds[stage];
        return Math.min(totalArrivals, arrivalsBefore[stage] + within * (startRate[stage] + slope[stage] * within / 2));
    }
}
