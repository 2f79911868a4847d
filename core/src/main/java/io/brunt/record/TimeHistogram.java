// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import org.HdrHistogram.Histogram;

/**
 * Times of one kind while they are recorded: an HdrHistogram of ticks, with exact sum, least and greatest beside it.
 * Single writer.
 */
final class TimeHistogram {

    /** Three digits; grows with its values, so that a day fits as well as a microsecond and nothing is clipped. */
    private final Histogram histogram = new Histogram(3);

    private final Resolution resolution;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    TimeHistogram(Resolution resolution) {
        this.resolution = resolution;
    }

    /**
     * Record a time.
     *
     * @param nanos rounded up to the resolution; below 0 counts as 0
     */
    void record(long nanos) {
        long ticks = resolution.ticks(nanos);
        histogram.recordValue(ticks);
        sum += ticks;
        embrace(ticks);
    }

    /**
     * Record the same time several times.
     *
     * @param nanos as above
     * @param count at least 1
     */
    void record(long nanos, long count) {
        long ticks = resolution.ticks(nanos);
        histogram.recordValueWithCount(ticks, count);
        sum += ticks * count;
        embrace(ticks);
    }

    private void embrace(long ticks) {
        if (ticks < min) {
            min = ticks;
        }
        if (ticks > max) {
            max = ticks;
        }
    }

    Distribution toDistribution() {
        return Distribution.of(resolution, histogram, sum, min, max);
    }
}
