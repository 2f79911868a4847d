// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.Arrays;

/**
 * Response times of one second while they are recorded. Single writer.
 *
 * <p>Knows which of its buckets are filled, so that it is read and emptied in as many steps as there are times, not
 * buckets. It is read once a second, hence by interpreted code at first: walking an HdrHistogram's 6,000 buckets to 20
 * ms took longer than a millisecond, on the loop that was to send the next request.
 */
final class SecondTimes {

    private int[] counts = new int[4_096];
    private int[] filled = new int[64];
    private int filledCount;
    private long sumMicros;
    private long minMicros = Long.MAX_VALUE;
    private long maxMicros;

    /**
     * Record a time.
     *
     * @param nanos rounded up to microseconds; below 0 counts as 0
     */
    void record(long nanos) {
        long micros = TimeHistogram.micros(nanos);
        int index = Buckets.indexOf(micros);
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(index + 1, counts.length * 2));
        }
        if (counts[index]++ == 0) {
            if (filledCount == filled.length) {
                filled = Arrays.copyOf(filled, filledCount * 2);
            }
            filled[filledCount++] = index;
        }
        sumMicros += micros;
        if (micros < minMicros) {
            minMicros = micros;
        }
        if (micros > maxMicros) {
            maxMicros = micros;
        }
    }

    /** Return what was recorded, and forget it; the memory is kept. */
    Distribution drain() {
        Arrays.sort(filled, 0, filledCount);
        PackedCounts packed = new PackedCounts(filledCount);
        for (int i = 0; i < filledCount; i++) {
            packed.add(filled[i], counts[filled[i]]);
            counts[filled[i]] = 0;
        }
        Distribution drained = Distribution.of(packed, sumMicros, minMicros, maxMicros);
        filledCount = 0;
        sumMicros = 0;
        minMicros = Long.MAX_VALUE;
        maxMicros = 0;
        return drained;
    }
}
