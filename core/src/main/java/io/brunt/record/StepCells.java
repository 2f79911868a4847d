// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step while it is recorded: a cell for each stage and some seconds each, and if an objective asks for windows of it for each second. Single writer. */
final class StepCells {

    final Cell[] byStage;
    final StatusCounts statusCodes = new StatusCounts();

    @Nullable
    final Seconds closeUp;

    private final @Nullable SeriesCells series;

    StepCells(Cell[] byStage, @Nullable Seconds closeUp, @Nullable SeriesCells series) {
        this.byStage = byStage;
        this.closeUp = closeUp;
        this.series = series;
    }

    /** Count one that has ended, in the second in which its iteration was due. */
    void endedIn(int second, Outcome outcome, long responseNanos, long serviceNanos, boolean inTime) {
        if (series != null) {
            series.endedIn(second, outcome, responseNanos, inTime);
        }
        if (closeUp != null) {
            SecondCell cell = closeUp.at(second);
            cell.started++;
            cell.ended(outcome, responseNanos, serviceNanos, inTime, 1);
        }
    }

    void shed(int stage, int second) {
        byStage[stage].shed++;
        if (closeUp != null) {
            closeUp.at(second).shed++;
        }
    }

    StepRecording toRecording(String name) {
        return new StepRecording(
                name,
                Cell.slices(byStage),
                statusCodes.toMap(),
                closeUp == null ? List.of() : closeUp.toSeconds(),
                series == null ? TimeSeries.NONE : series.toSeries());
    }
}
