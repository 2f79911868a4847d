// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.Difference;
import io.brunt.result.HeatMap;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.slo.SloResult;
import io.brunt.unit.Figure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One population or two? */
final class HeatChart {

    private static final int HEIGHT = 280;
    private static final int MOST_COLUMNS = 360;

    private final TimeFrame frame;
    private final Optional<SloResult> objective;

    private HeatChart(LoadResult result, TimeFrame frame) {
        this.frame = frame;
        objective = result.timeObjective().filter(it -> it.slo().bound() > 0);
    }

    /** Empty if nothing was measured. */
    static List<Chart> of(LoadResult result, TimeFrame frame) {
        HeatMap map = result.heat(MOST_COLUMNS);
        return map.rows() == 0 ? List.of() : List.of(new HeatChart(result, frame).chart(map));
    }

    private Chart chart(HeatMap map) {
        double lowest = map.edgeMicros(0);
        double highest = map.edgeMicros(map.rows());
        List<Plot.Bound> bounds = objective.map(Plot.Bound::of).stream()
                .filter(it -> it.at() > lowest && it.at() < highest)
                .toList();
        return new Chart(
                "heat",
                "Heat map of response time",
                caption(map),
                HEIGHT,
                new Plot.Heat(map, bounds),
                List.of(),
                objective.isPresent() ? slower() : fastest());
    }

    private Chart.Table slower() {
        double bound = objective.orElseThrow().slo().bound();
        return frame.table(
                List.of("iterations", "slower than " + SloText.figure(bound, "us")),
                it -> List.of(Figure.count(it.responseTime().count()), share(it.responseTime(), bound)));
    }

    private Chart.Table fastest() {
        return frame.table(
                List.of("iterations", "min", "p50", "max"),
                it -> List.of(
                        Figure.count(it.responseTime().count()),
                        SloText.time(ColumnFigures.min(it)),
                        SloText.time(ColumnFigures.percentile(it, 50)),
                        SloText.time(ColumnFigures.max(it))));
    }

    private static String share(Distribution times, double bound) {
        return times.isEmpty() ? SloText.NONE : Figure.share(slower(times, bound));
    }

    private static double slower(Distribution times, double bound) {
        return times.isEmpty() ? 0 : 1 - (double) times.countAtMost(bound) / times.count();
    }

    private String caption(HeatMap map) {
        if (objective.isEmpty()) {
            return band(map);
        }
        double bound = objective.get().slo().bound();
        return frame.difference().map(it -> breach(it, bound)).orElseGet(() -> band(map));
    }

    /** Most iterations lie in few rows: say between which times. */
    private static String band(HeatMap map) {
        long[] rows = IntStream.range(0, map.rows())
                .mapToLong(row -> map.columns().stream()
                        .filter(it -> it.second() >= 0 && it.counts().size() > row)
                        .mapToLong(it -> it.counts().get(row))
                        .sum())
                .toArray();
        int top = IntStream.range(0, rows.length)
                .reduce((a, b) -> rows[b] > rows[a] ? b : a)
                .orElse(0);
        long all = IntStream.range(0, rows.length).mapToLong(it -> rows[it]).sum();
        int low = Math.max(0, top - 1);
        int high = Math.min(rows.length - 1, top + 1);
        long near = IntStream.rangeClosed(low, high).mapToLong(it -> rows[it]).sum();
        return all == 0
                ? "Nothing was measured."
                : Figure.share((double) near / all) + " took between " + SloText.time(map.edgeMicros(low)) + " and "
                        + SloText.time(map.edgeMicros(high + 1)) + ".";
    }

    private static String breach(Difference difference, double bound) {
        TimeColumn in = difference.inside();
        TimeColumn out = difference.outside();
        double slow = slower(in.responseTime(), bound);
        String shares = Figure.share(slow) + " of the breach took longer than " + SloText.figure(bound, "us") + ", "
                + Figure.share(slower(out.responseTime(), bound)) + " of the rest of " + difference.stages() + ".";
        boolean half =
                slow > 0.02 && slow < 0.5 && ColumnFigures.percentile(in, 50) < 2 * ColumnFigures.percentile(out, 50);
        return half
                ? "Two groups in the breach: most stayed near " + SloText.time(ColumnFigures.percentile(in, 50)) + ". "
                        + shares
                : shares;
    }
}
