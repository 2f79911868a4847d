// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.plan.LoadModel;
import io.brunt.plan.Stage;
import io.brunt.record.Distribution;
import io.brunt.record.Recording.StageSpan;
import io.brunt.report.Coordinate.Point;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.result.TimeFigures;
import io.brunt.slo.SloResult;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The charts over time, each with its table. */
final class TimeCharts {

    private final LoadResult result;
    private final TimeFrame frame;

    TimeCharts(LoadResult result) {
        this.result = result;
        frame = new TimeFrame(result);
    }

    /** Empty if no second was recorded. */
    List<Chart> all() {
        if (frame.columns().isEmpty()) {
            return List.of();
        }
        List<Chart> charts = new ArrayList<>();
        charts.add(responseTime());
        charts.add(users());
        charts.add(rate());
        if (result.timeline().stream().anyMatch(it -> it.errors() + it.abandoned() + it.dropped() > 0)) {
            charts.add(errors());
        }
        return charts;
    }

    private Chart responseTime() {
        Optional<SloResult> objective = result.timeObjective();
        double bound = objective.map(it -> it.slo().bound()).orElse(Double.NaN);
        double least = frame.columns().stream()
                .mapToDouble(it -> percentile(it, 50))
                .filter(it -> !Double.isNaN(it))
                .min()
                .orElse(1_000);
        double greatest = frame.columns().stream()
                .mapToDouble(TimeCharts::max)
                .filter(it -> !Double.isNaN(it))
                .max()
                .orElse(1_000_000);
        // A bound far above everything would squeeze the curves into a line at the foot.
        boolean near = bound > 0 && bound < greatest * 20 && bound > least / 20;
        ValueAxis axis = ValueAxis.times(
                near ? Math.min(least, bound) : least, near ? Math.max(greatest, bound) : greatest, TimeFrame.TOP, 240);
        Optional<TimeFigures> whole = TimeFigures.of(result.responseTime());
        return frame.chart("response-time", "Response time", responseTimeCaption(whole), axis)
                .withLines(List.of(
                        new Chart.Line("max", Coordinate.dots(points(axis, TimeCharts::max))),
                        new Chart.Line("p50", line(axis, it -> percentile(it, 50))),
                        new Chart.Line("p90", line(axis, it -> percentile(it, 90))),
                        new Chart.Line("p99", line(axis, it -> percentile(it, 99)))))
                .withBounds(near ? List.of(bound(axis, objective.orElseThrow())) : List.of())
                .withLegend(List.of(
                        new Chart.Legend("p50", "p50", time(whole.map(TimeFigures::p50))),
                        new Chart.Legend("p90", "p90", time(whole.map(TimeFigures::p90))),
                        new Chart.Legend("p99", "p99", time(whole.map(TimeFigures::p99))),
                        new Chart.Legend("max", "max", time(whole.map(TimeFigures::max)))))
                .withTable(table(
                        List.of("p50", "p90", "p99", "max"),
                        it -> List.of(
                                time(percentile(it, 50)),
                                time(percentile(it, 90)),
                                time(percentile(it, 99)),
                                time(max(it)))));
    }

    private String responseTimeCaption(Optional<TimeFigures> whole) {
        if (whole.isEmpty()) {
            return "Nothing was measured.";
        }
        return result.difference()
                .filter(it -> !it.inside().responseTime().isEmpty()
                        && !it.outside().responseTime().isEmpty())
                .map(it -> "In the breach p99 was " + time(percentile(it.inside(), 99)) + " and p50 "
                        + time(percentile(it.inside(), 50)) + "; in the rest of " + it.stages() + " p99 was "
                        + time(percentile(it.outside(), 99)) + " and p50 " + time(percentile(it.outside(), 50)) + ".")
                .orElse("Half of the iterations were answered within " + time(whole.map(TimeFigures::p50))
                        + ", 99 % within " + time(whole.map(TimeFigures::p99)) + ".");
    }

    static Chart.Bound bound(ValueAxis axis, SloResult objective) {
        double y = axis.y(objective.slo().bound());
        String label = SloText.figure(objective.slo().bound(), "us") + " allowed at "
                + objective.slo().metric().text();
        return new Chart.Bound(Coordinate.of(y), Coordinate.of(y - 5), label);
    }

    private Chart users() {
        LoadModel model = result.plan().model();
        boolean closed = model.match(it -> true, it -> false);
        int promised = model.match(LoadModel.Closed::mostUsers, it -> 0);
        ValueAxis axis = ValueAxis.fromZero(
                Math.max(
                        promised,
                        frame.columns().stream()
                                .mapToInt(TimeColumn::users)
                                .max()
                                .orElse(0)),
                TimeFrame.TOP,
                130,
                it -> Figure.count(Math.round(it)));
        List<Point> running = points(axis, TimeColumn::users);
        List<Chart.Line> lines = new ArrayList<>();
        Coordinate.areas(running, axis.foot()).forEach(it -> lines.add(new Chart.Line("area", it)));
        lines.add(new Chart.Line("running", Coordinate.line(running)));
        List<Chart.Legend> legend = new ArrayList<>();
        legend.add(new Chart.Legend(
                "running", closed ? "running" : "iterations at once", "at most " + Figure.count(result.mostUsers())));
        if (closed) {
            lines.add(new Chart.Line("promised", Coordinate.line(promised(axis))));
            legend.add(new Chart.Legend("promised", "promised", Figure.count(promised)));
        }
        String caption = closed
                ? "At most " + Figure.count(result.mostUsers()) + " of " + Figure.count(promised)
                        + " promised users were busy at once."
                : "At most " + Figure.count(result.mostUsers()) + " iterations ran at once, of "
                        + Figure.count(result.plan().maxUsers()) + " that may.";
        return frame.chart("users", closed ? "Users, promised and running" : "Iterations at once", caption, axis)
                .withLines(lines)
                .withLegend(legend)
                .withTable(table(List.of("users"), it -> List.of(Figure.count(it.users()))));
    }

    /** Users move in straight lines from stage to stage: the corners are enough. */
    private List<Point> promised(ValueAxis axis) {
        List<Point> corners = new ArrayList<>();
        List<Stage> stages = result.plan().stages();
        int level = result.plan().model() instanceof LoadModel.RampingUsers ramp
                ? ramp.startUsers()
                : target(stages.get(0));
        if (!result.plan().warmup().isZero()) {
            int warm = level > 0 ? level : target(stages.get(0));
            corners.add(new Point(frame.x(-TimeFrame.seconds(result.plan().warmup())), axis.y(warm)));
            corners.add(new Point(frame.x(0), axis.y(warm)));
        }
        corners.add(new Point(frame.x(0), axis.y(level)));
        List<StageSpan> spans = result.recording().stages();
        for (int i = 0; i < Math.min(stages.size(), spans.size()); i++) {
            double planned = TimeFrame.seconds(stages.get(i).duration());
            double length = TimeFrame.seconds(spans.get(i).length());
            double reached = planned == 0 ? 1 : Math.min(1, length / planned);
            double end = level + (target(stages.get(i)) - level) * reached;
            corners.add(new Point(frame.x(TimeFrame.seconds(spans.get(i).start()) + length), axis.y(end)));
            level = target(stages.get(i));
        }
        return corners;
    }

    private static int target(Stage stage) {
        return stage.match(Stage.Users::users, it -> 0);
    }

    private Chart rate() {
        boolean open = result.plan().model().match(it -> false, it -> true);
        ValueAxis axis = ValueAxis.fromZero(
                frame.columns().stream()
                        .mapToDouble(TimeColumn::duePerSecond)
                        .max()
                        .orElse(0),
                TimeFrame.TOP,
                160,
                Figure::rate);
        List<Chart.Line> lines = new ArrayList<>();
        List<Chart.Legend> legend = new ArrayList<>();
        double seconds = result.totals().seconds();
        if (open) {
            lines.add(new Chart.Line("promised", line(axis, TimeColumn::duePerSecond)));
            legend.add(new Chart.Legend(
                    "promised", "due", rate(result.recording().delivery().due(), seconds)));
        }
        lines.add(new Chart.Line("started", line(axis, TimeColumn::startedPerSecond)));
        lines.add(new Chart.Line("completed", line(axis, TimeColumn::completedPerSecond)));
        legend.add(new Chart.Legend("started", "started", rate(result.totals().requests(), seconds)));
        legend.add(new Chart.Legend(
                "completed",
                "completed without error",
                Figure.rate(result.totals().throughput())));
        return frame.chart("rate", "Iterations per second", rateCaption(), axis)
                .withLines(lines)
                .withLegend(legend)
                .withTable(table(
                        List.of("due", "started", "completed"),
                        it -> List.of(
                                Figure.rate(it.duePerSecond()),
                                Figure.rate(it.startedPerSecond()),
                                Figure.rate(it.completedPerSecond()))));
    }

    private String rateCaption() {
        boolean closed = result.plan().model().match(it -> true, it -> false);
        String all = Figure.count(result.totals().requests()) + " of "
                + Figure.count(result.recording().delivery().due()) + " promised iterations began.";
        return result.difference()
                .map(it -> Figure.rate(it.inside().completedPerSecond()) + " without error in the breach, "
                        + Figure.rate(it.outside().completedPerSecond()) + " in the rest of " + it.stages() + ". "
                        + (closed ? "Users wait for their answer, so a slow target is asked less." : all))
                .orElse(Figure.rate(result.totals().throughput()) + " completed without error. " + all);
    }

    private static String rate(long count, double seconds) {
        return seconds == 0 ? SloText.NONE : Figure.rate(count / seconds);
    }

    private Chart errors() {
        ValueAxis axis = ValueAxis.fromZero(
                frame.columns().stream()
                        .mapToDouble(TimeCharts::wrongPerSecond)
                        .max()
                        .orElse(0),
                TimeFrame.TOP,
                120,
                Figure::rate);
        StringBuilder errors = new StringBuilder();
        StringBuilder abandoned = new StringBuilder();
        StringBuilder dropped = new StringBuilder();
        for (TimeColumn it : frame.columns()) {
            double foot = bar(errors, axis, it, 0, it.errors());
            foot = bar(abandoned, axis, it, foot, it.abandoned());
            bar(dropped, axis, it, foot, it.dropped());
        }
        List<Chart.Line> lines = new ArrayList<>();
        List<Chart.Legend> legend = new ArrayList<>();
        add(lines, legend, "k-1", "errors", errors, result.totals().errors());
        add(lines, legend, "k-2", "abandoned", abandoned, result.totals().abandoned());
        add(lines, legend, "k-3", "dropped", dropped, result.totals().dropped());
        String caption = Figure.count(result.totals().errors()) + " errors, "
                + Figure.share(result.totals().errorRate()) + " of all that began; "
                + Figure.count(result.totals().abandoned()) + " abandoned, "
                + Figure.count(result.totals().dropped()) + " dropped. Errors count into the percentiles.";
        return frame.chart("errors-over-time", "Errors per second", caption, axis)
                .withLines(lines)
                .withLegend(legend)
                .withTable(table(
                        List.of("errors", "abandoned", "dropped"),
                        it -> List.of(
                                Figure.count(it.errors()), Figure.count(it.abandoned()), Figure.count(it.dropped()))));
    }

    private static void add(
            List<Chart.Line> lines,
            List<Chart.Legend> legend,
            String kind,
            String label,
            StringBuilder path,
            long all) {
        if (path.length() > 0) {
            lines.add(new Chart.Line(kind, path.toString()));
            legend.add(new Chart.Legend(kind, label, Figure.count(all)));
        }
    }

    private static double wrongPerSecond(TimeColumn column) {
        return (double) (column.errors() + column.abandoned() + column.dropped()) / column.seconds();
    }

    /** A bar on top of another; at least 3 pixels, so that a single error is seen. Returns where the next one stands. */
    private double bar(StringBuilder path, ValueAxis axis, TimeColumn column, double foot, long count) {
        if (count == 0) {
            return foot;
        }
        double perSecond = (double) count / column.seconds();
        double bottom = axis.y(foot);
        double top = Math.min(axis.y(foot + perSecond), bottom - 3);
        double width = frame.width(column) * 0.8;
        path.append('M').append(Coordinate.of(frame.middle(column) - width / 2)).append(' ');
        path.append(Coordinate.of(top)).append('h').append(Coordinate.of(Math.max(0.4, width)));
        path.append('V').append(Coordinate.of(bottom)).append('h');
        path.append(Coordinate.of(-Math.max(0.4, width))).append('Z');
        return foot + perSecond;
    }

    private String line(ValueAxis axis, ToDoubleFunction<TimeColumn> value) {
        return Coordinate.line(points(axis, value));
    }

    private List<Point> points(ValueAxis axis, ToDoubleFunction<TimeColumn> value) {
        return frame.columns().stream()
                .map(it -> {
                    double figure = value.applyAsDouble(it);
                    return new Point(frame.middle(it), Double.isNaN(figure) ? Double.NaN : axis.y(figure));
                })
                .toList();
    }

    private Chart.Table table(List<String> heads, Function<TimeColumn, List<String>> cells) {
        return new Chart.Table(
                heads,
                frame.rows().stream()
                        .map(it -> new Chart.Row(frame.label(it), cells.apply(it)))
                        .toList());
    }

    private static double percentile(TimeColumn column, double percent) {
        Distribution times = column.responseTime();
        return times.isEmpty() ? Double.NaN : times.percentileMicros(percent);
    }

    private static double max(TimeColumn column) {
        Distribution times = column.responseTime();
        return times.isEmpty() ? Double.NaN : times.max().toNanos() / 1e3;
    }

    private static String time(double micros) {
        return Double.isNaN(micros) ? SloText.NONE : ValueAxis.time(micros);
    }

    private static String time(Optional<Long> micros) {
        return micros.map(it -> ValueAxis.time(it)).orElse(SloText.NONE);
    }
}
