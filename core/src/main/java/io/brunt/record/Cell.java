// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

/** Counts and times of one slice while it is recorded. Single writer. */
final class Cell {

    final TimeHistogram responseTime = new TimeHistogram();
    final TimeHistogram serviceTime = new TimeHistogram();
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

    void ended(Outcome outcome, long responseNanos, long serviceNanos, boolean inTime) {
        switch (outcome) {
            case COMPLETED -> {
                completed++;
                if (inTime) {
                    completedInTime++;
                }
            }
            case ERROR -> errors++;
            case ABANDONED -> abandoned++;
        }
        responseTime.record(responseNanos);
        serviceTime.record(serviceNanos);
    }

    Slice toSlice() {
        Tally tally = new Tally(
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
        return new Slice(tally, responseTime.toDistribution(), serviceTime.toDistribution());
    }
}
