// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Recording.StageSpan;
import io.brunt.result.Breach;
import io.brunt.result.Difference;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.slo.Slo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What all charts over time share: their columns, and the warm-up, stages and breach behind them. */
final class TimeFrame {

    /** Seconds of an hour and a bit; beyond, a column is longer than a second. */
    static final int MOST_COLUMNS = 4_000;

    /** Of what is drawn anew each second. */
    static final int MOST_LIVE_COLUMNS = 600;

    private static final int MOST_ROWS = 60;

    private final LoadResult result;
    private final Optional<Breach> breach;
    private final Optional<Difference> difference;
    private final List<TimeColumn> columns;
    private final double from;
    private final double to;

    TimeFrame(LoadResult result, int mostColumns) {
        this.result = result;
        breach = result.breach();
        difference = result.difference();
        columns = result.columns(mostColumns);
        from = columns.isEmpty() ? 0 : columns.get(0).second();
        double last = columns.isEmpty() ? 1 : end(columns.get(columns.size() - 1));
        to = Math.max(last, Math.max(from + 1, seconds(result.recording().measuredTime())));
    }

    /**
     * A part of the time with a name.
     *
     * @param kind {@code warm}, {@code stage} or {@code breach}
     */
    record Span(String name, String kind, double from, double to) {}

    private static double end(TimeColumn column) {
        return column.second() + (double) column.seconds();
    }

    /** The breach beside the rest of its stages; found once, since it walks the whole timeline. */
    Optional<Difference> difference() {
        return difference;
    }

    Optional<Breach> breach() {
        return breach;
    }

    List<TimeColumn> columns() {
        return columns;
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    Instant measuredFrom() {
        return result.measuredFrom();
    }

    /** What a column spans; the first and the last may span less. */
    int columnSeconds() {
        return columns.stream().mapToInt(TimeColumn::seconds).max().orElse(1);
    }

    static double middle(TimeColumn column) {
        return column.second() + column.seconds() / 2.0;
    }

    Plot.Series series(String style, String label, ToDoubleFunction<TimeColumn> value) {
        return new Plot.Series(
                style,
                label,
                columns.stream().map(it -> value.applyAsDouble(it)).toList());
    }

    /** Of fewer and longer columns: people read it. */
    Chart.Table table(List<String> heads, Function<TimeColumn, List<String>> cells) {
        return new Chart.Table(
                heads,
                result.columns(MOST_ROWS).stream()
                        .map(it -> new Chart.Row(label(it.second()), cells.apply(it)))
                        .toList());
    }

    /** For example {@code 3:10 · 14:03:10}. */
    String label(int second) {
        Instant instant = result.measuredFrom().plusSeconds(second);
        return minutes(second) + " · " + SloText.clock(instant) + (second < 0 ? ", warm-up" : "");
    }

    /** Warm-up and stages in their order; nobody wrote the name of a plan's only stage. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        if (from < 0) {
            spans.add(new Span("warm-up", "warm", from, Math.min(0, to)));
        }
        List<StageSpan> stages = result.recording().stages();
        for (StageSpan it : stages) {
            double start = seconds(it.start());
            double stop = seconds(it.start().plus(it.length()));
            if (stop > start) {
                boolean unnamed = stages.size() == 1 && it.name().equals("1");
                spans.add(new Span(unnamed ? "" : Escaper.oneLine(it.name()), "stage", start, stop));
            }
        }
        return spans;
    }

    /** The breach as far as it is drawn. */
    Optional<Span> breachSpan() {
        return breach.map(it -> new Span(
                        overTheBound(it), "breach", Math.max(from, seconds(it.from())), Math.min(to, seconds(it.to()))))
                .filter(it -> it.to() > it.from());
    }

    private static String overTheBound(Breach breach) {
        Slo slo = breach.objective().slo();
        return slo.metric().text() + (slo.op().isLower() ? " under the bound" : " over the bound");
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** For example {@code 3:10}, {@code −0:30} or {@code 1:00:00}. */
    static String minutes(int second) {
        int rest = Math.abs(second);
        String sign = second < 0 ? "−" : "";
        if (rest < 3_600) {
            return sign + rest / 60 + ":" + twoDigits(rest % 60);
        }
        return sign + rest / 3_600 + ":" + twoDigits(rest / 60 % 60) + ":" + twoDigits(rest % 60);
    }

    private static String twoDigits(int value) {
        return value < 10 ? "0" + value : Integer.toString(value);
    }
}
