// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.PercentilePoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Runs laid over each other, drawn without a script. Upright in pixels, across in percent, or in thousandths within lines
 * that are stretched.
 *
 * @param id its anchor
 * @param title what is shown
 * @param caption how to read it
 * @param yTicks lines across
 * @param xTicks labels below
 * @param lines a path for each run that has one
 */
record OverlayChart(String id, String title, String caption, List<YTick> yTicks, List<XTick> xTicks, List<Line> lines) {

    private static final int HEIGHT = 220;
    private static final int TOP = 8;
    private static final int MOST_COLUMNS = 300;
    private static final int MOST_TICKS = 8;
    private static final List<Integer> STEPS =
            List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400);
    private static final List<Double> PERCENTS = List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 99.999);

    /** A run as it is drawn; {@code style} is {@code o-base}, {@code o-now} or {@code o-1} and so on. */
    record Series(String label, String style, Distribution times, IntervalLog log) {}

    record YTick(String y, String label) {}

    record XTick(String x, String label) {}

    record Line(String label, String style, String path) {}

    /** A line's figures in order of {@code x}, in thousandths. */
    private record Figures(Series series, List<Double> x, List<Double> micros) {}

    /** What can be drawn of these runs: the percentile curve, and p50 and p99 over time where each log is there. */
    static List<OverlayChart> of(List<Series> runs) {
        List<OverlayChart> charts = new ArrayList<>();
        List<Series> measured =
                runs.stream().filter(it -> !it.times().isEmpty()).toList();
        if (!measured.isEmpty()) {
            charts.add(curve(measured));
        }
        List<Series> timed =
                runs.stream().filter(it -> !it.log().seconds().isEmpty()).toList();
        if (timed.size() > 1) {
            charts.add(overTime(timed, 99));
            charts.add(overTime(timed, 50));
        }
        return charts;
    }

    /** As HdrHistogram plots it: each further nine as far as the last. */
    private static OverlayChart curve(List<Series> runs) {
        double end = runs.stream()
                .flatMap(it -> PercentilePoint.curve(it.times()).stream())
                .mapToDouble(PercentilePoint::percent)
                .filter(it -> it < 100)
                .map(OverlayChart::nines)
                .max()
                .orElse(1);
        double last = Math.max(1, end) * 1.04;
        List<Figures> figures = runs.stream()
                .map(it -> {
                    List<PercentilePoint> points = PercentilePoint.curve(it.times());
                    return new Figures(
                            it,
                            points.stream()
                                    .map(point -> Math.min(last, nines(point.percent())) / last * 1_000)
                                    .toList(),
                            points.stream().map(PercentilePoint::micros).toList());
                })
                .toList();
        List<XTick> ticks = PERCENTS.stream()
                .filter(it -> nines(it) <= last)
                .map(it -> new XTick(Coordinate.percent(nines(it) / last * 100), percent(it)))
                .toList();
        return chart(
                "curve",
                "Response time by percentile",
                "How much took how long. The time axis is logarithmic.",
                ticks,
                figures);
    }

    private static OverlayChart overTime(List<Series> runs, int percent) {
        int seconds =
                runs.stream().mapToInt(it -> it.log().seconds().size()).max().orElse(1);
        int length = (seconds + MOST_COLUMNS - 1) / MOST_COLUMNS;
        int columns = (seconds + length - 1) / length;
        List<Double> x = IntStream.range(0, columns)
                .mapToObj(i -> (i + 0.5) / columns * 1_000)
                .toList();
        List<Figures> figures = runs.stream()
                .map(it -> new Figures(it, x, it.log().percentiles(percent, length, columns)))
                .toList();
        int step = STEPS.stream()
                .filter(it -> seconds / it <= MOST_TICKS)
                .findFirst()
                .orElse(seconds);
        List<XTick> ticks = IntStream.iterate(0, it -> it <= seconds, it -> it + step)
                .mapToObj(it -> new XTick(Coordinate.percent(100.0 * it / (columns * length)), TimeFrame.minutes(it)))
                .toList();
        return chart(
                "p" + percent,
                "p" + percent + " over time",
                "From the first measured second of each run, "
                        + (length == 1 ? "second by second" : length + " s a point") + ", from merged histograms.",
                ticks,
                figures);
    }

    private static OverlayChart chart(
            String id, String title, String caption, List<XTick> xTicks, List<Figures> figures) {
        double least = extreme(figures, DoubleStream::min);
        double greatest = extreme(figures, DoubleStream::max);
        double low = Math.max(1e-3, least * 0.85);
        double high = Math.max(low * 4, greatest * 1.2);
        return new OverlayChart(
                id,
                title,
                caption,
                yTicks(low, high),
                xTicks,
                figures.stream()
                        .map(it -> new Line(it.series().label(), it.series().style(), path(it, low, high)))
                        .toList());
    }

    private static double extreme(List<Figures> figures, Function<DoubleStream, OptionalDouble> which) {
        return which.apply(figures.stream()
                        .flatMap(it -> it.micros().stream())
                        .mapToDouble(Double::doubleValue)
                        .filter(it -> !Double.isNaN(it)))
                .orElse(1_000);
    }

    /** Broken where there is no figure. */
    private static String path(Figures figures, double low, double high) {
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < figures.x().size(); i++) {
            double micros = figures.micros().get(i);
            if (!Double.isNaN(micros)) {
                path.append(open ? 'L' : 'M').append(Coordinate.of(figures.x().get(i)));
                path.append(' ').append(Coordinate.of(y(micros, low, high)));
            }
            open = !Double.isNaN(micros);
        }
        return path.toString();
    }

    private static double y(double micros, double low, double high) {
        double within = Math.log(Math.max(micros, low) / low) / Math.log(high / low);
        return TOP + HEIGHT * (1 - Math.min(1, within));
    }

    private static List<YTick> yTicks(double low, double high) {
        double[] factors =
                high / low > 1_000 ? new double[] {1} : high / low > 30 ? new double[] {1, 3} : new double[] {1, 2, 5};
        List<YTick> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(low)); Math.pow(10, exponent) <= high; exponent++) {
            for (double factor : factors) {
                double micros = factor * Math.pow(10, exponent);
                if (micros >= low && micros <= high) {
                    ticks.add(new YTick(Coordinate.of(y(micros, low, high)), SloText.figure(micros, "us")));
                }
            }
        }
        return ticks;
    }

    private static double nines(double percent) {
        return percent >= 100 ? Double.MAX_VALUE : -Math.log10(1 - percent / 100);
    }

    private static String percent(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + "\u00a0%";
    }
}
