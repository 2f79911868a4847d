// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import org.apiguardian.api.API;

/**
 * Where everything that was started ends: in exactly one of these.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Outcome {
    /** Ended as it should. */
    COMPLETED,
    /** Ended otherwise: a refused connection, a wrong status, a timeout, an exception. */
    ERROR,
    /** Had not ended when the graceful stop was over, or the run was stopped. */
    ABANDONED
}
