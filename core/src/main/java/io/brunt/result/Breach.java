// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.process.ProcessRecording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.Second;
import io.brunt.slo.Metric;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * From when to when the first broken objective was broken.
 *
 * @param objective the first that failed and tells since when
 * @param from from the first measured moment
 * @param to end of the last second that is over the bound; the end of its stage, or of measuring, where no second tells
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Breach(SloResult objective, Duration from, Duration to) {

    static Optional<Breach> of(LoadResult result) {
        return result.slos().stream()
                .filter(it -> it.verdict() == Verdict.FAIL && it.firstBreach().isPresent())
                .findFirst()
                .map(it -> new Breach(it, it.firstBreach().get(), end(result, it)));
    }

    private static Duration end(LoadResult result, SloResult objective) {
        Duration from = objective.firstBreach().orElse(Duration.ZERO);
        Duration scopeEnd = objective
                .slo()
                .stage()
                .flatMap(name -> result.recording().stages().stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst())
                .map(Breach::endOf)
                .orElse(result.recording().measuredTime());
        Optional<Duration> last = objective.slo().metric() instanceof Metric.App metric
                ? lastOver(objective, metric, result.services(), from, scopeEnd)
                : lastOver(objective, seconds(result, from, scopeEnd));
        return last.filter(it -> it.compareTo(from) > 0)
                .orElse(scopeEnd.compareTo(from) > 0 ? scopeEnd : from.plusSeconds(1));
    }

    /** The last second in which one of the processes was over the bound. */
    private static Optional<Duration> lastOver(
            SloResult objective,
            Metric.App metric,
            List<ProcessRecording> processes,
            Duration from,
            Duration scopeEnd) {
        Slo slo = objective.slo();
        return processes.stream()
                .filter(it -> slo.step().isEmpty()
                        || slo.step().get().equals(it.process().service()))
                .flatMap(it -> it.seconds(from, scopeEnd).stream())
                .filter(it -> {
                    OptionalDouble figure = metric.of(it.figures());
                    return figure.isPresent() && !slo.op().holds(figure.getAsDouble(), slo.bound());
                })
                .map(it -> Duration.ofSeconds(it.second() + 1L))
                .max(Duration::compareTo);
    }

    private static List<Second> seconds(LoadResult result, Duration from, Duration scopeEnd) {
        return result.timeline().stream()
                .filter(it -> it.second() >= from.toSeconds() && it.second() < scopeEnd.toNanos() / 1e9)
                .toList();
    }

    /**
     * Look at as many seconds together as the figure needs samples: the p99 of 50 of them is their greatest, and one
     * slow answer much later would stretch the breach.
     */
    private static Optional<Duration> lastOver(SloResult objective, List<Second> seconds) {
        Optional<Duration> last = Optional.empty();
        for (List<Second> it : windows(seconds, samples(objective.slo().metric()))) {
            if (isOver(objective, TimeColumn.sum(it))) {
                last = Optional.of(end(objective, it));
            }
        }
        return last;
    }

    /** The seconds in their order; what is left over at the end is looked at with the window before. */
    private static List<List<Second>> windows(List<Second> seconds, long needed) {
        List<List<Second>> windows = new ArrayList<>();
        List<Second> window = new ArrayList<>();
        long samples = 0;
        for (Second it : seconds) {
            window.add(it);
            samples += it.started();
            if (samples >= needed) {
                windows.add(window);
                window = new ArrayList<>();
                samples = 0;
            }
        }
        if (windows.isEmpty()) {
            return window.isEmpty() ? List.of() : List.of(window);
        }
        windows.get(windows.size() - 1).addAll(window);
        return windows;
    }

    private static Duration end(SloResult objective, List<Second> window) {
        Second end = window.stream()
                .filter(it -> isOver(objective, TimeColumn.sum(List.of(it))))
                .reduce((earlier, later) -> later)
                .orElse(window.get(window.size() - 1));
        return Duration.ofSeconds(end.second() + 1L);
    }

    private static long samples(Metric metric) {
        return metric instanceof Metric.Percentile percentile
                ? (long) Math.min(1e6, Math.ceil(3 / (1 - percentile.percent() / 100)))
                : 1;
    }

    private static Duration endOf(StageSpan stage) {
        return stage.start().plus(stage.length());
    }

    private static boolean isOver(SloResult objective, TimeColumn column) {
        OptionalDouble figure = figure(objective.slo().metric(), column);
        return figure.isPresent()
                && !objective
                        .slo()
                        .op()
                        .holds(figure.getAsDouble(), objective.slo().bound());
    }

    /** Empty where a second does not tell: service times, checks, shed requests. */
    private static OptionalDouble figure(Metric metric, TimeColumn column) {
        boolean timed = !column.responseTime().isEmpty();
        if (metric instanceof Metric.Percentile percentile) {
            return timed && !percentile.service()
                    ? OptionalDouble.of(column.responseTime().percentileMicros(percentile.percent()))
                    : OptionalDouble.empty();
        }
        if (metric == Metric.Plain.THROUGHPUT) {
            return OptionalDouble.of(column.completedPerSecond());
        }
        if (metric == Metric.Plain.ERRORS) {
            return OptionalDouble.of((double) column.errors());
        }
        if (metric == Metric.Plain.ABANDONED) {
            return OptionalDouble.of((double) column.abandoned());
        }
        if (metric == Metric.Plain.DROPPED) {
            return OptionalDouble.of((double) column.dropped());
        }
        if (!timed) {
            return OptionalDouble.empty();
        }
        if (metric == Metric.Plain.ERROR_RATE) {
            return OptionalDouble.of(column.errorRate());
        }
        if (metric == Metric.Plain.MEAN) {
            return OptionalDouble.of(column.responseTime().meanMicros());
        }
        if (metric == Metric.Plain.MAX) {
            return OptionalDouble.of(column.responseTime().max().toNanos() / 1e3);
        }
        return metric == Metric.Plain.MIN
                ? OptionalDouble.of(column.responseTime().min().toNanos() / 1e3)
                : OptionalDouble.empty();
    }
}
