// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.HistogramBin;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeFigures;
import io.brunt.slo.SloResult;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The histogram and the percentile curve of the response time, both on logarithmic axes. */
final class DistributionCharts {

    private static final int HEIGHT = 280;

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
        return new Chart(
                "histogram",
                "How many iterations took how long",
                histogramCaption(),
                HEIGHT,
                new Plot.Histogram(bins, bounds(low, high)),
                histogramLegend(),
                new Chart.Table(
                        List.of("up to", "iterations"),
                        bins.stream()
                                .map(it -> new Chart.Row(
                                        SloText.time(it.fromMicros()),
                                        List.of(SloText.time(it.toMicros()), Figure.count(it.count()))))
                                .toList()));
    }

    /** The bound, where it is not far from what was measured. */
    private List<Plot.Bound> bounds(double low, double high) {
        return objective.map(Plot.Bound::of).stream()
                .filter(it -> it.at() > low && it.at() < high)
                .toList();
    }

    private OptionalDouble bound() {
        return objective.map(it -> OptionalDouble.of(it.slo().bound())).orElse(OptionalDouble.empty());
    }

    private String histogramCaption() {
        String counts = "Both axes are logarithmic.";
        if (bound().isEmpty()) {
            return counts;
        }
        double slower = result.shareSlowerThan(bound().getAsDouble());
        String allowed = SloText.figure(bound(), "us");
        return (slower == 0
                        ? "No iteration took longer than " + allowed + ". "
                        : Figure.share(slower) + " took longer than " + allowed + ". ")
                + counts;
    }

    private List<Chart.Legend> histogramLegend() {
        if (bound().isEmpty()) {
            return List.of();
        }
        double slower = result.shareSlowerThan(bound().getAsDouble());
        return List.of(
                new Chart.Legend("h-in", "within " + SloText.figure(bound(), "us"), Figure.share(1 - slower)),
                new Chart.Legend("h-out", "slower", Figure.share(slower)));
    }

    private Chart curve() {
        TimeFigures whole = TimeFigures.of(result.responseTime()).orElseThrow();
        String caption = "Half were answered within " + SloText.time(whole.p50()) + ", 99 % within "
                + SloText.time(whole.p99()) + ", all within " + SloText.time(whole.max()) + ".";
        List<PercentileCurves.Part> parts = new ArrayList<>();
        parts.add(new PercentileCurves.Part("p99", "this run", result.responseTime()));
        result.baselineTimes()
                .ifPresent(it -> parts.add(new PercentileCurves.Part("baseline", "baseline", it.responseTime())));
        return PercentileCurves.chart(
                "curve", "Response time by percentile", caption, parts, bounds(whole.min() / 4.0, whole.max() * 4.0));
    }
}
