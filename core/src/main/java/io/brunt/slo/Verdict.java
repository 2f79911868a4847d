// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What comes of judging, from best to worst: the worst of several is that of all.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Verdict {
    /** The objective holds. */
    PASS,
    /** It cannot be told: too few samples for the claim, or nothing to compare with. */
    INCONCLUSIVE,
    /** The objective is broken. */
    FAIL,
    /** The promised load was not delivered or nothing was measured, so no figure says anything about the target. */
    INVALID;

    /**
     * Return the worst of several verdicts.
     *
     * @param verdicts any number
     * @return the greatest in this order; {@link #PASS} for none
     */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.isEmpty() ? PASS : Collections.max(List.copyOf(verdicts));
    }
}
