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
 * @param started iterations begun
 * @param completed of those, ended without error
 * @param errors of those, ended as an error
 * @param abandoned of those, not ended
 * @param dropped arrivals that found no free user
 * @param responseTime of the iterations begun, from the intended start
 * @param completedInTime those of {@code completed} that ended within the measured time
 * @param startedLate those of {@code started} that began more than a second after they were due
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Second(
        int second,
        int users,
        long started,
        long completed,
        long errors,
        long abandoned,
        long dropped,
        Distribution responseTime,
        long completedInTime,
        long startedLate)
        implements Serializable {

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
        this(second, users, started, completed, errors, abandoned, dropped, responseTime, completed, 0);
    }

    /**
     * Return how many arrivals were due.
     *
     * @return started + dropped
     */
    public long due() {
        return started + dropped;
    }

    /**
     * Return a second in which nothing began.
     *
     * @param second which one
     * @param users how many there were
     * @return no starts
     */
    static Second quiet(int second, int users) {
        return new Second(second, users, 0, 0, 0, 0, 0, Distribution.EMPTY);
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
                started + other.started,
                completed + other.completed,
                errors + other.errors,
                abandoned + other.abandoned,
                dropped + other.dropped,
                Distribution.merge(List.of(responseTime, other.responseTime)),
                completedInTime + other.completedInTime,
                startedLate + other.startedLate);
    }

    /** Leave out what still runs. */
    Second ofWhatEnded() {
        return new Second(
                second,
                users,
                completed + errors + abandoned,
                completed,
                errors,
                abandoned,
                dropped,
                responseTime,
                completedInTime,
                startedLate);
    }
}
