// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import org.apiguardian.api.API;

/**
 * How the arrivals of an open model lie around their rate.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ArrivalPattern {
    /** Evenly: arrival n is due when the integral of the rate reaches n. */
    EVEN,
    /** As a Poisson process of that rate, drawn from the plan's seed: independent users, who sometimes come together. */
    POISSON
}
