// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.InstanceResult;
import io.brunt.result.StageResult;
import io.brunt.result.StepResult;
import io.brunt.result.TimeFigures;
import io.brunt.unit.Figure;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A step, an instance or a stage as a row of the page's tables. */
record FigureRow(
        String name,
        String requests,
        String perSecond,
        String errors,
        String p50,
        String p90,
        String p99,
        String p999,
        String max,
        String statusCodes) {

    static FigureRow of(StepResult step) {
        String codes = step.statusCodes().entrySet().stream()
                .map(it -> it.getKey() + ":\u00a0" + Figure.count(it.getValue()))
                .collect(Collectors.joining(", "));
        return row(
                step.name(),
                step.totals().requests(),
                Figure.rate(step.totals().throughput()),
                Figure.share(step.totals().errorRate()),
                step.responseTime(),
                codes.isEmpty() ? SloText.NONE : codes);
    }

    static FigureRow of(InstanceResult instance) {
        return row(
                instance.url(),
                instance.requests(),
                SloText.NONE,
                Figure.count(instance.errors()),
                instance.responseTime(),
                SloText.NONE);
    }

    static FigureRow of(StageResult stage) {
        return row(
                stage.name(),
                stage.totals().requests(),
                Figure.rate(stage.totals().throughput()),
                Figure.share(stage.totals().errorRate()),
                stage.responseTime(),
                SloText.NONE);
    }

    private static FigureRow row(
            String name, long requests, String perSecond, String errors, Distribution times, String statusCodes) {
        Optional<TimeFigures> figures = TimeFigures.of(times);
        return new FigureRow(
                name,
                Figure.count(requests),
                perSecond,
                errors,
                time(figures, TimeFigures::p50),
                time(figures, TimeFigures::p90),
                time(figures, TimeFigures::p99),
                time(figures, TimeFigures::p999),
                time(figures, TimeFigures::max),
                statusCodes);
    }

    private static String time(Optional<TimeFigures> figures, ToDoubleFunction<TimeFigures> micros) {
        return figures.map(it -> ValueAxis.time(micros.applyAsDouble(it))).orElse(SloText.NONE);
    }
}
