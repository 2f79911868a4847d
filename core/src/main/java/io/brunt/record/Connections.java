// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * What became of the connections that requests went over. Measured part only.
 *
 * @param opened connections that were made
 * @param reconnects those of {@code opened} that took the place of one which the server had closed while it idled
 * @param resent requests sent a second time, since such a close crossed them before a byte of answer came
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Connections(long opened, long reconnects, long resent) implements Serializable {

    /** No connection was made: code that speaks to nobody, or figures that do not tell. */
    public static final Connections NONE = new Connections(0, 0, 0);

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Add two counts up.
     *
     * @param other the other one
     * @return the sum, field by field
     */
    public Connections plus(Connections other) {
        return new Connections(opened + other.opened, reconnects + other.reconnects, resent + other.resent);
    }
}
