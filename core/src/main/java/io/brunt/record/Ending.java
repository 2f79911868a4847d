// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * Why a run ended before its plan.
 *
 * @param cause what kind of end it was
 * @param reason for a person, in half a sentence
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Ending(Cause cause, String reason) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * What kinds of end there are.
     *
     * @since 0.1
     */
    public enum Cause {
        /** From outside: the figures are of another load than the one that was promised. */
        INTERRUPTED,
        /** An objective with {@code abort} could not be met any more: the figures stand, they break it. */
        OBJECTIVE_LOST
    }

    /**
     * Say that the run was ended from outside.
     *
     * @param reason for a person
     * @return an end that makes the run invalid
     */
    public static Ending interrupted(String reason) {
        return new Ending(Cause.INTERRUPTED, reason);
    }

    /**
     * Say that going on would have been of no use.
     *
     * @param reason which objective was lost
     * @return an end that leaves the verdict as it is
     */
    public static Ending lost(String reason) {
        return new Ending(Cause.OBJECTIVE_LOST, reason);
    }
}
