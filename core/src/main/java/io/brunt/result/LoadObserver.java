// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import org.apiguardian.api.API;

/**
 * Sees a load test while it runs, about once a second, and once at its end.
 *
 * <p>Called by one thread at a time, never by one that makes load or waits for its end: an observer that is slow sees less
 * often and holds nobody up. What it is shown holds no secrets. One that throws is told of and asked no more.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LoadObserver {

    /**
     * Tell whether anybody looks; taking stock for nobody is not worth its cost.
     *
     * @return false to be left out this time
     */
    default boolean isWatching() {
        return true;
    }

    /**
     * See what has ended by now.
     *
     * @param sofar as if the load had ended now: what still runs is not in it, and the objectives are judged by it
     */
    void sofar(LoadResult sofar);

    /**
     * See the end.
     *
     * @param result whose reports are written
     */
    void ended(LoadResult result);
}
