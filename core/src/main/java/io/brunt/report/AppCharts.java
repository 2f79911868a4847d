// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.slo.Metric;
import io.brunt.slo.SloResult;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** What did the application run out of, and which of its processes did? */
final class AppCharts {

    private static final int HEIGHT = 170;

    /** More lines than these cannot be told apart; the table beside has all processes. */
    private static final int MOST_LINES = 6;

    /** A bound far above everything would squeeze the lines into the foot. */
    private static final double NEAR = 4;

    private final LoadResult result;
    private final TimeFrame frame;

    private AppCharts(LoadResult result, TimeFrame frame) {
        this.result = result;
        this.frame = frame;
    }

    /**
     * A kind of figure.
     *
     * @param metric what objectives speak of it; empty if none can
     * @param of the figure, below 0 if it is not known
     * @param unit as {@link SloText#figure(double, String)} knows it
     * @param text prints a figure
     */
    private record Kind(
            String id,
            String title,
            Optional<Metric.App> metric,
            ToDoubleFunction<ProcessFigures> of,
            String unit,
            DoubleFunction<String> text) {

        boolean isPause() {
            return isOf(Metric.App.GC_PAUSE);
        }

        boolean isOf(Metric objective) {
            return metric.filter(objective::equals).isPresent();
        }

        /** How many processes a service has is of interest where it changes. */
        boolean isToldBy(ProcessRecording process) {
            return metric.isPresent()
                    || process.timeline().stream()
                                    .mapToDouble(it -> of.applyAsDouble(it.figures()))
                                    .distinct()
                                    .count()
                            > 1;
        }
    }

    /** CPU, memory, pauses, threads and processes, each where any process tells it. */
    static List<Chart> of(LoadResult result, TimeFrame frame) {
        if (frame.columns().isEmpty()) {
            return List.of();
        }
        AppCharts charts = new AppCharts(result, frame);
        List<Kind> kinds = List.of(
                new Kind(
                        "app-cpu",
                        "CPU, share of all cores",
                        Optional.of(Metric.App.CPU),
                        ProcessFigures::cpu,
                        "share",
                        Figure::share),
                new Kind(
                        "app-memory",
                        "Memory in RAM",
                        Optional.of(Metric.App.RSS),
                        ProcessFigures::rssBytes,
                        "bytes",
                        it -> Figure.size(Math.round(it))),
                new Kind(
                        "app-gc",
                        "Pauses for garbage collection",
                        Optional.of(Metric.App.GC_PAUSE),
                        ProcessFigures::gcPauseMicros,
                        "us",
                        SloText::time),
                new Kind(
                        "app-threads",
                        "Threads",
                        Optional.of(Metric.App.THREADS),
                        ProcessFigures::threads,
                        "count",
                        it -> Figure.count(Math.round(it))),
                new Kind(
                        "app-processes",
                        "Processes",
                        Optional.empty(),
                        ProcessFigures::processes,
                        "count",
                        it -> Figure.count(Math.round(it))));
        return kinds.stream().flatMap(it -> charts.chart(it).stream()).toList();
    }

    private double greatest(List<ProcessRecording> processes, ToDoubleFunction<ProcessFigures> figure) {
        return processes.stream()
                .flatMap(it -> it.timeline().stream())
                .mapToDouble(it -> figure.applyAsDouble(it.figures()))
                .max()
                .orElse(-1);
    }

    private Optional<Chart> chart(Kind kind) {
        List<ProcessRecording> telling = result.services().stream()
                .filter(it -> greatest(List.of(it), kind.of()) >= 0 && kind.isToldBy(it))
                .toList();
        if (telling.isEmpty()) {
            return Optional.empty();
        }
        List<ProcessRecording> drawn = drawn(telling, kind);
        List<Plot.Series> series = new ArrayList<>();
        List<Chart.Legend> legend = new ArrayList<>();
        boolean pauses = kind.isPause();
        for (int i = 0; i < drawn.size(); i++) {
            ProcessRecording process = drawn.get(i);
            String style = (pauses ? "dots s-" : "s-") + (i + 1);
            String name = process.process().name();
            series.add(frame.series(style, name, it -> figure(process, it, kind)));
            legend.add(new Chart.Legend(style, name, text(kind, process.whole())));
        }
        return Optional.of(new Chart(
                kind.id(),
                kind.title(),
                caption(kind, telling, drawn),
                HEIGHT,
                new Plot.OverTime(kind.unit(), false, false, series, bounds(kind, greatest(drawn, kind.of()))),
                legend,
                frame.table(
                        drawn.stream().map(it -> it.process().name()).toList(),
                        column -> drawn.stream()
                                .map(it -> cell(kind, figure(it, column, kind)))
                                .toList())));
    }

    /** Those that matter, in the order of all. */
    private static List<ProcessRecording> drawn(List<ProcessRecording> telling, Kind kind) {
        List<ProcessRecording> most = telling.stream()
                .sorted(Comparator.comparingDouble(it -> -kind.of().applyAsDouble(it.whole())))
                .limit(MOST_LINES)
                .toList();
        return telling.stream().filter(most::contains).toList();
    }

    /** No number where nobody looked, and where no pause was. */
    private static double figure(ProcessRecording process, TimeColumn column, Kind kind) {
        Duration from = Duration.ofSeconds(column.second());
        double figure = kind.of().applyAsDouble(process.between(from, from.plusSeconds(column.seconds())));
        boolean none = kind.isPause() && figure == 0;
        return figure < 0 || none ? Double.NaN : figure;
    }

    private static String cell(Kind kind, double figure) {
        return Double.isNaN(figure) ? SloText.NONE : kind.text().apply(figure);
    }

    private static String text(Kind kind, ProcessFigures figures) {
        double figure = kind.of().applyAsDouble(figures);
        return figure < 0 ? SloText.NONE : kind.text().apply(figure);
    }

    private List<Plot.Bound> bounds(Kind kind, double most) {
        return result.slos().stream()
                .filter(it -> kind.isOf(it.slo().metric()) && it.slo().bound() <= most * NEAR)
                .map(it -> new Plot.Bound(it.slo().bound(), label(it, kind)))
                .toList();
    }

    private static String label(SloResult objective, Kind kind) {
        return kind.text().apply(objective.slo().bound())
                + (objective.slo().op().isLower() ? " required" : " allowed")
                + objective.slo().step().map(it -> " of " + it).orElse("");
    }

    private static String caption(Kind kind, List<ProcessRecording> telling, List<ProcessRecording> drawn) {
        ProcessRecording most = telling.stream()
                .max(Comparator.comparingDouble(it -> kind.of().applyAsDouble(it.whole())))
                .orElseThrow();
        String rest = drawn.size() == telling.size() ? "" : " The " + drawn.size() + " with the most are drawn.";
        return finding(kind, most.process().name(), most.whole(), telling) + rest;
    }

    private static String finding(Kind kind, String name, ProcessFigures most, List<ProcessRecording> telling) {
        String figure = text(kind, most);
        if (kind.metric().isEmpty()) {
            return "The most were " + figure + ", of " + name + ". A new one is found some seconds late.";
        }
        return switch (kind.metric().get()) {
            case CPU ->
                telling.size() == 1
                        ? name + " used " + figure + " on average."
                        : "On average " + name + " used the most, " + figure + ".";
            case RSS -> "The most was " + figure + ", of " + name + ".";
            case GC_PAUSE ->
                most.gcPauseMicros() <= 0
                        ? "There was no pause."
                        : "The longest was " + figure + ", of " + name
                                + ". A dot is the longest that ended in its time.";
            case THREADS -> "The most were " + figure + ", of " + name + ".";
        };
    }
}
