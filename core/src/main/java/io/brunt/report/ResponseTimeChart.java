// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static io.brunt.report.ColumnFigures.percentile;

import io.brunt.result.Difference;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.result.TimeFigures;
import io.brunt.slo.SloResult;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** When was it slow, and for most or for few? */
final class ResponseTimeChart {

    private static final int HEIGHT = 240;

    private final LoadResult result;
    private final TimeFrame frame;
    private final Optional<TimeFigures> whole;

    private ResponseTimeChart(LoadResult result, TimeFrame frame) {
        this.result = result;
        this.frame = frame;
        whole = TimeFigures.of(result.responseTime());
    }

    static Chart of(LoadResult result, TimeFrame frame) {
        return new ResponseTimeChart(result, frame).chart();
    }

    private Chart chart() {
        double least = extreme(it -> percentile(it, 50), false);
        double greatest = extreme(ColumnFigures::max, true);
        Optional<SloResult> objective = result.timeObjective().filter(it -> isNear(it, least, greatest));
        double bound = objective.map(it -> it.slo().bound()).orElse(least);
        ValueAxis axis = ValueAxis.times(Math.min(least, bound), Math.max(greatest, bound), TimeFrame.TOP, HEIGHT);
        return frame.chart("response-time", "Response time", caption(), axis)
                .withLines(List.of(
                        new Chart.Line("max", Coordinate.dots(frame.points(axis, ColumnFigures::max))),
                        new Chart.Line("p50", frame.line(axis, it -> percentile(it, 50))),
                        new Chart.Line("p90", frame.line(axis, it -> percentile(it, 90))),
                        new Chart.Line("p99", frame.line(axis, it -> percentile(it, 99)))))
                .withBounds(
                        objective.map(it -> Chart.Bound.of(axis, it)).stream().toList())
                .withLegend(List.of(
                        new Chart.Legend("p50", "p50", whole(TimeFigures::p50)),
                        new Chart.Legend("p90", "p90", whole(TimeFigures::p90)),
                        new Chart.Legend("p99", "p99", whole(TimeFigures::p99)),
                        new Chart.Legend("max", "max", whole(TimeFigures::max))))
                .withTable(frame.table(
                        List.of("p50", "p90", "p99", "max"),
                        it -> List.of(
                                ValueAxis.time(percentile(it, 50)),
                                ValueAxis.time(percentile(it, 90)),
                                ValueAxis.time(percentile(it, 99)),
                                ValueAxis.time(ColumnFigures.max(it)))));
    }

    /** A bound far above everything would squeeze the curves into a line at the foot. */
    private static boolean isNear(SloResult objective, double least, double greatest) {
        double bound = objective.slo().bound();
        return bound < greatest * 20 && bound > least / 20;
    }

    private double extreme(ToDoubleFunction<TimeColumn> value, boolean greatest) {
        var figures = frame.columns().stream().mapToDouble(value).filter(it -> !Double.isNaN(it));
        return greatest ? figures.max().orElse(1_000_000) : figures.min().orElse(1_000);
    }

    private String whole(ToDoubleFunction<TimeFigures> figure) {
        return ValueAxis.time(whole.map(figure::applyAsDouble).orElse(Double.NaN));
    }

    private String caption() {
        if (whole.isEmpty()) {
            return "Nothing was measured.";
        }
        return frame.difference()
                .filter(it -> !it.inside().responseTime().isEmpty()
                        && !it.outside().responseTime().isEmpty())
                .map(ResponseTimeChart::breach)
                .orElseGet(() -> "Half of the iterations were answered within " + whole(TimeFigures::p50)
                        + ", 99 % within " + whole(TimeFigures::p99) + ".");
    }

    private static String breach(Difference difference) {
        return "In the breach p99 was " + ValueAxis.time(percentile(difference.inside(), 99)) + " and p50 "
                + ValueAxis.time(percentile(difference.inside(), 50)) + "; in the rest of " + difference.stages()
                + " p99 was " + ValueAxis.time(percentile(difference.outside(), 99)) + " and p50 "
                + ValueAxis.time(percentile(difference.outside(), 50)) + ".";
    }
}
