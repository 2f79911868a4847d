// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import org.apiguardian.api.API;

/**
 * How a running load test shows where it is.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Progress {
    /** One line in place on a terminal, else as {@link #PLAIN}. */
    AUTO,
    /** A line every ten seconds. */
    PLAIN,
    /** Nothing. */
    NONE
}
