// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.report.Coordinate.Point;
import io.brunt.result.HistogramBin;
import io.brunt.result.LoadResult;
import io.brunt.result.PercentilePoint;
import io.brunt.result.TimeFigures;
import io.brunt.slo.SloResult;
import io.brunt.unit.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The histogram and the percentile curve of the response time, both on logarithmic axes. */
final class DistributionCharts {

    private static final int TOP = 12;
    private static final int HEIGHT = 220;
    private static final int BELOW = 24;
    /** The dearest first: where two would touch, the later one is left out. */
    private static final List<Double> PERCENTS = List.of(90.0, 99.0, 99.9, 99.99, 99.999, 0.0, 50.0, 75.0, 95.0);

    private final LoadResult result;
    private final Optional<SloResult> objective;

    DistributionCharts(LoadResult result) {
        this.result = result;
        objective = result.timeObjective().filter(it -> it.slo().bound() > 0);
    }

    /** Empty if nothing was measured. */
    List<Chart> all() {
        return result.responseTime().isEmpty() ? List.of() : List.of(histogram(), curve());
    }

    private Chart histogram() {
        List<HistogramBin> bins = result.histogram();
        double low = bins.get(0).fromMicros();
        double high = bins.get(bins.size() - 1).toMicros();
        OptionalDouble bound =
                objective.map(it -> OptionalDouble.of(it.slo().bound())).orElse(OptionalDouble.empty());
        ValueAxis axis = ValueAxis.counts(
                bins.stream().mapToDouble(HistogramBin::count).max().orElse(1), TOP, HEIGHT);
        List<Chart.Bar> bars = new ArrayList<>();
        for (HistogramBin it : bins) {
            if (it.count() > 0) {
                boolean out = bound.isPresent() && it.fromMicros() >= bound.getAsDouble() * 0.9999;
                double from = x(it.fromMicros(), low, high);
                double y = axis.y((double) it.count());
                bars.add(new Chart.Bar(
                        out ? "h-out" : "h-in",
                        Coordinate.percent(from),
                        Coordinate.percent((x(it.toMicros(), low, high) - from) * 0.92),
                        Coordinate.of(y),
                        Coordinate.of(axis.foot() - y)));
            }
        }
        List<Chart.Line> lines = bound.isPresent() && bound.getAsDouble() > low && bound.getAsDouble() < high
                ? List.of(new Chart.Line(
                        "bound",
                        "M" + Coordinate.of(x(bound.getAsDouble(), low, high) * 10) + " " + TOP + "V"
                                + Coordinate.of(axis.foot())))
                : List.of();
        return chart(
                        "histogram",
                        "How many iterations took how long",
                        histogramCaption(bound),
                        axis,
                        timeTicks(low, high))
                .withBars(bars)
                .withLines(lines)
                .withLegend(histogramLegend(bound))
                .withTable(new Chart.Table(
                        List.of("up to", "iterations"),
                        bins.stream()
                                .map(it -> new Chart.Row(
                                        ValueAxis.time(it.fromMicros()),
                                        List.of(ValueAxis.time(it.toMicros()), Figure.count(it.count()))))
                                .toList()));
    }

    private String histogramCaption(OptionalDouble bound) {
        String counts = "Both axes are logarithmic.";
        if (bound.isEmpty()) {
            return counts;
        }
        double slower = result.shareSlowerThan(bound.getAsDouble());
        String allowed = SloText.figure(bound, "us");
        return (slower == 0
                        ? "No iteration took longer than " + allowed + ". "
                        : Figure.share(slower) + " took longer than " + allowed + ". ")
                + counts;
    }

    private List<Chart.Legend> histogramLegend(OptionalDouble bound) {
        if (bound.isEmpty()) {
            return List.of();
        }
        double slower = result.shareSlowerThan(bound.getAsDouble());
        return List.of(
                new Chart.Legend("h-in", "within " + SloText.figure(bound, "us"), Figure.share(1 - slower)),
                new Chart.Legend("h-out", "slower", Figure.share(slower)));
    }

    private Chart curve() {
        List<PercentilePoint> points = result.percentiles();
        TimeFigures whole = TimeFigures.of(result.responseTime()).orElseThrow();
        double bound = objective.map(it -> it.slo().bound()).orElse(Double.NaN);
        boolean near = bound > whole.min() / 4.0 && bound < whole.max() * 4.0;
        double least = whole.min();
        double greatest = whole.max();
        ValueAxis axis = ValueAxis.times(
                near ? Math.min(bound, least) : least, near ? Math.max(bound, greatest) : greatest, TOP, HEIGHT);
        // The greatest has no place on an axis without end: one step beyond the last.
        double last = points.size() < 2 ? 50 : points.get(points.size() - 2).percent();
        double end = Math.max(nines(last), nines(90)) * 1.04;
        List<Point> line = points.stream()
                .map(it -> new Point(Math.min(nines(it.percent()), end) / end * 1_000, axis.y(it.micros())))
                .toList();
        String caption = "Half were answered within " + ValueAxis.time(whole.p50()) + ", 99 % within "
                + ValueAxis.time(whole.p99()) + ", all within " + ValueAxis.time(whole.max()) + ".";
        return chart("curve", "Response time by percentile", caption, axis, percentTicks(end))
                .withLines(List.of(new Chart.Line("p99", Coordinate.line(line))))
                .withBounds(near ? List.of(Chart.Bound.of(axis, objective.orElseThrow())) : List.of())
                .withTable(new Chart.Table(
                        List.of("response time"),
                        points.stream()
                                .map(it ->
                                        new Chart.Row(percentText(it.percent()), List.of(ValueAxis.time(it.micros()))))
                                .toList()));
    }

    private static List<Chart.XTick> percentTicks(double end) {
        List<Double> places = new ArrayList<>();
        List<Chart.XTick> ticks = new ArrayList<>();
        for (double percent : PERCENTS) {
            double place = nines(percent) / end * 100;
            if (place <= 100 && places.stream().allMatch(it -> Math.abs(it - place) >= 11)) {
                places.add(place);
                ticks.add(new Chart.XTick(Coordinate.percent(place), percentText(percent), false));
            }
        }
        return ticks;
    }

    private static String percentText(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + "\u00a0%";
    }

    /** The axis of HdrHistogram's plots: as far from 50 to 90 % as each further nine is from the last. */
    private static double nines(double percent) {
        return percent >= 100 ? Double.MAX_VALUE : -Math.log10(1 - percent / 100);
    }

    private static double x(double micros, double low, double high) {
        return Math.log(micros / low) / Math.log(high / low) * 100;
    }

    private static List<Chart.XTick> timeTicks(double low, double high) {
        for (double[] factors : new double[][] {{1, 2, 5}, {1, 3}, {1}}) {
            List<Chart.XTick> ticks = new ArrayList<>();
            for (int exponent = (int) Math.floor(Math.log10(low)); Math.pow(10, exponent) <= high; exponent++) {
                for (double factor : factors) {
                    double value = factor * Math.pow(10, exponent);
                    if (value >= low && value <= high) {
                        ticks.add(new Chart.XTick(
                                Coordinate.percent(x(value, low, high)), ValueAxis.time(value), factor != 1));
                    }
                }
            }
            boolean decades = ticks.stream().filter(it -> !it.minor()).count() >= 2;
            if (ticks.size() >= 2 && ticks.size() <= 9) {
                return decades ? ticks : ticks.stream().map(Chart.XTick::major).toList();
            }
        }
        return List.of(
                new Chart.XTick("0%", ValueAxis.time(low), false),
                new Chart.XTick("100%", ValueAxis.time(high), false));
    }

    private static Chart chart(String id, String title, String caption, ValueAxis axis, List<Chart.XTick> ticks) {
        return new Chart(
                id,
                title,
                caption,
                (int) axis.foot() + BELOW,
                axis.top(),
                (int) axis.foot(),
                axis.ticks(),
                ticks,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Chart.Table(List.of(), List.of()));
    }
}
