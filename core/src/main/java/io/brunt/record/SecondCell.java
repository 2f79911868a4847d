// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One second while iterations that were due in it still run. Single writer.
 *
 * <p>Its histogram goes back to the pool as soon as the second is over and its last iteration has ended, so that a long
 * run needs no more histograms than a stall has seconds.
 */
final class SecondCell {

    final int second;
    int users;
    long started;
    long completed;
    long errors;
    long abandoned;
    long dropped;
    long completedInTime;
    long startedLate;

    @Nullable
    TimeHistogram open;

    Distribution closed = Distribution.EMPTY;

    SecondCell(int second, TimeHistogram histogram) {
        this.second = second;
        this.open = histogram;
    }

    void ended(Outcome outcome, long responseNanos, boolean inTime) {
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
        if (open != null) {
            open.record(responseNanos);
        }
    }

    boolean isQuiet() {
        return started == completed + errors + abandoned;
    }

    /** Keep the counts, give the histogram back. */
    @Nullable
    TimeHistogram close() {
        TimeHistogram histogram = open;
        if (histogram != null) {
            closed = Distribution.merge(List.of(closed, histogram.toDistribution()));
            histogram.reset();
            open = null;
        }
        return histogram;
    }

    Second toSecond() {
        return new Second(
                second, users, started, completed, errors, abandoned, dropped, closed, completedInTime, startedLate);
    }
}
