// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.HeatMap;
import io.brunt.result.HistogramBin;
import io.brunt.slo.SloResult;
import java.util.List;
import java.util.Optional;

/** What a script draws; {@link PlotJson} writes it into the page. */
sealed interface Plot {

    /** What is allowed or required, as a dashed line. */
    List<Bound> bounds();

    /** A place on the axis of the figures, and what stands beside the line. */
    record Bound(double at, String label) {

        static Bound of(SloResult objective) {
            return new Bound(
                    objective.slo().bound(),
                    SloText.figure(objective.slo().bound(), "us") + " allowed at "
                            + objective.slo().metric().text());
        }
    }

    /** Columns of time: how many seconds each has, and where each begins. */
    record Axis(int length, List<Integer> seconds) {}

    /** A figure for each column of time; no number where there is none. */
    record Series(String style, String label, List<Double> values) {}

    /**
     * Lines, dots or bars over time.
     *
     * @param unit as {@link SloText#figure(double, String)} knows it
     * @param logarithmic whether the axis is, until the reader wants it otherwise
     * @param stacked whether the series are bars upon each other
     * @param axis where its columns are; those of the page unless it says so
     */
    record OverTime(
            String unit,
            boolean logarithmic,
            boolean stacked,
            List<Series> series,
            List<Bound> bounds,
            Optional<Axis> axis)
            implements Plot {

        OverTime(String unit, boolean logarithmic, boolean stacked, List<Series> series, List<Bound> bounds) {
            this(unit, logarithmic, stacked, series, bounds, Optional.empty());
        }
    }

    record Heat(HeatMap map, List<Bound> bounds) implements Plot {}

    record Histogram(List<HistogramBin> bins, List<Bound> bounds) implements Plot {}

    /**
     * Percentile curves.
     *
     * @param percents ascending, the last one 100
     * @param series for each of them a time in microseconds, no number where there are too few for it
     */
    record Curve(List<Double> percents, List<Series> series, List<Bound> bounds) implements Plot {}
}
