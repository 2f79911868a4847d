// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import org.HdrHistogram.Histogram;

/**
 * Times of one kind while they are recorded: an HdrHistogram of microseconds, with exact sum, least and greatest beside
 * it. Single writer.
 */
final class TimeHistogram {

    /** Three digits; grows with its values, so that a day fits as well as a microsecond and nothing is clipped. */
    private final Histogram histogram = new Histogram(3);

    private long sumMicros;
    private long minMicros = Long.MAX_VALUE;
    private long maxMicros;

    /**
     * Record a time.
     *
     * @param nanos rounded up to microseconds; below 0 counts as 0
     */
    void record(long nanos) {
        long micros = micros(nanos);
        histogram.recordValue(micros);
        sumMicros += micros;
        if (micros < minMicros) {
            minMicros = micros;
        }
        if (micros > maxMicros) {
            maxMicros = micros;
        }
    }

    static long micros(long nanos) {
        return nanos <= 0 ? 0 : (nanos + 999) / 1_000;
    }

    Distribution toDistribution() {
        return Distribution.of(histogram, sumMicros, minMicros, maxMicros);
    }
}
