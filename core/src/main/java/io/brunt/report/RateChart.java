// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.Difference;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;

/** Was the promised load made, and did it come back? */
final class RateChart {

    private static final int HEIGHT = 190;

    private RateChart() {}

    static Chart of(LoadResult result, TimeFrame frame) {
        boolean open = result.plan().model().match(it -> false, it -> true);
        List<Plot.Series> series = new ArrayList<>();
        List<Chart.Legend> legend = new ArrayList<>();
        double seconds = result.totals().seconds();
        if (open) {
            series.add(frame.series("promised", "due", TimeColumn::duePerSecond));
            legend.add(new Chart.Legend(
                    "promised", "due", rate(result.recording().delivery().due(), seconds)));
        }
        series.add(frame.series("started", "started", TimeColumn::startedPerSecond));
        series.add(frame.series("completed", "completed without error", TimeColumn::completedPerSecond));
        legend.add(new Chart.Legend("started", "started", rate(result.totals().requests(), seconds)));
        legend.add(new Chart.Legend(
                "completed",
                "completed without error",
                Figure.rate(result.totals().throughput())));
        return new Chart(
                "rate",
                "Iterations per second",
                caption(result, frame, open),
                HEIGHT,
                new Plot.OverTime("per-second", false, false, series, List.of()),
                legend,
                frame.table(
                        List.of("due", "started", "completed"),
                        it -> List.of(
                                Figure.rate(it.duePerSecond()),
                                Figure.rate(it.startedPerSecond()),
                                Figure.rate(it.completedPerSecond()))));
    }

    private static String caption(LoadResult result, TimeFrame frame, boolean open) {
        String all = Figure.count(result.totals().requests()) + " of "
                + Figure.count(result.recording().delivery().due()) + " promised iterations began.";
        return frame.difference()
                .map(it -> breach(it, open ? " " + all : ""))
                .orElse(Figure.rate(result.totals().throughput()) + " completed without error."
                        + (result.test().isForeign() ? "" : " " + all));
    }

    private static String breach(Difference difference, String more) {
        double inside = difference.inside().completedPerSecond();
        double outside = difference.outside().completedPerSecond();
        boolean less = more.isEmpty() && inside < outside * 0.98;
        return Figure.rate(inside) + " without error in the breach, " + Figure.rate(outside) + " in the rest of "
                + difference.stages() + "."
                + (less ? " Users wait for their answer, so a slow target is asked less." : more);
    }

    private static String rate(long count, double seconds) {
        return seconds == 0 ? SloText.NONE : Figure.rate(count / seconds);
    }
}
