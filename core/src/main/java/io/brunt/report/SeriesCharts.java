// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.TimeSeries;
import io.brunt.result.LoadResult;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Was it one step, or one instance, and when? Steps and instances over time, where there are several. */
final class SeriesCharts {

    private static final int HEIGHT = 170;

    /** More lines than these cannot be told apart; the table has all parts. */
    private static final int MOST_PARTS = 6;

    private static final int MOST_ROWS = 60;

    private final TimeFrame frame;
    private final String id;
    private final String each;
    private final List<Part> parts;
    private final List<Part> drawn;
    private final int length;

    private SeriesCharts(TimeFrame frame, String id, String each, List<Part> parts) {
        this.frame = frame;
        this.id = id;
        this.each = each;
        this.parts = parts;
        List<Part> most = parts.stream()
                .sorted(Comparator.comparingLong((Part it) -> it.whole().tally().started())
                        .reversed())
                .limit(MOST_PARTS)
                .toList();
        drawn = parts.stream().filter(most::contains).toList();
        length = drawn.stream().mapToInt(it -> it.series().seconds()).max().orElse(1);
    }

    /** A line: a step or an instance, and what it did in all. */
    private record Part(String label, TimeSeries series, TimeSeries.Column whole) {

        static Part of(String label, TimeSeries series) {
            return new Part(label, series, series.sum(second -> true));
        }
    }

    static List<Chart> ofSteps(LoadResult result, TimeFrame frame) {
        Stream<Part> parts = result.steps().stream().map(it -> Part.of(it.name(), it.series()));
        return of(frame, "step", "each step", parts).stream()
                .flatMap(it -> Stream.concat(Stream.of(it.times()), it.errors().stream()))
                .toList();
    }

    /** Who came and went, too: an instance that was lost, or that an autoscaler started. */
    static List<Chart> ofInstances(LoadResult result, TimeFrame frame) {
        Stream<Part> parts = result.instances().stream().map(it -> Part.of(it.url(), it.series()));
        return of(frame, "instance", "each instance", parts).stream()
                .flatMap(it -> Stream.concat(Stream.of(it.times(), it.rates()), it.errors().stream()))
                .toList();
    }

    private static Optional<SeriesCharts> of(TimeFrame frame, String id, String each, Stream<Part> all) {
        List<Part> parts = all.filter(it -> !it.series().columns().isEmpty()).toList();
        return parts.size() < 2 || frame.columns().isEmpty()
                ? Optional.empty()
                : Optional.of(new SeriesCharts(frame, id, each, parts));
    }

    private Chart times() {
        List<Chart.Legend> legend = new ArrayList<>();
        List<Plot.Series> series = new ArrayList<>();
        for (Part it : drawn) {
            String style = "s-" + (series.size() + 1);
            series.add(series(style, it, SeriesCharts::p99));
            legend.add(new Chart.Legend(style, it.label(), SloText.time(p99(it.whole()))));
        }
        return chart(
                "p99", "p99 of " + each, slowest(), "us", true, false, series, legend, it -> SloText.time(p99(it)));
    }

    private Chart rates() {
        List<Chart.Legend> legend = new ArrayList<>();
        List<Plot.Series> series = new ArrayList<>();
        for (Part it : drawn) {
            String style = "s-" + (series.size() + 1);
            // In a column that is missing there was no request.
            List<Double> values = laid(it, length).stream()
                    .map(column -> column.map(SeriesCharts::started).orElse(0L) / (double) length)
                    .toList();
            series.add(new Plot.Series(style, it.label(), values));
            legend.add(new Chart.Legend(style, it.label(), Figure.count(started(it.whole()))));
        }
        return chart(
                "rate",
                "Requests per second of " + each,
                busiest(),
                "per-second",
                false,
                false,
                series,
                legend,
                it -> Figure.count(started(it)));
    }

    private static long started(TimeSeries.Column column) {
        return column.tally().started();
    }

    private String busiest() {
        Comparator<Part> byRequests = Comparator.comparingLong(it -> started(it.whole()));
        Part most = parts.stream().max(byRequests).orElseThrow();
        Part fewest = parts.stream().min(byRequests).orElseThrow();
        return started(most.whole()) == started(fewest.whole())
                ? "All had as many."
                : "The most had " + most.label() + " with " + Figure.count(started(most.whole())) + ", the fewest "
                        + fewest.label() + " with " + Figure.count(started(fewest.whole())) + ".";
    }

    private Optional<Chart> errors() {
        List<Part> wrong = drawn.stream().filter(it -> wrong(it.whole()) > 0).toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        List<Chart.Legend> legend = new ArrayList<>();
        List<Plot.Series> series = new ArrayList<>();
        for (Part it : wrong) {
            String style = "k-" + (drawn.indexOf(it) + 1);
            series.add(series(style, it, column -> (double) wrong(column) / length));
            legend.add(new Chart.Legend(style, it.label(), Figure.count(wrong(it.whole()))));
        }
        return Optional.of(chart(
                "errors",
                "Errors per second of " + each,
                most(wrong),
                "per-second",
                false,
                true,
                series,
                legend,
                it -> Figure.count(wrong(it))));
    }

    private Chart chart(
            String kind,
            String title,
            String finding,
            String unit,
            boolean logarithmic,
            boolean stacked,
            List<Plot.Series> series,
            List<Chart.Legend> legend,
            Function<TimeSeries.Column, String> cell) {
        String columns = length == 1 ? "" : " A column is " + length + " s.";
        String rest = drawn.size() == parts.size() ? "" : " The " + drawn.size() + " with the most requests are drawn.";
        return new Chart(
                id + "-" + kind,
                title,
                finding + columns + rest,
                HEIGHT,
                new Plot.OverTime(unit, logarithmic, stacked, series, List.of(), Optional.of(axis())),
                legend,
                table(cell));
    }

    private Plot.Axis axis() {
        return new Plot.Axis(
                length,
                IntStream.range(0, columns(length))
                        .map(it -> it * length)
                        .boxed()
                        .toList());
    }

    private int columns(int seconds) {
        int last = drawn.stream()
                .flatMap(it -> it.series().columns().stream())
                .mapToInt(TimeSeries.Column::second)
                .max()
                .orElse(0);
        return last / seconds + 1;
    }

    private Plot.Series series(String style, Part part, ToDoubleFunction<TimeSeries.Column> figure) {
        return new Plot.Series(
                style,
                part.label(),
                laid(part, length).stream()
                        .map(it ->
                                it.map(column -> figure.applyAsDouble(column)).orElse(Double.NaN))
                        .toList());
    }

    /** Of the same moments for all, without gaps. */
    private List<Optional<TimeSeries.Column>> laid(Part part, int seconds) {
        List<Optional<TimeSeries.Column>> columns = new ArrayList<>();
        for (TimeSeries.Column it : part.series().inColumnsOf(seconds).columns()) {
            while (columns.size() < it.second() / seconds) {
                columns.add(Optional.empty());
            }
            columns.add(Optional.of(it));
        }
        while (columns.size() < columns(seconds)) {
            columns.add(Optional.empty());
        }
        return columns;
    }

    /** Of fewer and longer columns: people read it. */
    private Chart.Table table(Function<TimeSeries.Column, String> cell) {
        int seconds = length;
        while (columns(seconds) > MOST_ROWS) {
            seconds *= 2;
        }
        int each = seconds;
        List<List<Optional<TimeSeries.Column>>> all =
                drawn.stream().map(it -> laid(it, each)).toList();
        return new Chart.Table(
                drawn.stream().map(Part::label).toList(),
                IntStream.range(0, columns(each))
                        .mapToObj(i -> new Chart.Row(
                                frame.label(i * each),
                                all.stream()
                                        .map(it -> it.get(i).map(cell).orElse(SloText.NONE))
                                        .toList()))
                        .toList());
    }

    private static double p99(TimeSeries.Column column) {
        return column.responseTime().isEmpty()
                ? Double.NaN
                : column.responseTime().percentileMicros(99);
    }

    private static long wrong(TimeSeries.Column column) {
        return column.tally().errors() + column.tally().abandoned();
    }

    private String slowest() {
        Part slowest = drawn.get(0);
        TimeSeries.Column worst = slowest.series().columns().get(0);
        for (Part part : drawn) {
            for (TimeSeries.Column it : part.series().columns()) {
                if (p99(it) > p99(worst)) {
                    slowest = part;
                    worst = it;
                }
            }
        }
        return "The slowest was " + slowest.label() + " with " + SloText.time(p99(worst)) + " at "
                + SloText.clock(frame.measuredFrom().plusSeconds(worst.second())) + ".";
    }

    private String most(List<Part> wrong) {
        long all = wrong.stream().mapToLong(it -> wrong(it.whole())).sum();
        Part most = wrong.stream()
                .max(Comparator.comparingLong(it -> wrong(it.whole())))
                .orElseThrow();
        return wrong.size() == 1
                ? "All " + Figure.count(all) + " were of " + most.label() + "."
                : "The most were of " + most.label() + ", " + Figure.count(wrong(most.whole())) + " of "
                        + Figure.count(all) + ".";
    }
}
