// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.InstanceResult;
import io.brunt.result.StageResult;
import io.brunt.result.StepResult;
import io.brunt.result.TimeFigures;
import io.brunt.unit.Figure;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A step, an instance or a stage as a row of the page's tables. */
record FigureRow(
        String name,
        Cell requests,
        Cell perSecond,
        Cell errors,
        Cell p50,
        Cell p90,
        Cell p99,
        Cell p999,
        Cell max,
        String statusCodes,
        List<Sparklines.Spark> times,
        List<Sparklines.Spark> errorsOverTime) {

    static FigureRow of(StepResult step, Sparklines sparklines) {
        String codes = step.statusCodes().entrySet().stream()
                .map(it -> it.getKey() + ":\u00a0" + Figure.count(it.getValue()))
                .collect(Collectors.joining(", "));
        return row(
                step.name(),
                step.totals().requests(),
                Cell.of(step.totals().throughput(), "per-second"),
                Cell.of(step.totals().errorRate(), "share"),
                step.responseTime(),
                codes.isEmpty() ? SloText.NONE : codes,
                sparklines.times(step.name(), step.series()),
                sparklines.errors(step.name(), step.series()));
    }

    static FigureRow of(InstanceResult instance, Sparklines sparklines) {
        return row(
                instance.url(),
                instance.requests(),
                Cell.NONE,
                Cell.count(instance.errors()),
                instance.responseTime(),
                SloText.NONE,
                sparklines.times(instance.url(), instance.series()),
                sparklines.errors(instance.url(), instance.series()));
    }

    static FigureRow of(StageResult stage) {
        return row(
                stage.name(),
                stage.totals().requests(),
                Cell.of(stage.totals().throughput(), "per-second"),
                Cell.of(stage.totals().errorRate(), "share"),
                stage.responseTime(),
                SloText.NONE,
                Optional.empty(),
                Optional.empty());
    }

    private static FigureRow row(
            String name,
            long requests,
            Cell perSecond,
            Cell errors,
            Distribution times,
            String statusCodes,
            Optional<Sparklines.Spark> timesOverTime,
            Optional<Sparklines.Spark> errorsOverTime) {
        Optional<TimeFigures> figures = TimeFigures.of(times);
        return new FigureRow(
                name,
                Cell.count(requests),
                perSecond,
                errors,
                time(figures, TimeFigures::p50),
                time(figures, TimeFigures::p90),
                time(figures, TimeFigures::p99),
                time(figures, TimeFigures::p999),
                time(figures, TimeFigures::max),
                statusCodes,
                timesOverTime.stream().toList(),
                errorsOverTime.stream().toList());
    }

    private static Cell time(Optional<TimeFigures> figures, ToDoubleFunction<TimeFigures> micros) {
        return figures.map(it -> Cell.of(micros.applyAsDouble(it), "us")).orElse(Cell.NONE);
    }
}
