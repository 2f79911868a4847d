// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * Counts of iterations, or of the requests of one step or instance.
 *
 * @param started what was begun: always completed + errors + abandoned
 * @param completed ended without error
 * @param errors ended as an error
 * @param abandoned had not ended when the graceful stop was over
 * @param dropped were due and never begun; always 0 for steps and instances
 * @param completedInTime those of {@code completed} that ended within the measured time
 * @param shed those of {@code errors} that the target shed: status 429, and 503 with Retry-After
 * @param checks checks made by user code
 * @param failedChecks those of {@code checks} that did not hold
 * @param bytesIn bytes of answers as they came over the connection, heads included
 * @param bytesOut bytes of requests likewise
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Tally(
        long started,
        long completed,
        long errors,
        long abandoned,
        long dropped,
        long completedInTime,
        long shed,
        long checks,
        long failedChecks,
        long bytesIn,
        long bytesOut)
        implements Serializable {

    /** Nothing happened. */
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Add two counts up.
     *
     * @param other the other one
     * @return the sum, field by field
     */
    public Tally plus(Tally other) {
        return new Tally(
                started + other.started,
                completed + other.completed,
                errors + other.errors,
                abandoned + other.abandoned,
                dropped + other.dropped,
                completedInTime + other.completedInTime,
                shed + other.shed,
                checks + other.checks,
                failedChecks + other.failedChecks,
                bytesIn + other.bytesIn,
                bytesOut + other.bytesOut);
    }

    /**
     * Tell whether everything that was started ended in exactly one place.
     *
     * @return started = completed + errors + abandoned
     */
    public boolean addsUp() {
        return started == completed + errors + abandoned;
    }

    /** Leave out what still runs: in the middle of a run the sums balance without it. */
    Tally ofWhatEnded() {
        return new Tally(
                completed + errors + abandoned,
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
}
