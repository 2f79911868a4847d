// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.TimeSeries;
import io.brunt.unit.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Small drawings in the rows of a table, all on one scale, so that rows compare: p99 over time on a logarithmic axis, and
 * errors over time as bars.
 */
final class Sparklines {

    private static final double WIDTH = 120;
    private static final double TOP = 3;
    private static final double FOOT = 21;
    private static final int MOST_POINTS = 60;

    private final TimeFrame frame;
    private final double low;
    private final double high;
    private final double mostErrors;
    private final boolean isTold;

    Sparklines(List<TimeSeries> rows, TimeFrame frame) {
        this.frame = frame;
        List<TimeSeries.Column> all =
                rows.stream().flatMap(it -> thinned(it).columns().stream()).toList();
        isTold = !all.isEmpty();
        low = all.stream()
                .mapToDouble(Sparklines::p99)
                .filter(it -> it > 0)
                .min()
                .orElse(1);
        high = all.stream().mapToDouble(Sparklines::p99).max().orElse(1);
        mostErrors = all.stream().mapToDouble(Sparklines::wrong).max().orElse(0);
    }

    /** Is there any row of which something is known over time? */
    boolean hasTimes() {
        return isTold;
    }

    /** Is there any row with an error to draw? */
    boolean hasErrors() {
        return mostErrors > 0;
    }

    /**
     * One drawing.
     *
     * @param description what it shows, in words
     * @param breach where the breach is, if it is known
     * @param line the path of a line; empty for bars
     * @param dot where the highest point of the line is; none for bars
     * @param bars with place and height
     */
    record Spark(
            String description,
            List<Map<String, String>> breach,
            String line,
            List<Map<String, String>> dot,
            List<Map<String, String>> bars) {}

    private TimeSeries thinned(TimeSeries series) {
        int seconds = series.seconds();
        while (frame.to() / seconds > MOST_POINTS) {
            seconds *= 2;
        }
        return series.inColumnsOf(seconds);
    }

    /** Empty where nothing is known of any moment. */
    Optional<Spark> times(String label, TimeSeries series) {
        TimeSeries thin = thinned(series);
        return highest(thin, Sparklines::p99)
                .map(it -> new Spark(
                        "p99 of " + label + " over time, highest " + SloText.time(p99(it)),
                        breach(),
                        line(thin),
                        List.of(Map.of("x", x(thin, it), "y", y(it))),
                        List.of()));
    }

    /** Likewise; without a bar where nothing went wrong. */
    Optional<Spark> errors(String label, TimeSeries series) {
        TimeSeries thin = thinned(series);
        long all = Math.round(
                thin.columns().stream().mapToDouble(Sparklines::wrong).sum());
        return thin.columns().isEmpty()
                ? Optional.empty()
                : Optional.of(new Spark(
                        "errors of " + label + " over time, " + Figure.count(all) + " in all",
                        breach(),
                        "",
                        List.of(),
                        thin.columns().stream()
                                .filter(it -> wrong(it) > 0)
                                .map(it -> bar(thin, it))
                                .toList()));
    }

    private List<Map<String, String>> breach() {
        return frame.breachSpan().stream()
                .map(it -> Map.of(
                        "x",
                        Coordinate.of(across(it.from())),
                        "width",
                        Coordinate.of(Math.max(1, across(it.to()) - across(it.from())))))
                .toList();
    }

    /** Interrupted where nothing was due. */
    private String line(TimeSeries series) {
        StringBuilder path = new StringBuilder();
        int next = Integer.MIN_VALUE;
        for (TimeSeries.Column it : series.columns()) {
            path.append(it.second() == next ? 'L' : 'M')
                    .append(x(series, it))
                    .append(' ')
                    .append(y(it));
            if (it.second() != next) {
                // A point of its own shall be seen, too.
                path.append("h0");
            }
            next = it.second() + series.seconds();
        }
        return path.toString();
    }

    private Map<String, String> bar(TimeSeries series, TimeSeries.Column column) {
        double height = Math.max(0.6, wrong(column) / mostErrors * (FOOT - TOP));
        double width = Math.max(1.5, WIDTH * series.seconds() / frame.to() - 0.5);
        return Map.of(
                "x",
                Coordinate.of(across(column.second())),
                "y",
                Coordinate.of(FOOT - height),
                "width",
                Coordinate.of(width),
                "height",
                Coordinate.of(height));
    }

    private double across(double second) {
        return WIDTH * Math.min(1, Math.max(0, second / frame.to()));
    }

    private String x(TimeSeries series, TimeSeries.Column column) {
        return Coordinate.of(across(column.second() + series.seconds() / 2.0));
    }

    private String y(TimeSeries.Column column) {
        double range = Math.log(high / low);
        double part = range == 0 ? 0.5 : Math.log(Math.max(low, p99(column)) / low) / range;
        return Coordinate.of(FOOT - part * (FOOT - TOP));
    }

    private static Optional<TimeSeries.Column> highest(TimeSeries series, ToDoubleFunction<TimeSeries.Column> figure) {
        return series.columns().stream()
                .collect(Collectors.maxBy((a, b) -> Double.compare(figure.applyAsDouble(a), figure.applyAsDouble(b))));
    }

    private static double p99(TimeSeries.Column column) {
        return column.responseTime().isEmpty() ? 0 : column.responseTime().percentileMicros(99);
    }

    private static double wrong(TimeSeries.Column column) {
        return column.tally().errors() + (double) column.tally().abandoned();
    }
}
