// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import java.util.function.LongSupplier;

/**
 * Watches the time of day against the time that passes: a machine that was suspended, or whose clock was set, jumps. Linux's
 * monotonic clock stands still while it is suspended, so no hiccup is seen then. Single writer, any reader.
 */
final class ClockWatch {

    /** NTP slews by at most 500 us in a second: between two looks that is nothing. */
    private static final long JUMP_NANOS = 50_000_000;

    /** Whoever is not let run between two readings sees no jump, but itself. */
    private static final long LONGEST_LOOK_NANOS = 1_000_000;

    private final LongSupplier nanoTime;
    private final LongSupplier wallNanos;
    private boolean looked;
    private long lastOffset;
    private volatile long greatestJumpNanos;

    ClockWatch(LongSupplier nanoTime, LongSupplier wallNanos) {
        this.nanoTime = nanoTime;
        this.wallNanos = wallNanos;
    }

    static ClockWatch ofThisMachine() {
        return new ClockWatch(System::nanoTime, () -> System.currentTimeMillis() * 1_000_000);
    }

    void sample() {
        long before = nanoTime.getAsLong();
        long wall = wallNanos.getAsLong();
        if (nanoTime.getAsLong() - before > LONGEST_LOOK_NANOS) {
            return;
        }
        long offset = wall - before;
        long jump = offset - lastOffset;
        if (looked && Math.abs(jump) >= JUMP_NANOS && Math.abs(jump) > Math.abs(greatestJumpNanos)) {
            greatestJumpNanos = jump;
        }
        looked = true;
        lastOffset = offset;
    }

    void reset() {
        greatestJumpNanos = 0;
    }

    /** The greatest jump, below 0 if it went back; 0 for none. */
    long greatestJumpNanos() {
        return greatestJumpNanos;
    }
}
