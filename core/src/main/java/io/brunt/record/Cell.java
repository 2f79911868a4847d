// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts and times of one slice while it is recorded. Single writer. */
final class Cell {

    private final Resolution resolution;
    final TimeHistogram responseTime;
    final TimeHistogram serviceTime;

    /** Of what did not complete; made with the first of them, which most runs never see. */
    private @Nullable TimeHistogram errorTime;

    long started;
    long completed;
    long errors;
    long abandoned;
    long dropped;
    long completedInTime;
    long shed;
    long checks;
    long failedChecks;
    long bytesIn;
    long bytesOut;
    long allocationsCounted;
    long allocatedBytes;

    Cell(Resolution resolution) {
        this.resolution = resolution;
        responseTime = new TimeHistogram(resolution);
        serviceTime = new TimeHistogram(resolution);
    }

    void ended(Outcome outcome, long responseNanos, long serviceNanos, boolean inTime) {
        switch (outcome) {
            case COMPLETED -> {
                completed++;
                if (inTime) {
                    completedInTime++;
                }
            }
            case ERROR -> {
                errors++;
                errorTime().record(responseNanos);
            }
            case ABANDONED -> {
                abandoned++;
                errorTime().record(responseNanos);
            }
        }
        responseTime.record(responseNanos);
        serviceTime.record(serviceNanos);
    }

    /** So many completed together, each in the same time from the intended and the actual start. */
    void completed(long nanos, boolean inTime, int times) {
        completed += times;
        if (inTime) {
            completedInTime += times;
        }
        responseTime.record(nanos, times);
        serviceTime.record(nanos, times);
    }

    private TimeHistogram errorTime() {
        if (errorTime == null) {
            errorTime = new TimeHistogram(resolution);
        }
        return errorTime;
    }

    Tally toTally() {
        return new Tally(
                started,
                completed,
                errors,
                abandoned,
                dropped,
                completedInTime,
                shed,
                checks,
                failedChecks,
                bytesIn,
                bytesOut);
    }

    Slice toSlice() {
        return new Slice(
                toTally(),
                responseTime.toDistribution(),
                serviceTime.toDistribution(),
                errorTime == null ? Distribution.EMPTY : errorTime.toDistribution(),
                new Allocation(allocationsCounted, allocatedBytes));
    }

    static Cell[] cells(int count, Resolution resolution) {
        Cell[] cells = new Cell[count];
        for (int i = 0; i < count; i++) {
            cells[i] = new Cell(resolution);
        }
        return cells;
    }

    static List<Slice> slices(Cell[] cells) {
        return Arrays.stream(cells).map(Cell::toSlice).toList();
    }
}
