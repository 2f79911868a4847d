// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import io.brunt.record.Distribution;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How the generator itself fared while it measured.
 *
 * @param lateness actual less intended starts
 * @param cpu share of all cores that this process used, 0 to 1; negative if the machine does not tell
 * @param gcPause longest garbage collection
 * @param hiccupMax longest time for which a thread that only sleeps did not get to run
 * @param valid whether the load was delivered and the figures can be trusted
 * @param reasons what is wrong, and what to do; also warnings beside {@code valid = true}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GeneratorHealth(
        Distribution lateness, double cpu, Duration gcPause, Duration hiccupMax, boolean valid, List<String> reasons)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Copy what was given. */
    public GeneratorHealth {
        reasons = List.copyOf(reasons);
    }
}
