// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Recording.StageSpan;
import io.brunt.report.Coordinate.Point;
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

/** What all charts over time share: their columns, their axis, and the warm-up, stages and breach behind them. */
final class TimeFrame {

    static final int TOP = 24;
    private static final int BELOW = 24;
    private static final int MOST_COLUMNS = 600;
    private static final int MOST_ROWS = 60;
    private static final int MOST_TICKS = 11;
    private static final List<Integer> STEPS =
            List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400);

    private final LoadResult result;
    private final Optional<Breach> breach;
    private final Optional<Difference> difference;
    private final List<TimeColumn> columns;
    private final double from;
    private final double to;

    TimeFrame(LoadResult result) {
        this.result = result;
        breach = result.breach();
        difference = result.difference();
        columns = result.columns(MOST_COLUMNS);
        from = columns.isEmpty() ? 0 : columns.get(0).second();
        double last = columns.isEmpty() ? 1 : end(columns.get(columns.size() - 1));
        to = Math.max(last, Math.max(from + 1, seconds(result.recording().measuredTime())));
    }

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

    /** In thousandths of the width. */
    double x(double second) {
        return (second - from) / (to - from) * 1_000;
    }

    double middle(TimeColumn column) {
        return x(column.second() + column.seconds() / 2.0);
    }

    double width(TimeColumn column) {
        return column.seconds() / (to - from) * 1_000;
    }

    /** A chart without lines, bars and bounds, to be filled. */
    Chart chart(String id, String title, String caption, ValueAxis axis) {
        return new Chart(
                id,
                title,
                caption,
                (int) axis.foot() + BELOW,
                axis.top(),
                (int) axis.foot(),
                axis.ticks(),
                ticks(),
                bands(),
                marks(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Chart.Table(List.of(), List.of()));
    }

    /** A figure of each column as places on the axis; no number makes a gap. */
    List<Point> points(ValueAxis axis, ToDoubleFunction<TimeColumn> value) {
        return columns.stream()
                .map(it -> {
                    double figure = value.applyAsDouble(it);
                    return new Point(middle(it), Double.isNaN(figure) ? Double.NaN : axis.y(figure));
                })
                .toList();
    }

    String line(ValueAxis axis, ToDoubleFunction<TimeColumn> value) {
        return Coordinate.line(points(axis, value));
    }

    /** Of fewer and longer columns: people read it. */
    Chart.Table table(List<String> heads, Function<TimeColumn, List<String>> cells) {
        return new Chart.Table(
                heads,
                result.columns(MOST_ROWS).stream()
                        .map(it -> new Chart.Row(label(it), cells.apply(it)))
                        .toList());
    }

    /** For example {@code 3:10 · 14:03:10}. */
    private String label(TimeColumn column) {
        Instant instant = result.measuredFrom().plusSeconds(column.second());
        return minutes(column.second()) + " · " + SloText.clock(instant) + (column.second() < 0 ? ", warm-up" : "");
    }

    private List<Chart.XTick> ticks() {
        int step = STEPS.stream()
                .filter(it -> (to - from) / it <= MOST_TICKS)
                .findFirst()
                .orElse((int) Math.ceil((to - from) / MOST_TICKS));
        List<Chart.XTick> ticks = new ArrayList<>();
        for (int i = (int) Math.ceil(from / step); (long) i * step <= to; i++) {
            ticks.add(tick(i * step, Math.floorMod(i, 2) == 1));
        }
        boolean room = ticks.isEmpty() || x(Math.ceil(from / step) * step) > 60;
        if (from < 0 && room) {
            ticks.add(0, tick((int) from, true));
        }
        return ticks;
    }

    private Chart.XTick tick(int second, boolean minor) {
        return new Chart.XTick(Coordinate.percent(x(second) / 10), minutes(second), minor);
    }

    private List<Chart.Band> bands() {
        List<Chart.Band> bands = new ArrayList<>();
        if (from < 0) {
            bands.add(band("warm", from, Math.min(0, to), "", ""));
        }
        breach.ifPresent(it -> {
            double start = Math.max(from, seconds(it.from()));
            double stop = Math.min(to, seconds(it.to()));
            if (stop > start) {
                double share = (stop - start) / (to - from);
                String label = share > 0.11 ? overTheBound(it) : share > 0.05 ? "breach" : "";
                bands.add(band("breach", start, stop, label, share > 0.12 ? "breach" : ""));
            }
        });
        return bands;
    }

    private Chart.Band band(String kind, double start, double stop, String label, String shortLabel) {
        return new Chart.Band(
                kind,
                Coordinate.percent(x(start) / 10),
                Coordinate.percent((x(stop) - x(start)) / 10),
                Coordinate.percent((x(start) + x(stop)) / 20),
                label,
                shortLabel);
    }

    private static String overTheBound(Breach breach) {
        Slo slo = breach.objective().slo();
        boolean lower = slo.op() == Slo.Op.MORE || slo.op() == Slo.Op.AT_LEAST;
        return slo.metric().text() + (lower ? " under the bound" : " over the bound");
    }

    private List<Chart.Mark> marks() {
        List<Chart.Mark> marks = new ArrayList<>();
        if (from < 0) {
            marks.add(mark("warm-up", from, Math.min(0, to)));
        }
        for (StageSpan it : result.recording().stages()) {
            double start = seconds(it.start());
            double stop = seconds(it.start().plus(it.length()));
            if (stop > start) {
                marks.add(mark(isUnnamed(it) ? "" : it.name(), start, stop));
            }
        }
        return marks;
    }

    /** A plan without stages is one stage called 1, which nobody wrote. */
    private boolean isUnnamed(StageSpan stage) {
        return result.recording().stages().size() == 1 && stage.name().equals("1");
    }

    private Chart.Mark mark(String label, double start, double stop) {
        double width = (x(stop) - x(start)) / 10;
        return new Chart.Mark(
                Coordinate.percent(x(start) / 10),
                Coordinate.percent(width),
                width < 4 ? "" : label,
                start <= from,
                width < 20);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** For example {@code 3:10}, {@code −0:30} or {@code 1:00:00}. */
    static String minutes(int second) {
        int rest = Math.abs(second);
        String sign = second < 0 ? "−" : "";
        if (rest < 3_600) {
            return String.format("%s%d:%02d", sign, rest / 60, rest % 60);
        }
        return String.format("%s%d:%02d:%02d", sign, rest / 3_600, rest / 60 % 60, rest % 60);
    }
}
