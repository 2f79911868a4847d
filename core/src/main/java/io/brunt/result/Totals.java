// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Tally;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Counts of a run, a stage or a step.
 *
 * @param requests iterations begun; of a step, its own requests
 * @param errors ended as an error
 * @param dropped arrivals that found no free user; 0 for a step
 * @param abandoned had not ended when the graceful stop was over
 * @param bytesIn bytes received
 * @param bytesOut bytes sent
 * @param seconds measured time
 * @param throughput completed without error within the measured time, per second of it
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Totals(
        long requests,
        long errors,
        long dropped,
        long abandoned,
        long bytesIn,
        long bytesOut,
        double seconds,
        double throughput) {

    static Totals of(Tally tally, Duration measured) {
        double seconds = measured.toNanos() / 1e9;
        return new Totals(
                tally.started(),
                tally.errors(),
                tally.dropped(),
                tally.abandoned(),
                tally.bytesIn(),
                tally.bytesOut(),
                seconds,
                seconds == 0 ? 0 : tally.completedInTime() / seconds);
    }

    /**
     * Return which part of all that ended was an error.
     *
     * @return 0 to 1; 0 if nothing was begun
     */
    public double errorRate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }

    /**
     * Return how many ended without error.
     *
     * @return requests without errors and abandoned ones
     */
    public long completed() {
        return requests - errors - abandoned;
    }

    /**
     * Return how many did not complete: what tools that know only success and failure call failures.
     *
     * @return errors and abandoned ones
     */
    public long failures() {
        return errors + abandoned;
    }

    /**
     * Return a count for each second of the measured time.
     *
     * @param count of this run, stage or step
     * @return 0 if nothing was measured
     */
    public double perSecond(long count) {
        return seconds == 0 ? 0 : count / seconds;
    }

    /** Add what was counted in the same measured time. */
    Totals plus(Totals other) {
        return new Totals(
                requests + other.requests,
                errors + other.errors,
                dropped + other.dropped,
                abandoned + other.abandoned,
                bytesIn + other.bytesIn,
                bytesOut + other.bytesOut,
                seconds,
                throughput + other.throughput);
    }
}
