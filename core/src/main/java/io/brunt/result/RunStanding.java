// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where a run stands that still goes on.
 *
 * @param test the test's method, or what stands for it
 * @param phase which part of it
 * @param stage the stage's name; empty where the plan has only one without a name, and outside of measuring
 * @param left until nothing more starts, in the graceful stop until what runs is given up; empty if only a number of
 *     iterations ends the plan
 * @param iterations how many the plan has, or empty if time ends it
 * @param open whether arrivals come by the clock
 * @param users how many are busy
 * @param duePerSecond begun or dropped lately
 * @param completedPerSecond ended without error lately
 * @param ended how many have ended so far, measured ones only
 * @param errors of those
 * @param abandoned of those
 * @param dropped arrivals that found no free user
 * @param p50Micros of all response times so far, or empty
 * @param p99Micros likewise
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RunStanding(
        String test,
        Phase phase,
        String stage,
        Optional<Duration> left,
        Optional<Long> iterations,
        boolean open,
        int users,
        double duePerSecond,
        double completedPerSecond,
        long ended,
        long errors,
        long abandoned,
        long dropped,
        Optional<Long> p50Micros,
        Optional<Long> p99Micros) {

    /**
     * The parts of a run.
     *
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Phase {
        /** Nothing counts yet. */
        WARM_UP,
        /** What starts now counts. */
        MEASURING,
        /** Nothing starts any more. */
        GRACEFUL_STOP
    }
}
