// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What happened around the generator while it measured.
 *
 * @param steal share of the machine's cores that its hypervisor gave to others though they were wanted here, 0 to 1; negative
 *     if the machine does not tell
 * @param runQueue threads of all processes that ran or wanted to, for each core of the machine, on average; negative if the
 *     machine does not tell
 * @param clockJump by how much the time of day once jumped against the time that passed, 0 for never; negative if it went back
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Surroundings(double steal, double runQueue, Duration clockJump) implements Serializable {

    /** Not observed. */
    public static final Surroundings UNKNOWN = new Surroundings(-1, -1, Duration.ZERO);

    @Serial
    private static final long serialVersionUID = 1;
}
