// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.record.Glance;
import io.brunt.record.Recording;
import org.apiguardian.api.API;

/**
 * Follows a run while it goes on. Called by the thread that waits for the run's end, never by one that makes load.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface RunFollower {

    /** Looks at nothing. */
    RunFollower NOBODY = () -> {};

    /** The warm-up is over. Called once, at most 100 ms late. */
    void measuring();

    /**
     * Some time has passed. Called several times a second from the start of the run, warm-up included, to its end.
     *
     * @param run to look at what was recorded, if it is time for that
     * @throws InterruptedException if the thread is interrupted meanwhile, which stops the run
     */
    default void look(RunView run) throws InterruptedException {}

    /**
     * A run that goes on.
     *
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    interface RunView {

        /**
         * Return plan time.
         *
         * @return nanoseconds from the first measured moment, negative in the warm-up
         */
        long nowNanos();

        /**
         * Take stock of what has ended by now. Costs each event loop a fraction of a millisecond.
         *
         * @return a recording whose sums are checked; what still runs is not in it
         * @throws InterruptedException if the thread is interrupted meanwhile
         */
        Recording sofar() throws InterruptedException;

        /**
         * Take a glance. Costs each event loop some ten microseconds.
         *
         * @return counts by now, and the times since the last glance
         * @throws InterruptedException if the thread is interrupted meanwhile
         */
        Glance glance() throws InterruptedException;
    }
}
