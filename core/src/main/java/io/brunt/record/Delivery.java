// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Was the promised load made? Measured part only.
 *
 * @param due starts that the plan asked for: started + dropped
 * @param started iterations begun
 * @param dropped arrivals that found no free user, and iterations that {@code maxDuration} cut off
 * @param startedLate those of {@code started} that began more than {@link #LATE} after they were due
 * @param lateness actual less intended start of every iteration, the wait of a user for its own last answer left out
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Delivery(long due, long started, long dropped, long startedLate, Distribution lateness)
        implements Serializable {

    /** A start later than this did not come in time. */
    public static final Duration LATE = Duration.ofSeconds(1);

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Return which part of the load came, and came in time.
     *
     * @return 0 to 1; arrivals dropped and those more than {@link #LATE} late do not count; 1 if nothing was due
     */
    public double share() {
        return due == 0 ? 1 : (double) (started - startedLate) / due;
    }

    /**
     * Tell whether every arrival ended in exactly one place.
     *
     * @return due = started + dropped
     */
    public boolean addsUp() {
        return due == started + dropped;
    }
}
