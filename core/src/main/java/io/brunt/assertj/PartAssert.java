// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import io.brunt.result.LoadResult;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Checks of one step, or of one stage.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PartAssert extends AbstractLoadAssert<PartAssert> {

    private PartAssert(LoadResult actual, Optional<String> step, Optional<String> stage) {
        super(actual, PartAssert.class, step, stage);
    }

    static PartAssert step(LoadResult actual, String name) {
        return new PartAssert(actual, Optional.of(name), Optional.empty());
    }

    static PartAssert stage(LoadResult actual, String name) {
        return new PartAssert(actual, Optional.empty(), Optional.of(name));
    }
}
