// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.ErrorGroup;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/** Which errors were there, when, and in the breach or not? */
final class ErrorsChart {

    private static final int HEIGHT = 170;

    /** More than these cannot be told apart; the table of errors has all. */
    private static final int MOST_KINDS = 4;

    private final LoadResult result;
    private final TimeFrame frame;
    private final List<Part> parts = new ArrayList<>();

    private ErrorsChart(LoadResult result, TimeFrame frame) {
        this.result = result;
        this.frame = frame;
    }

    /** A part of each bar, and how many there were in all. */
    private record Part(String label, ToLongFunction<TimeColumn> count, long all) {}

    /** Empty if nothing went wrong, in the warm-up neither. */
    static List<Chart> of(LoadResult result, TimeFrame frame) {
        boolean well = frame.columns().stream().allMatch(it -> ColumnFigures.wrongPerSecond(it) == 0);
        return well ? List.of() : List.of(new ErrorsChart(result, frame).chart());
    }

    private Chart chart() {
        List<ErrorGroup> timed =
                result.errors().stream().filter(it -> !it.bySecond().isEmpty()).toList();
        if (timed.isEmpty()) {
            add("errors", TimeColumn::errors, result.totals().errors());
        } else {
            kinds(timed);
        }
        add("abandoned", TimeColumn::abandoned, result.totals().abandoned());
        add("dropped", TimeColumn::dropped, result.totals().dropped());
        List<Plot.Series> series = new ArrayList<>();
        List<Chart.Legend> legend = new ArrayList<>();
        for (Part it : parts) {
            String style = "k-" + (series.size() + 1);
            series.add(frame.series(
                    style, it.label(), column -> (double) it.count().applyAsLong(column) / column.seconds()));
            legend.add(new Chart.Legend(style, it.label(), Figure.count(it.all())));
        }
        return new Chart(
                "errors-over-time",
                timed.isEmpty() ? "Errors per second" : "Errors by kind",
                caption(timed),
                HEIGHT,
                new Plot.OverTime("per-second", false, true, series, List.of()),
                legend,
                frame.table(
                        parts.stream().map(Part::label).toList(),
                        column -> parts.stream()
                                .map(it -> Figure.count(it.count().applyAsLong(column)))
                                .toList()));
    }

    private void kinds(List<ErrorGroup> timed) {
        boolean all = timed.size() <= MOST_KINDS;
        List<ErrorGroup> shown = all ? timed : timed.subList(0, MOST_KINDS - 1);
        shown.forEach(it -> add(it.kind(), column -> count(it, column), it.count()));
        if (!all) {
            List<ErrorGroup> rest = timed.subList(MOST_KINDS - 1, timed.size());
            add(
                    rest.size() + " other kinds",
                    column -> rest.stream().mapToLong(it -> count(it, column)).sum(),
                    rest.stream().mapToLong(ErrorGroup::count).sum());
        }
    }

    private static long count(ErrorGroup group, TimeColumn column) {
        SortedMap<Integer, Long> within = group.bySecond().subMap(column.second(), column.second() + column.seconds());
        return within.values().stream().mapToLong(it -> it).sum();
    }

    private void add(String label, ToLongFunction<TimeColumn> count, long all) {
        if (frame.columns().stream().anyMatch(it -> count.applyAsLong(it) > 0)) {
            parts.add(new Part(label, count, all));
        }
    }

    private String caption(List<ErrorGroup> timed) {
        String counts = Figure.counted(result.totals().errors(), "error") + ", "
                + Figure.share(result.totals().errorRate()) + " of all that began; "
                + Figure.count(result.totals().abandoned()) + " abandoned, "
                + Figure.count(result.totals().dropped()) + " dropped. Errors count into the percentiles.";
        return timed.isEmpty() ? counts : when(timed.get(0)) + " " + counts;
    }

    /** For example {@code status-503 came from 14:03:34 to 14:03:51.} */
    private String when(ErrorGroup most) {
        String first =
                SloText.clock(result.measuredFrom().plusSeconds(most.bySecond().firstKey()));
        String last =
                SloText.clock(result.measuredFrom().plusSeconds(most.bySecond().lastKey()));
        return most.kind() + (first.equals(last) ? " came at " + first : " came from " + first + " to " + last) + ".";
    }
}
