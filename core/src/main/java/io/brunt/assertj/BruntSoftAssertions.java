// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import io.brunt.result.LoadResult;
import org.apiguardian.api.API;
import org.assertj.core.api.SoftAssertions;

/**
 * AssertJ's soft assertions that know load tests too: all that does not hold is told at the end.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BruntSoftAssertions extends SoftAssertions {

    /** Begin with nothing collected. */
    public BruntSoftAssertions() {}

    /**
     * Check a result; what does not hold is collected.
     *
     * @param actual of a load test
     * @return its assertions
     */
    public LoadResultAssert assertThat(LoadResult actual) {
        return proxy(LoadResultAssert.class, LoadResult.class, actual);
    }
}
