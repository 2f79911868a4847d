// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import org.apiguardian.api.API;

/**
 * Where a true value lies.
 *
 * @param low its lower end; negative infinity if it has none
 * @param high its upper end; positive infinity if it has none
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Bounds(double low, double high) {

    /**
     * Tell whether both ends are known.
     *
     * @return true if neither is infinite
     */
    public boolean areFinite() {
        return Double.isFinite(low) && Double.isFinite(high);
    }
}
