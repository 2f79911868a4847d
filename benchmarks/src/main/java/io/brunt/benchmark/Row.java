// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;

/** One thing that is measured, in rounds of a few minutes at most. */
@FunctionalInterface
interface Row {

    /**
     * Measure once.
     *
     * @param figures what came of it
     * @return false if what it is compared with was missing or not steady, so that its figures mean nothing
     * @throws IllegalStateException if the target counted other requests than the generator
     */
    boolean measure(Figures figures) throws IOException, InterruptedException;
}
