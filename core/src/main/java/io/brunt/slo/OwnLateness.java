// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Distribution;
import io.brunt.record.Recording;
import io.brunt.slo.Figures.Measured;
import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;

/**
 * Tells whether an objective broke only because the generator itself started late.
 *
 * <p>A response time is the wait of a user for its own last answer (the target's doing), the lateness of the generator,
 * and the service time. So two things must be true: the objective holds from the actual start, and the lateness is
 * enough to explain the breach. The second matters with {@code pacing}, where a stalled target makes the wait long and
 * the service time hides it. For every l, the iterations that break the bound without their lateness are at least those
 * that break it by more than l less those that were later than l; if for any l that alone breaks the objective, the
 * target did it.
 */
final class OwnLateness {

    private final Slo slo;
    private final Distribution times;
    private final Distribution lateness;

    private OwnLateness(Slo slo, Distribution times, Distribution lateness) {
        this.slo = slo;
        this.times = times;
        this.lateness = lateness;
    }

    static boolean explains(Slo slo, Scope scope, Recording recording) {
        Metric actual = Figures.fromActualStart(slo.metric());
        if (actual.equals(slo.metric()) || !slo.op().isUpper()) {
            return false;
        }
        Measured measured = Figures.of(actual, scope);
        if (measured.actual().isEmpty() || !slo.op().holds(measured.actual().getAsDouble(), slo.bound())) {
            return false;
        }
        Distribution lateness = recording.delivery().lateness();
        return !new OwnLateness(slo, scope.slice().responseTime(), lateness).breaksWithoutIt();
    }

    private boolean breaksWithoutIt() {
        if (lateness.isEmpty()) {
            return true;
        }
        if (slo.metric() == Plain.MEAN) {
            double less = lateness.meanMicros() * lateness.count() / times.count();
            return !slo.op().holds(times.meanMicros() - less, slo.bound());
        }
        long allowed = allowedAbove();
        for (double micros : lateness.bucketMicros()) {
            long later = lateness.count() - lateness.countAtMost(micros);
            if (above(micros) - later > allowed) {
                return true;
            }
        }
        return false;
    }

    /** How many times may break the bound before the objective does. */
    private long allowedAbove() {
        if (slo.metric() instanceof Percentile percentile) {
            return times.count() - Distribution.rank(percentile.percent(), times.count());
        }
        return slo.metric() == Plain.MIN ? times.count() - 1 : 0;
    }

    private long above(double micros) {
        double limit = slo.bound() + micros;
        return times.count() - (slo.op() == Slo.Op.LESS ? times.countBelow(limit) : times.countAtMost(limit));
    }
}
