// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.nio.LongBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Samples on their way from a recorder to the disk. Single writer, single reader; neither ever waits, and nothing is
 * allocated once it is made.
 *
 * <p>A sample is {@value #FIELDS} numbers. What finds the ring full is counted as lost: to wait would slow the load.
 */
final class SampleRing {

    static final int FIELDS = 6;

    /** A tenth of a second at 40,000 samples a second, of which the reader comes five times. 200 KB: there may be many. */
    private static final int CAPACITY = 1 << 12;

    private final long[] numbers = new long[CAPACITY * FIELDS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    /** The writer's own. */
    private long next;

    private long takenSeen;
    private long lost;

    private volatile boolean closed;

    private volatile boolean together;

    /** Put a sample in; called by the writer. */
    void add(long place, long endNanos, long responseNanos, long serviceNanos, long bytesIn, long bytesOut) {
        if (closed) {
            return;
        }
        if (next - takenSeen == CAPACITY) {
            takenSeen = taken.getAcquire();
            if (next - takenSeen == CAPACITY) {
                lost++;
                return;
            }
        }
        int at = index(next);
        numbers[at] = place;
        numbers[at + 1] = endNanos;
        numbers[at + 2] = responseNanos;
        numbers[at + 3] = serviceNanos;
        numbers[at + 4] = bytesIn;
        numbers[at + 5] = bytesOut;
        next++;
        written.setRelease(next);
    }

    /** Move samples on, as many as there are and have room; called by the reader. */
    void drainTo(LongBuffer buffer) {
        long from = taken.getPlain();
        long to = Math.min(written.getAcquire(), from + buffer.remaining() / FIELDS);
        while (from < to) {
            long wrap = (from / CAPACITY + 1) * CAPACITY;
            int count = (int) (Math.min(to, wrap) - from);
            buffer.put(numbers, index(from), count * FIELDS);
            from += count;
        }
        taken.setRelease(from);
    }

    private static int index(long sample) {
        return (int) (sample % CAPACITY) * FIELDS;
    }

    /** Take nothing more in. Safe for any thread. */
    void close() {
        closed = true;
    }

    /** Note that iterations were timed together: they have no samples, so nothing more is taken in. Called by the writer. */
    void together() {
        if (!together) {
            together = true;
            closed = true;
        }
    }

    /** Whether some were. Safe for any thread. */
    boolean wereTogether() {
        return together;
    }

    /** Whether nothing more is taken in. Safe for any thread. */
    boolean isClosed() {
        return closed;
    }

    /** Return how many samples found no room; to be asked when the writer is done. */
    long lost() {
        return lost;
    }
}
