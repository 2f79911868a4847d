// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * One request that was measured, one timed part of code, or one iteration of code without either.
 *
 * @param step its name, or empty for an iteration
 * @param instance its base URL, or the name that the instance gave; empty if there is none
 * @param recorder number of the loop or lock that took it down, from 0
 * @param status of the answer, 0 if there was none
 * @param outcome where it ended
 * @param kind of an error, as {@link ErrorGroup#kind()}; empty where there was none
 * @param started its intended start
 * @param responseNanos from there to its end
 * @param serviceNanos from its actual start to its end
 * @param bytesIn received
 * @param bytesOut sent
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Sample(
        String step,
        String instance,
        int recorder,
        int status,
        Outcome outcome,
        String kind,
        Instant started,
        long responseNanos,
        long serviceNanos,
        long bytesIn,
        long bytesOut) {}
