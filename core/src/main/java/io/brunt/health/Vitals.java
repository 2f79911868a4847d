// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What was observed of the generator's own process.
 *
 * @param cpu share of all cores that it used, 0 to 1; negative if the machine does not tell
 * @param gcPause longest garbage collection, 0 for none
 * @param hiccupMax longest time for which a thread that only sleeps did not get to run
 * @param surroundings what happened around it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Vitals(double cpu, Duration gcPause, Duration hiccupMax, Surroundings surroundings) {

    /** Nothing was observed: figures that were read and not measured have no generator. */
    public static final Vitals UNKNOWN = new Vitals(-1, Duration.ZERO, Duration.ZERO);

    /**
     * Note what was observed of the process alone.
     *
     * @param cpu share of all cores that it used, 0 to 1; negative if the machine does not tell
     * @param gcPause longest garbage collection, 0 for none
     * @param hiccupMax longest time for which a thread that only sleeps did not get to run
     */
    public Vitals(double cpu, Duration gcPause, Duration hiccupMax) {
        this(cpu, gcPause, hiccupMax, Surroundings.UNKNOWN);
    }
}
