// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the thread that started a run waits for its end. */
final class Waiting {

    static final long LOOK_MILLIS = 100;

    private Waiting() {}

    /**
     * Wait until a run is done. An interrupt stops the run, and stays set.
     *
     * @param done counted down by each loop
     * @param stop given on an interrupt
     * @param follower is called on this thread
     * @param view what it may look at
     * @param check looks whether the run is still whole, and throws if not
     */
    static void until(
            CountDownLatch done, StopSignal stop, RunFollower follower, RunFollower.RunView view, Runnable check) {
        boolean interrupted = false;
        boolean measuring = false;
        boolean over = false;
        try {
            while (!over) {
                try {
                    over = done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    check.run();
                    if (!over) {
                        follower.look(view);
                    }
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                    stop.stop(StopSignal.INTERRUPTED);
                }
                if (!measuring && view.nowNanos() >= 0) {
                    measuring = true;
                    follower.measuring();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
