// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.engine.StopSignal;
import io.brunt.record.Ending;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the load when the JVM is told to go, and holds the JVM until what was measured is written: Ctrl-C loses nothing.
 */
final class Interruption {

    /** Surefire kills a fork 30 s after its shutdown began; a report takes less than one. */
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final StopSignal stop;
    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "brunt-interruption");

    private Interruption(StopSignal stop) {
        this.stop = stop;
    }

    static Interruption watch(StopSignal stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void end() {
        stop.stop(Ending.interrupted("the JVM was told to end"));
        try {
            if (!written.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(Interruption.class.getName())
                        .log(System.Logger.Level.WARNING, "the JVM ends before the result of its load test is written");
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was measured is written: nothing holds the JVM any more. */
    void over() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The JVM is ending: the hook is running, and was just let go.
        }
    }
}
