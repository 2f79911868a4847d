// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One second of the timeline. Iterations stand in the second in which they were due, wherever they ended.
 *
 * @param second from 0, the first measured one; negative in the warm-up
 * @param users the most that were running an iteration or pausing at once (open model: running)
 * @param slice counts and times of the iterations begun; bytes are not counted by the second, and service times and
 *     those of errors are empty unless an objective asks for windows of them
 * @param startedLate those of the started that began more than a second after they were due
 * @param latestNanos how much later than due the latest of them began
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Second(int second, int users, Slice slice, long startedLate, long latestNanos) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Note a second in which every iteration began in time and whatever completed did so in time.
     *
     * @param second from 0, the first measured one; negative in the warm-up
     * @param users the most that were running an iteration or pausing at once (open model: running)
     * @param started iterations begun
     * @param completed of those, ended without error
     * @param errors of those, ended as an error
     * @param abandoned of those, not ended
     * @param dropped arrivals that found no free user
     * @param responseTime of the iterations begun, from the intended start
     */
    public Second(
            int second,
            int users,
            long started,
            long completed,
            long errors,
            long abandoned,
            long dropped,
            Distribution responseTime) {
        this(
                second,
                users,
                new Slice(
                        new Tally(started, completed, errors, abandoned, dropped, completed, 0, 0, 0, 0, 0),
                        responseTime,
                        Distribution.EMPTY,
                        Distribution.EMPTY),
                0,
                0);
    }

    /**
     * Return how many iterations began.
     *
     * @return 0 or more
     */
    public long started() {
        return slice.tally().started();
    }

    /**
     * Return how many of them ended without error.
     *
     * @return 0 or more
     */
    public long completed() {
        return slice.tally().completed();
    }

    /**
     * Return how many of them completed within the measured time.
     *
     * @return 0 or more
     */
    public long completedInTime() {
        return slice.tally().completedInTime();
    }

    /**
     * Return how many of them ended as an error.
     *
     * @return 0 or more
     */
    public long errors() {
        return slice.tally().errors();
    }

    /**
     * Return how many of them had not ended when the graceful stop was over.
     *
     * @return 0 or more
     */
    public long abandoned() {
        return slice.tally().abandoned();
    }

    /**
     * Return how many arrivals found no free user.
     *
     * @return 0 or more
     */
    public long dropped() {
        return slice.tally().dropped();
    }

    /**
     * Return the times of the iterations begun, from the intended start.
     *
     * @return empty if none ended
     */
    public Distribution responseTime() {
        return slice.responseTime();
    }

    /**
     * Return how many arrivals were due.
     *
     * @return started + dropped
     */
    public long due() {
        return started() + dropped();
    }

    /**
     * Return a second in which nothing began.
     *
     * @param second which one
     * @param users how many there were
     * @return no starts
     */
    static Second quiet(int second, int users) {
        return new Second(second, users, Slice.EMPTY, 0, 0);
    }

    /**
     * Add what another recorder has of the same second.
     *
     * @param other the same second
     * @return counts added, histograms merged
     */
    Second plus(Second other) {
        return new Second(
                second,
                users + other.users,
                Slice.merge(List.of(slice, other.slice)),
                startedLate + other.startedLate,
                Math.max(latestNanos, other.latestNanos));
    }

    /** Leave out what still runs. */
    Second ofWhatEnded() {
        return new Second(second, users, slice.ofWhatEnded(), startedLate, latestNanos);
    }
}
