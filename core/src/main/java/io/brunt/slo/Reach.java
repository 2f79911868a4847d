// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Allocation;
import io.brunt.record.Distribution;
import io.brunt.record.Tally;
import io.brunt.slo.Metric.Apdex;
import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;
import java.time.Duration;

/**
 * Between what a figure can still end up, given what was measured and how many iterations may yet come.
 *
 * <p>The ends are those of the kindest and the unkindest future: all that come take no time and are without error, or take
 * for ever and are errors.
 *
 * @param least the figure cannot end below
 * @param greatest nor above
 */
record Reach(double least, double greatest) {

    static final Reach ANYWHERE = new Reach(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /**
     * Look ahead.
     *
     * @param metric of the objective
     * @param scope what was measured; at least one time
     * @param toCome how many may yet come, at most
     * @param shortest seconds that the scope will have lasted at least
     * @param longest seconds that it will have lasted at most
     */
    static Reach of(Metric metric, Scope scope, long toCome, double shortest, double longest) {
        if (metric instanceof Metric.Regression || metric instanceof Metric.Promql || metric instanceof Metric.App) {
            return ANYWHERE;
        }
        boolean service = Figures.fromActualStart(metric).equals(metric);
        Distribution times =
                service ? scope.slice().serviceTime() : scope.slice().responseTime();
        if (metric instanceof Percentile percentile) {
            return percentile(percentile.percent(), times, toCome);
        }
        if (metric instanceof Apdex apdex) {
            double points = Figures.points(apdex, scope);
            double all = times.count() + (double) toCome;
            return new Reach(points / all, (points + toCome) / all);
        }
        Tally tally = scope.slice().tally();
        return switch ((Plain) metric) {
            case MEAN, SERVICE_MEAN -> {
                double all = times.count() + (double) toCome;
                yield new Reach(times.meanMicros() * times.count() / all, orMore(times.meanMicros(), toCome));
            }
            case MAX, SERVICE_MAX -> new Reach(micros(times.max()), orMore(micros(times.max()), toCome));
            case MIN, SERVICE_MIN -> new Reach(toCome > 0 ? 0 : micros(times.min()), micros(times.min()));
            case THROUGHPUT ->
                new Reach(tally.completedInTime() / longest, (tally.completedInTime() + toCome) / shortest);
            case ERROR_RATE -> share(tally.errors(), tally.started(), toCome);
            case SHED_RATE -> share(tally.shed(), tally.started(), toCome);
            case CHECK_RATE -> {
                long perIteration = -Math.floorDiv(-tally.checks(), Math.max(1, tally.started()));
                yield share(tally.checks() - tally.failedChecks(), tally.checks(), toCome * perIteration);
            }
            case ERRORS -> new Reach(tally.errors(), tally.errors() + toCome);
            case DROPPED -> new Reach(tally.dropped(), tally.dropped() + toCome);
            case ABANDONED -> new Reach(tally.abandoned(), tally.abandoned() + toCome);
            case BALANCE -> ANYWHERE;
            case ALLOCATION -> allocation(scope.slice().allocation(), toCome);
        };
    }

    private static Reach allocation(Allocation sofar, long toCome) {
        double all = Math.max(1, sofar.iterations() + (double) toCome);
        return new Reach(sofar.bytes() / all, orMore(sofar.bytes() / all, toCome));
    }

    private static Reach percentile(double percent, Distribution times, long toCome) {
        long all = times.count() + toCome;
        long rank = Distribution.rank(percent, all);
        double least = rank <= toCome ? 0 : times.microsOfRank(rank - toCome);
        return new Reach(least, rank > times.count() ? Double.POSITIVE_INFINITY : times.microsOfRank(rank));
    }

    private static Reach share(long part, long whole, long toCome) {
        double all = Math.max(1, whole + (double) toCome);
        return new Reach(part / all, (part + toCome) / all);
    }

    private static double orMore(double actual, long toCome) {
        return toCome > 0 ? Double.POSITIVE_INFINITY : actual;
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }

    /** Tell whether an objective cannot be met any more, whatever comes. */
    boolean excludes(Slo slo) {
        return switch (slo.op()) {
            case LESS, AT_MOST -> !slo.op().holds(least, slo.bound());
            case MORE, AT_LEAST -> !slo.op().holds(greatest, slo.bound());
            case EQUAL -> least > slo.bound() || greatest < slo.bound();
        };
    }
}
