// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Distribution;
import io.brunt.record.Recording;
import io.brunt.record.Second;
import io.brunt.record.Tally;
import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;
import io.brunt.slo.SloResult.Interval;
import io.brunt.statistic.Bounds;
import io.brunt.statistic.Clustering;
import io.brunt.statistic.MeanBounds;
import io.brunt.statistic.RankBounds;
import io.brunt.statistic.ShareBounds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Where the true figure of a metric lies, had the run gone on for ever.
 *
 * <p>How much responses depend on each other is seen between the seconds of the timeline, which has the iterations: a
 * step, a service time, a check and a shed answer are taken to cluster as the iterations' times, or errors, do.
 *
 * @param bounds in the metric's unit
 * @param level for example 0.95
 * @param sawSpread whether there were enough seconds to see how much responses depend on each other
 */
record Estimate(Bounds bounds, double level, boolean sawSpread) {

    /** The level of intervals that nobody asked for. */
    static final double USUAL_LEVEL = 0.95;

    static final int LEAST_SECONDS = Clustering.LEAST_BATCHES;

    /** Whether a metric is an estimate at all: counts are not, and extremes have no interval. */
    static boolean isPossible(Metric metric) {
        if (metric instanceof Percentile || metric instanceof Metric.Regression) {
            return true;
        }
        if (!(metric instanceof Plain plain)) {
            return false;
        }
        return switch (plain) {
            case MEAN, THROUGHPUT, ERROR_RATE, CHECK_RATE, SHED_RATE -> true;
            case MAX, MIN, SERVICE_MEAN, SERVICE_MAX, SERVICE_MIN, ERRORS, DROPPED, ABANDONED, BALANCE, ALLOCATION ->
                false;
        };
    }

    /** Estimate from a part of a recording in which something was measured; empty where there is no interval. */
    static Optional<Estimate> of(Slo slo, Scope scope, Recording recording) {
        Metric metric = slo.metric();
        if (!isPossible(metric)) {
            return Optional.empty();
        }
        double level = slo.confidence().orElse(USUAL_LEVEL);
        List<Second> seconds = Seconds.touching(scope, recording).stream()
                .filter(it -> Seconds.isWhole(it, scope))
                .toList();
        boolean sawSpread = seconds.size() >= LEAST_SECONDS;
        return bounds(slo, scope, recording, seconds, level).map(it -> new Estimate(it, level, sawSpread));
    }

    private static Optional<Bounds> bounds(
            Slo slo, Scope scope, Recording recording, List<Second> seconds, double level) {
        if (slo.metric() instanceof Percentile percentile) {
            return Optional.of(percentile(percentile, scope, seconds, level));
        }
        Tally tally = scope.slice().tally();
        return switch ((Plain) slo.metric()) {
            // A step has no seconds of its own to take batches from.
            case MEAN -> slo.step().isPresent() ? Optional.empty() : mean(seconds, level);
            // Over a ramp, the spread between seconds is the plan's and no uncertainty.
            case THROUGHPUT ->
                slo.stage().isEmpty() && recording.stages().size() != 1
                                || slo.step().isPresent()
                        ? Optional.empty()
                        : throughput(seconds, level);
            case ERROR_RATE -> Optional.of(share(tally.errors(), tally.started(), seconds, level));
            case CHECK_RATE ->
                Optional.of(share(tally.checks() - tally.failedChecks(), tally.checks(), seconds, level));
            case SHED_RATE -> Optional.of(share(tally.shed(), tally.started(), seconds, level));
            default -> Optional.empty();
        };
    }

    private static Bounds percentile(Percentile percentile, Scope scope, List<Second> seconds, double level) {
        Distribution times = percentile.service()
                ? scope.slice().serviceTime()
                : scope.slice().responseTime();
        RankBounds ranks = RankBounds.of(
                percentile.percent() / 100, times.count(), clustering(percentile.percent(), seconds), level);
        return new Bounds(
                ranks.low() == 0 ? 0 : times.microsOfRank(ranks.low()),
                ranks.high() > times.count() ? Double.POSITIVE_INFINITY : times.microsOfRank(ranks.high()));
    }

    private static Clustering clustering(double percent, List<Second> seconds) {
        Distribution all =
                Distribution.merge(seconds.stream().map(Second::responseTime).toList());
        if (all.isEmpty()) {
            return Clustering.UNKNOWN;
        }
        double value = all.percentileMicros(percent);
        return Clustering.ofShare(
                each(seconds, it -> it.responseTime().countAtMost(value)),
                each(seconds, it -> it.responseTime().count()));
    }

    private static Bounds share(long part, long whole, List<Second> seconds, double level) {
        Clustering clustering = Clustering.ofShare(each(seconds, Second::errors), each(seconds, Second::started));
        return ShareBounds.of(part, whole, clustering, level);
    }

    private static Optional<Bounds> mean(List<Second> seconds, double level) {
        double[] sums = seconds.stream()
                .map(Second::responseTime)
                .mapToDouble(it -> it.isEmpty() ? 0 : it.meanMicros() * it.count())
                .toArray();
        return finite(MeanBounds.of(sums, each(seconds, it -> it.responseTime().count()), level));
    }

    private static Optional<Bounds> throughput(List<Second> seconds, double level) {
        double[] completed =
                seconds.stream().mapToDouble(Second::completedInTime).toArray();
        return finite(MeanBounds.of(completed, each(seconds, it -> 1), level));
    }

    private static Optional<Bounds> finite(Bounds bounds) {
        return Optional.of(bounds).filter(Bounds::areFinite);
    }

    private static long[] each(List<Second> seconds, ToLongFunction<Second> figure) {
        return seconds.stream().mapToLong(figure).toArray();
    }

    double low() {
        return bounds.low();
    }

    double high() {
        return bounds.high();
    }

    Interval interval() {
        return new Interval(low(), high(), level);
    }

    /** The interval as it is told: only with both its ends. */
    Optional<Interval> told() {
        return bounds.areFinite() ? Optional.of(interval()) : Optional.empty();
    }

    static String percent(double level) {
        return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString() + "\u00a0%";
    }
}
