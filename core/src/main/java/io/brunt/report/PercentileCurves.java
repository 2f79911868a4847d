// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.record.Percentiles;
import io.brunt.result.LoadResult;
import io.brunt.result.PercentilePoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Percentile curves beside each other: of the run and its baseline, of its steps, of its instances. */
final class PercentileCurves {

    private static final int HEIGHT = 280;

    /** More lines than these cannot be told apart; the table has all parts. */
    private static final int MOST_PARTS = 6;

    private PercentileCurves() {}

    /** A line and the times behind it. */
    record Part(String style, String label, Distribution times) {

        double percentile(double percent) {
            return times.percentileMicros(percent);
        }
    }

    /** Which step is slow, and how often? Empty where there is one step only. */
    static Optional<Chart> ofSteps(LoadResult result) {
        return among(
                "step-curves",
                "Response time of each step by percentile",
                result.steps().stream()
                        .map(it -> new Part("", it.name(), it.responseTime()))
                        .toList());
    }

    /** Is one instance slower than the others? Empty where there is one only. */
    static Optional<Chart> ofInstances(LoadResult result) {
        return among(
                "instance-curves",
                "Response time of each instance by percentile",
                result.instances().stream()
                        .map(it -> new Part("", it.url(), it.responseTime()))
                        .toList());
    }

    private static Optional<Chart> among(String id, String title, List<Part> parts) {
        List<Part> filled = parts.stream().filter(it -> !it.times().isEmpty()).toList();
        if (filled.size() < 2) {
            return Optional.empty();
        }
        List<Part> most = filled.stream()
                .sorted(Comparator.comparingLong((Part it) -> it.times().count())
                        .reversed())
                .limit(MOST_PARTS)
                .toList();
        List<Part> drawn = new ArrayList<>();
        for (Part it : filled) {
            if (most.contains(it)) {
                drawn.add(new Part("s-" + (drawn.size() + 1), it.label(), it.times()));
            }
        }
        String rest =
                drawn.size() == filled.size() ? "" : " The " + drawn.size() + " with the most requests are drawn.";
        return Optional.of(chart(id, title, extremes(filled) + rest, drawn, List.of()));
    }

    private static String extremes(List<Part> parts) {
        Comparator<Part> byP99 = Comparator.comparingDouble(it -> it.percentile(99));
        Part slowest = parts.stream().max(byP99).orElseThrow();
        Part fastest = parts.stream().min(byP99).orElseThrow();
        return "The slowest at p99 is " + slowest.label() + " with " + SloText.time(slowest.percentile(99))
                + ", the fastest " + fastest.label() + " with " + SloText.time(fastest.percentile(99)) + ".";
    }

    /** As many percentiles as the first part, or the one with the most times, has. */
    static Chart chart(String id, String title, String caption, List<Part> parts, List<Plot.Bound> bounds) {
        Distribution longest = parts.get(0).style().equals("p99")
                ? parts.get(0).times()
                : parts.stream()
                        .map(Part::times)
                        .max(Comparator.comparingLong(Distribution::count))
                        .orElseThrow();
        List<Double> percents = PercentilePoint.curve(longest).stream()
                .map(PercentilePoint::percent)
                .toList();
        List<Plot.Series> series = parts.stream()
                .map(it -> new Plot.Series(it.style(), it.label(), times(it.times(), percents)))
                .toList();
        List<Chart.Row> rows = new ArrayList<>();
        for (int i = 0; i < percents.size(); i++) {
            int index = i;
            rows.add(new Chart.Row(
                    text(percents.get(i)),
                    series.stream()
                            .map(it -> SloText.time(it.values().get(index)))
                            .toList()));
        }
        return new Chart(
                id,
                title,
                caption,
                HEIGHT,
                new Plot.Curve(percents, series, bounds),
                parts.stream()
                        .map(it -> new Chart.Legend(it.style(), it.label(), ""))
                        .toList(),
                new Chart.Table(parts.stream().map(Part::label).toList(), rows));
    }

    /** No number where there are too few for the percentile. */
    private static List<Double> times(Distribution times, List<Double> percents) {
        // The first is 0, which has no rank.
        double[] ranked = percents.stream().skip(1).mapToDouble(it -> it).toArray();
        double[] micros = Percentiles.micros(times, ranked);
        List<Double> read = new ArrayList<>();
        read.add(times.min().toNanos() / 1e3);
        for (int i = 0; i < ranked.length; i++) {
            // The hair is what rounding a percentile to six decimals may take.
            boolean few = ranked[i] < 100 && (1 - ranked[i] / 100) * times.count() < 1 - 1e-3;
            read.add(few ? Double.NaN : micros[i]);
        }
        return read;
    }

    private static String text(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + "\u00a0%";
    }
}
