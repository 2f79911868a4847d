// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import java.util.function.LongSupplier;

/**
 * Measures for how long a thread that only sleeps did not get to run.
 *
 * <p>As jHiccup does it (Gil Tene, Azul Systems): sleep for a moment, and whatever the sleep took longer than the shortest
 * one seen so far is a hiccup of the machine, the JVM or the operating system. Single writer, any reader.
 */
final class HiccupMeter {

    /** So much of a hiccup may go unseen, where 100 ms matter. jHiccup's 1 ms took 3 % of a core that sends requests. */
    private static final long SLEEP_NANOS = 5_000_000;

    private final LongSupplier nanoTime;
    private final Sleep sleep;
    private long shortestNanos = Long.MAX_VALUE;
    private volatile long longestHiccupNanos;

    /** How the meter sleeps; a fake one in tests. */
    @FunctionalInterface
    interface Sleep {
        void nanos(long nanos) throws InterruptedException;
    }

    HiccupMeter(LongSupplier nanoTime, Sleep sleep) {
        this.nanoTime = nanoTime;
        this.sleep = sleep;
    }

    /** Sleep once, and remember how much too long it took. */
    void sample() throws InterruptedException {
        long before = nanoTime.getAsLong();
        sleep.nanos(SLEEP_NANOS);
        long took = nanoTime.getAsLong() - before;
        shortestNanos = Math.min(shortestNanos, took);
        longestHiccupNanos = Math.max(longestHiccupNanos, took - shortestNanos);
    }

    /** Forget what was seen, but not how short a sleep can be. */
    void reset() {
        longestHiccupNanos = 0;
    }

    long longestHiccupNanos() {
        return longestHiccupNanos;
    }
}
