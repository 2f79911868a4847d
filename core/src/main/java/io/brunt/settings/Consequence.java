// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import org.apiguardian.api.API;

/**
 * What a verdict other than PASS and FAIL means for the test and the build.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Consequence {
    /** The test and the build fail. */
    FAIL,
    /** They pass, with a warning. */
    WARN
}
