// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import java.util.List;

/** Was it us? */
final class LatenessChart {

    private static final int HEIGHT = 150;

    private LatenessChart() {}

    /** Empty where nobody noted when iterations began. */
    static List<Chart> of(LoadResult result, TimeFrame frame) {
        if (result.test().isForeign()
                || result.recording().delivery().lateness().isEmpty()
                || frame.columns().stream().allMatch(it -> it.latestNanos() == 0)) {
            return List.of();
        }
        String most =
                SloText.time(result.recording().delivery().lateness().max().toNanos() / 1e3);
        return List.of(new Chart(
                "lateness",
                "Lateness of starts",
                caption(frame, most),
                HEIGHT,
                new Plot.OverTime(
                        "us",
                        true,
                        false,
                        List.of(frame.series("late", "the latest start", LatenessChart::micros)),
                        List.of()),
                List.of(new Chart.Legend("late", "the latest start", most)),
                frame.table(List.of("the latest start"), it -> List.of(SloText.time(micros(it))))));
    }

    private static double micros(TimeColumn column) {
        return column.started() == 0 ? Double.NaN : column.latestNanos() / 1e3;
    }

    private static String caption(TimeFrame frame, String most) {
        return frame.difference()
                .map(it -> "The latest start was " + SloText.time(micros(it.inside())) + " late in the breach, "
                        + SloText.time(micros(it.outside())) + " in the rest of " + it.stages() + ".")
                .orElse("No start of the measured time was more than " + most + " late.");
    }
}
