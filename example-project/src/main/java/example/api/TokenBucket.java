// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shapes traffic: a bucket that holds one second's worth of tokens and is filled at a constant rate. A request takes one;
 * where there is none it is refused, with the time until the next. So short bursts pass, and what lasts is held to the
 * rate. Safe for any thread.
 */
final class TokenBucket {

    private static final long SECOND_NANOS = 1_000_000_000;

    /** What a token is in our units, so that all arithmetic is exact: a rate of 3/s adds 3 of them in each nanosecond. */
    private static final long TOKEN = SECOND_NANOS;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private long filling;
    private long filledNanos;

    /**
     * Start with a full bucket.
     *
     * @param perSecond from 1; 0 lets everything pass
     * @param nanoTime a clock such as {@link System#nanoTime}
     */
    TokenBucket(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.filling = perSecond * TOKEN;
        this.filledNanos = nanoTime.getAsLong();
    }

    /** Return zero if a token was taken, else how long it takes until there is one. */
    synchronized Duration take() {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        // After a second it is full, whatever was in it.
        long passedNanos = Math.min(now - filledNanos, SECOND_NANOS);
        filling = Math.min(perSecond * TOKEN, filling + passedNanos * perSecond);
        filledNanos = now;
        if (filling >= TOKEN) {
            filling -= TOKEN;
            return Duration.ZERO;
        }
        return Duration.ofNanos((TOKEN - filling + perSecond - 1) / perSecond);
    }
}
