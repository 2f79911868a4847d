// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Recording.StageSpan;
import io.brunt.record.Second;
import io.brunt.slo.Metric;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.time.Duration;
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
                .map(it -> endOf(it))
                .orElse(result.recording().measuredTime());
        return result.timeline().stream()
                .filter(it -> it.second() >= from.toSeconds() && it.second() < scopeEnd.toNanos() / 1e9)
                .filter(it -> isOver(objective, it))
                .reduce((earlier, later) -> later)
                .map(it -> Duration.ofSeconds(it.second() + 1L))
                .filter(it -> it.compareTo(from) > 0)
                .orElse(scopeEnd.compareTo(from) > 0 ? scopeEnd : from.plusSeconds(1));
    }

    private static Duration endOf(StageSpan stage) {
        return stage.start().plus(stage.length());
    }

    private static boolean isOver(SloResult objective, Second second) {
        OptionalDouble figure = figure(objective.slo().metric(), second);
        return figure.isPresent()
                && !objective
                        .slo()
                        .op()
                        .holds(figure.getAsDouble(), objective.slo().bound());
    }

    /** Empty where a second does not tell: service times, checks, shed requests. */
    private static OptionalDouble figure(Metric metric, Second second) {
        boolean timed = !second.responseTime().isEmpty();
        if (metric instanceof Metric.Percentile percentile) {
            return timed && !percentile.service()
                    ? OptionalDouble.of((double) second.responseTime().percentileMicros(percentile.percent()))
                    : OptionalDouble.empty();
        }
        if (metric == Metric.Plain.THROUGHPUT) {
            return OptionalDouble.of((double) second.completed());
        }
        if (metric == Metric.Plain.ERRORS) {
            return OptionalDouble.of((double) second.errors());
        }
        if (metric == Metric.Plain.ABANDONED) {
            return OptionalDouble.of((double) second.abandoned());
        }
        if (metric == Metric.Plain.DROPPED) {
            return OptionalDouble.of((double) second.dropped());
        }
        if (!timed) {
            return OptionalDouble.empty();
        }
        if (metric == Metric.Plain.ERROR_RATE) {
            return OptionalDouble.of((double) second.errors() / second.started());
        }
        if (metric == Metric.Plain.MEAN) {
            return OptionalDouble.of(second.responseTime().meanMicros());
        }
        if (metric == Metric.Plain.MAX) {
            return OptionalDouble.of(second.responseTime().max().toNanos() / 1e3);
        }
        return metric == Metric.Plain.MIN
                ? OptionalDouble.of(second.responseTime().min().toNanos() / 1e3)
                : OptionalDouble.empty();
    }
}
