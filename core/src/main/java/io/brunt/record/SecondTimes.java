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
    private final Resolution resolution;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    SecondTimes(Resolution resolution) {
        this.resolution = resolution;
    }

    /**
     * Record a time.
     *
     * @param nanos rounded up to the resolution; below 0 counts as 0
     * @param times how often, at least once
     */
    void record(long nanos, int times) {
        long ticks = resolution.ticks(nanos);
        int index = Buckets.indexOf(ticks);
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(index + 1, counts.length * 2));
        }
        if (counts[index] == 0) {
            if (filledCount == filled.length) {
                filled = Arrays.copyOf(filled, filledCount * 2);
            }
            filled[filledCount++] = index;
        }
        counts[index] += times;
        sum += ticks * times;
        if (ticks < min) {
            min = ticks;
        }
        if (ticks > max) {
            max = ticks;
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
        Distribution drained = Distribution.of(resolution, packed, sum, min, max);
        filledCount = 0;
        sum = 0;
        min = Long.MAX_VALUE;
        max = 0;
        return drained;
    }
}
