// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;

/** When did iterations fail, in the breach or not? */
final class ErrorsChart {

    private static final int HEIGHT = 120;

    private final LoadResult result;
    private final TimeFrame frame;
    private final List<Chart.Line> lines = new ArrayList<>();
    private final List<Chart.Legend> legend = new ArrayList<>();

    private ErrorsChart(LoadResult result, TimeFrame frame) {
        this.result = result;
        this.frame = frame;
    }

    /** Empty if nothing went wrong, in the warm-up neither. */
    static List<Chart> of(LoadResult result, TimeFrame frame) {
        boolean well = frame.columns().stream().allMatch(it -> ColumnFigures.wrongPerSecond(it) == 0);
        return well ? List.of() : List.of(new ErrorsChart(result, frame).chart());
    }

    private Chart chart() {
        double most = frame.columns().stream()
                .mapToDouble(ColumnFigures::wrongPerSecond)
                .max()
                .orElse(0);
        ValueAxis axis = ValueAxis.fromZero(most, TimeFrame.TOP, HEIGHT, Figure::rate);
        StringBuilder errors = new StringBuilder();
        StringBuilder abandoned = new StringBuilder();
        StringBuilder dropped = new StringBuilder();
        for (TimeColumn it : frame.columns()) {
            double foot = bar(errors, axis, it, 0, it.errors());
            foot = bar(abandoned, axis, it, foot, it.abandoned());
            bar(dropped, axis, it, foot, it.dropped());
        }
        add("k-1", "errors", errors, result.totals().errors());
        add("k-2", "abandoned", abandoned, result.totals().abandoned());
        add("k-3", "dropped", dropped, result.totals().dropped());
        return frame.chart("errors-over-time", "Errors per second", caption(), axis)
                .withLines(lines)
                .withLegend(legend)
                .withTable(frame.table(
                        List.of("errors", "abandoned", "dropped"),
                        it -> List.of(
                                Figure.count(it.errors()), Figure.count(it.abandoned()), Figure.count(it.dropped()))));
    }

    private String caption() {
        return Figure.count(result.totals().errors()) + " errors, "
                + Figure.share(result.totals().errorRate()) + " of all that began; "
                + Figure.count(result.totals().abandoned()) + " abandoned, "
                + Figure.count(result.totals().dropped()) + " dropped. Errors count into the percentiles.";
    }

    private void add(String kind, String label, StringBuilder path, long all) {
        if (path.length() > 0) {
            lines.add(new Chart.Line(kind, path.toString()));
            legend.add(new Chart.Legend(kind, label, Figure.count(all)));
        }
    }

    /** A bar upon another; at least 3 pixels, so that a single error is seen. Return where the next one stands. */
    private double bar(StringBuilder path, ValueAxis axis, TimeColumn column, double foot, long count) {
        if (count == 0) {
            return foot;
        }
        double perSecond = (double) count / column.seconds();
        double bottom = axis.y(foot);
        double top = Math.min(axis.y(foot + perSecond), bottom - 3);
        double width = Math.max(0.4, frame.width(column) * 0.8);
        path.append('M').append(Coordinate.of(frame.middle(column) - width / 2)).append(' ');
        path.append(Coordinate.of(top)).append('h').append(Coordinate.of(width));
        path.append('V').append(Coordinate.of(bottom));
        path.append('h').append(Coordinate.of(-width)).append('Z');
        return foot + perSecond;
    }
}
