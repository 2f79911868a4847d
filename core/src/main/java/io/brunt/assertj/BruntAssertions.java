// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import io.brunt.result.LoadResult;
import org.apiguardian.api.API;

/**
 * Entry to assertions on load tests, beside AssertJ's own {@code Assertions}.
 *
 * <p>AssertJ is the project's own, from 3.24 on; Brunt does not bring it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BruntAssertions {

    private BruntAssertions() {}

    /**
     * Check a result.
     *
     * @param actual of a load test
     * @return its assertions
     */
    public static LoadResultAssert assertThat(LoadResult actual) {
        return new LoadResultAssert(actual);
    }
}
