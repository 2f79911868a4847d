// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import org.apiguardian.api.API;

/**
 * The clock of a run, so that tests can have one of their own. Safe for any thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface Ticks {

    /** The clock of the machine: monotonic, 20 ns a look. */
    Ticks SYSTEM = System::nanoTime;

    /**
     * Look at the clock.
     *
     * @return nanoseconds from an arbitrary moment, never going back
     */
    long nanos();
}
