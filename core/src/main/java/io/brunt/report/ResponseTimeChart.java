// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.Difference;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.result.TimeFigures;
import io.brunt.slo.SloResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** When was it slow, and for most or for few? */
final class ResponseTimeChart {

    private static final int HEIGHT = 300;
    private static final String BASELINE = "p99 of the baseline";

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
        List<Plot.Series> series = new ArrayList<>(List.of(
                frame.series("p50", "p50", it -> ColumnFigures.percentile(it, 50)),
                frame.series("p90", "p90", it -> ColumnFigures.percentile(it, 90)),
                frame.series("p99", "p99", it -> ColumnFigures.percentile(it, 99)),
                frame.series("max", "max", ColumnFigures::max)));
        List<Chart.Legend> legend = new ArrayList<>(List.of(
                new Chart.Legend("p50", "p50", whole(TimeFigures::p50)),
                new Chart.Legend("p90", "p90", whole(TimeFigures::p90)),
                new Chart.Legend("p99", "p99", whole(TimeFigures::p99)),
                new Chart.Legend("max", "max", whole(TimeFigures::max))));
        result.baselineTimes().ifPresent(it -> {
            double usual = it.responseTime().percentileMicros(99);
            series.add(frame.series("baseline", BASELINE, column -> column.second() < 0 ? Double.NaN : usual));
            legend.add(new Chart.Legend("baseline", BASELINE, SloText.time(usual)));
        });
        List<Plot.Bound> bounds = bounds();
        return new Chart(
                "response-time",
                "Response time",
                caption(),
                HEIGHT,
                new Plot.OverTime("us", true, false, series, bounds),
                legend,
                frame.table(
                        List.of("p50", "p90", "p99", "max"),
                        it -> List.of(
                                SloText.time(ColumnFigures.percentile(it, 50)),
                                SloText.time(ColumnFigures.percentile(it, 90)),
                                SloText.time(ColumnFigures.percentile(it, 99)),
                                SloText.time(ColumnFigures.max(it)))));
    }

    private List<Plot.Bound> bounds() {
        double least = extreme(it -> ColumnFigures.percentile(it, 50), false);
        double greatest = extreme(ColumnFigures::max, true);
        return result.timeObjective().filter(it -> isNear(it, least, greatest)).map(Plot.Bound::of).stream()
                .toList();
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
        return SloText.time(whole.map(figure::applyAsDouble).orElse(Double.NaN));
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
        return "In the breach p99 was " + time(difference.inside(), 99) + " and p50 " + time(difference.inside(), 50)
                + "; in the rest of " + difference.stages() + " p99 was " + time(difference.outside(), 99)
                + " and p50 " + time(difference.outside(), 50) + ".";
    }

    private static String time(TimeColumn column, double percent) {
        return SloText.time(ColumnFigures.percentile(column, percent));
    }
}
