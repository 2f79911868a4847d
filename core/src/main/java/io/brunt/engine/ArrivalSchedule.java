// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.ArrivalPattern;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import org.apiguardian.api.API;

/**
 * When the arrivals of an open model are due, one after the other. Confined to one thread; every loop has its own, which
 * gives the same times.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ArrivalSchedule {

    /** No further arrival. */
    long NONE = Long.MAX_VALUE;

    /**
     * Return when the next arrival is due.
     *
     * @return plan time in nanoseconds, never before the last one; {@link #NONE} after the last
     */
    long nextNanos();

    /**
     * Make the schedule of a plan, warm-up first.
     *
     * @param plan of an open model
     * @return all its arrivals, from the first
     */
    static ArrivalSchedule of(LoadPlan plan) {
        LoadModel.Open model = (LoadModel.Open) plan.model();
        double warmRate = RateCurve.firstLevel(model).perSecond();
        double warmSeconds = plan.warmup().toNanos() / 1e9;
        RateCurve curve = RateCurve.of(model);
        return plan.arrivals() == ArrivalPattern.POISSON
                ? new PoissonArrivals(warmSeconds, warmRate, curve, plan.seed())
                : new EvenArrivals(warmSeconds, warmRate, curve);
    }
}
