// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One second while iterations that were due in it still run. Single writer.
 *
 * <p>Its room for times goes back to the pool as soon as the second is over and its last iteration has ended, so that a
 * long run needs no more of them than a stall has seconds.
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
    SecondTimes open;

    Distribution closed = Distribution.EMPTY;

    SecondCell(int second) {
        this.second = second;
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

    /** Keep the counts, give the room for times back. */
    @Nullable
    SecondTimes close() {
        SecondTimes times = open;
        if (times != null) {
            Distribution drained = times.drain();
            closed = closed.isEmpty() ? drained : Distribution.merge(List.of(closed, drained));
            open = null;
        }
        return times;
    }

    /** Keep the times at two digits from now on. */
    void makeCoarse() {
        closed = closed.coarse();
    }

    Second toSecond() {
        return new Second(
                second, users, started, completed, errors, abandoned, dropped, closed, completedInTime, startedLate);
    }
}
