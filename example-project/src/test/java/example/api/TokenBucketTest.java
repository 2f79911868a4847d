// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final AtomicLong clock = new AtomicLong(17);

    @Test
    void letsASecondsWorthPassAtOnce() {
        assertEquals(10, passes(new TokenBucket(10, clock::get), 100));
    }

    @Test
    void holdsWhatLastsToTheRate() {
        TokenBucket bucket = new TokenBucket(10, clock::get);
        passes(bucket, 100);

        int passed = 0;
        for (int i = 0; i < 1_000; i++) {
            clock.addAndGet(Duration.ofMillis(10).toNanos());
            passed += passes(bucket, 1);
        }

        assertEquals(100, passed);
    }

    @Test
    void isNeverFullerThanASecondsWorth() {
        TokenBucket bucket = new TokenBucket(10, clock::get);
        clock.addAndGet(Duration.ofHours(1).toNanos());

        assertEquals(10, passes(bucket, 100));
    }

    @Test
    void tellsHowLongItTakesUntilTheNext() {
        TokenBucket bucket = new TokenBucket(10, clock::get);
        passes(bucket, 10);
        clock.addAndGet(Duration.ofMillis(30).toNanos());

        Duration wait = bucket.take();

        assertEquals(70, Math.round(wait.toNanos() / 1e6));
    }

    /** A third of a second is no whole number of nanoseconds: who comes back as told finds a token. */
    @Test
    void neverTellsTooShortATime() {
        TokenBucket bucket = new TokenBucket(3, clock::get);
        passes(bucket, 3);

        clock.addAndGet(bucket.take().toNanos());

        assertEquals(Duration.ZERO, bucket.take());
    }

    @Test
    void letsEverythingPassWithoutALimit() {
        assertEquals(100_000, passes(new TokenBucket(0, clock::get), 100_000));
    }

    private static int passes(TokenBucket bucket, int requests) {
        int passed = 0;
        for (int i = 0; i < requests; i++) {
            passed += bucket.take().isZero() ? 1 : 0;
        }
        return passed;
    }
}
