// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One second while iterations that were due in it still run. Single writer.
 *
 * <p>Its room for times goes back to the pool as soon as the second is over and its last iteration has ended, so that a
 * long run needs no more of them than a stall has seconds.
 */
final class SecondCell {

    private static final int RESPONSE = 0;
    private static final int SERVICE = 1;
    private static final int ERROR = 2;

    final int second;
    int users;
    long started;
    long completed;
    long errors;
    long abandoned;
    long dropped;
    long completedInTime;
    long startedLate;
    long latestNanos;
    long shed;
    long checks;
    long failedChecks;
    long allocationsCounted;
    long allocatedBytes;

    private final Distribution[] closed;
    private SecondTimes @Nullable [] open;

    /**
     * Begin a second.
     *
     * @param detail which times are kept
     */
    SecondCell(int second, Detail detail) {
        this.second = second;
        closed = new Distribution[detail == Detail.ALL_TIMES ? ERROR + 1 : 1];
        Arrays.fill(closed, Distribution.EMPTY);
    }

    /** Which times of a second are kept. */
    enum Detail {
        /** Those from the intended start, as a timeline shows them. */
        RESPONSE_TIMES,
        /** Service times too, and apart those of what did not complete: as much as a slice has. */
        ALL_TIMES
    }

    void ended(Outcome outcome, long responseNanos, long serviceNanos, boolean inTime, int count) {
        SecondTimes[] times = open;
        switch (outcome) {
            case COMPLETED -> {
                completed += count;
                if (inTime) {
                    completedInTime += count;
                }
            }
            case ERROR -> errors += count;
            case ABANDONED -> abandoned += count;
        }
        if (times == null) {
            return;
        }
        times[RESPONSE].record(responseNanos, count);
        if (times.length > 1) {
            times[SERVICE].record(serviceNanos, count);
            if (outcome != Outcome.COMPLETED) {
                times[ERROR].record(responseNanos, count);
            }
        }
    }

    boolean isQuiet() {
        return started == completed + errors + abandoned;
    }

    boolean isOpen() {
        return open != null;
    }

    /** Take room for times, from the pool where there is some. */
    void open(ArrayDeque<SecondTimes> pool, Resolution resolution) {
        SecondTimes[] room = new SecondTimes[closed.length];
        for (int i = 0; i < room.length; i++) {
            SecondTimes times = pool.poll();
            room[i] = times == null ? new SecondTimes(resolution) : times;
        }
        open = room;
    }

    /** Keep the counts, give the room for times back. */
    void close(ArrayDeque<SecondTimes> pool) {
        SecondTimes[] room = open;
        if (room == null) {
            return;
        }
        for (int i = 0; i < room.length; i++) {
            Distribution drained = room[i].drain();
            closed[i] = closed[i].isEmpty() ? drained : Distribution.merge(List.of(closed[i], drained));
            pool.push(room[i]);
        }
        open = null;
    }

    /** What the closed times take. */
    int packedBytes() {
        int bytes = 0;
        for (Distribution times : closed) {
            bytes += times.packedBytes();
        }
        return bytes;
    }

    /** Keep the times at two digits from now on. */
    void makeCoarse() {
        for (int i = 0; i < closed.length; i++) {
            closed[i] = closed[i].coarse();
        }
    }

    Second toSecond() {
        boolean all = closed.length > 1;
        Tally tally = new Tally(
                started, completed, errors, abandoned, dropped, completedInTime, shed, checks, failedChecks, 0, 0);
        Slice slice = new Slice(
                tally,
                closed[RESPONSE],
                all ? closed[SERVICE] : Distribution.EMPTY,
                all ? closed[ERROR] : Distribution.EMPTY,
                new Allocation(allocationsCounted, allocatedBytes));
        return new Second(second, users, slice, startedLate, latestNanos);
    }
}
