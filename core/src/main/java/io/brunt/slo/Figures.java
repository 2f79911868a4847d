// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Allocation;
import io.brunt.record.Distribution;
import io.brunt.record.InstanceRecording;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import io.brunt.slo.Metric.Apdex;
import io.brunt.slo.Metric.App;
import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;
import io.brunt.slo.Metric.Promql;
import io.brunt.slo.Metric.Regression;
import java.util.List;
import java.util.OptionalDouble;

/** Takes the figure of a metric from a part of a recording. */
final class Figures {

    private Figures() {}

    /**
     * What a metric came to.
     *
     * @param actual in the metric's unit, or empty if nothing was measured
     * @param samples how many measurements are behind it
     */
    record Measured(OptionalDouble actual, long samples) {

        static final Measured NOTHING = new Measured(OptionalDouble.empty(), 0);

        static Measured of(double actual, long samples) {
            return new Measured(OptionalDouble.of(actual), samples);
        }
    }

    static Measured of(Metric metric, Scope scope, Recording recording) {
        return metric == Plain.BALANCE ? balance(recording.instances()) : of(metric, scope);
    }

    /** The figure of a metric that a slice alone tells, every one but the balance; of a regression, what is compared. */
    static Measured of(Metric metric, Scope scope) {
        if (metric instanceof Percentile percentile) {
            Distribution times = times(metric, scope);
            return times.isEmpty()
                    ? Measured.NOTHING
                    : Measured.of(times.percentileMicros(percentile.percent()), times.count());
        }
        if (metric instanceof Apdex apdex) {
            return apdex(apdex, scope);
        }
        if (metric instanceof Promql || metric instanceof App) {
            throw new IllegalStateException("no recording tells " + metric.text());
        }
        if (metric instanceof Regression regression) {
            return of(regression.of(), scope);
        }
        Tally tally = scope.slice().tally();
        return switch ((Plain) metric) {
            case MEAN, SERVICE_MEAN -> mean(times(metric, scope));
            case MAX, SERVICE_MAX -> extreme(times(metric, scope), true);
            case MIN, SERVICE_MIN -> extreme(times(metric, scope), false);
            case THROUGHPUT -> throughput(tally, scope);
            case ERROR_RATE -> share(tally.errors(), tally.started());
            case CHECK_RATE -> share(tally.checks() - tally.failedChecks(), tally.checks());
            case SHED_RATE -> share(tally.shed(), tally.started());
            case ERRORS -> count(tally.errors(), tally.started());
            case DROPPED -> count(tally.dropped(), tally.started() + tally.dropped());
            case ABANDONED -> count(tally.abandoned(), tally.started());
            case ALLOCATION -> allocation(scope.slice().allocation());
            case BALANCE -> throw new IllegalStateException("a slice does not tell the balance");
        };
    }

    /** Whether a part of the run, be it a second, tells the metric. */
    static boolean isKnownByPart(Metric metric) {
        return metric instanceof Percentile
                || metric instanceof Apdex
                || metric instanceof App
                || metric instanceof Plain && metric != Plain.BALANCE;
    }

    /** Whether a timeline tells the metric only if it keeps all times: those from the actual start, or those of errors. */
    static boolean needsAllTimes(Metric metric) {
        return metric instanceof Apdex
                || !(metric instanceof App)
                        && metric.dimension() == Dimension.TIME
                        && fromActualStart(metric).equals(metric);
    }

    /** The same metric from the actual start, or itself if it has none. */
    static Metric fromActualStart(Metric metric) {
        if (metric instanceof Percentile percentile) {
            return new Percentile(percentile.percent(), true);
        }
        if (metric == Plain.MEAN) {
            return Plain.SERVICE_MEAN;
        }
        if (metric == Plain.MAX) {
            return Plain.SERVICE_MAX;
        }
        return metric == Plain.MIN ? Plain.SERVICE_MIN : metric;
    }

    private static Distribution times(Metric metric, Scope scope) {
        return fromActualStart(metric).equals(metric)
                ? scope.slice().serviceTime()
                : scope.slice().responseTime();
    }

    private static Measured apdex(Apdex apdex, Scope scope) {
        long ended = scope.slice().responseTime().count();
        return ended == 0 ? Measured.NOTHING : Measured.of(points(apdex, scope) / ended, ended);
    }

    /** What users got of the points that there were, one for each of them. */
    static double points(Apdex apdex, Scope scope) {
        long satisfied = completedWithin(apdex.targetMicros(), scope);
        long tolerating = completedWithin(Apdex.FRUSTRATING * apdex.targetMicros(), scope) - satisfied;
        return satisfied + tolerating / 2.0;
    }

    private static long completedWithin(double micros, Scope scope) {
        return scope.slice().responseTime().countAtMost(micros)
                - scope.slice().errorTime().countAtMost(micros);
    }

    private static Measured mean(Distribution times) {
        return times.isEmpty() ? Measured.NOTHING : Measured.of(times.meanMicros(), times.count());
    }

    private static Measured extreme(Distribution times, boolean greatest) {
        if (times.isEmpty()) {
            return Measured.NOTHING;
        }
        return Measured.of((greatest ? times.max() : times.min()).toNanos() / 1e3, times.count());
    }

    private static Measured throughput(Tally tally, Scope scope) {
        return scope.length().isZero()
                ? Measured.NOTHING
                : Measured.of(tally.completedInTime() / scope.seconds(), tally.completedInTime());
    }

    private static Measured share(long part, long whole) {
        return whole == 0 ? Measured.NOTHING : Measured.of((double) part / whole, whole);
    }

    /** A count of nothing is no 0: where nothing could have gone wrong, nothing was measured. */
    private static Measured count(long count, long of) {
        return of == 0 ? Measured.NOTHING : Measured.of(count, of);
    }

    private static Measured allocation(Allocation allocation) {
        return new Measured(allocation.bytesPerIteration(), allocation.iterations());
    }

    private static Measured balance(List<InstanceRecording> instances) {
        long all =
                instances.stream().mapToLong(it -> it.slice().tally().started()).sum();
        long busiest = instances.stream()
                .mapToLong(it -> it.slice().tally().started())
                .max()
                .orElse(0);
        return all == 0 ? Measured.NOTHING : Measured.of((double) busiest * instances.size() / all, all);
    }
}
