// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import org.apiguardian.api.API;

/**
 * Something that is due at a moment. Confined to one event loop; reused, never allocated for each start.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public abstract class Timer {

    /** Its place in the heap, or -1. */
    int position = -1;

    long dueNanos;

    /** Make a timer that is not set. */
    protected Timer() {}

    /**
     * Do what is due. The timer is no longer set.
     *
     * @param nowNanos plan time
     */
    protected abstract void fire(long nowNanos);

    /**
     * Tell whether it waits for its moment.
     *
     * @return false before it is set and once it fired
     */
    public final boolean isSet() {
        return position >= 0;
    }
}
