// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import org.HdrHistogram.Histogram;

/** Collects times one by one, for results that are made by hand. */
public final class SampleTimes {

    private final Histogram histogram = new Histogram(3);
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    public void add(long micros) {
        histogram.recordValue(micros);
        sum += micros;
        min = Math.min(min, micros);
        max = Math.max(max, micros);
    }

    public Distribution distribution() {
        return Distribution.of(Resolution.MICROSECONDS, histogram, sum, min, max);
    }

    public static Distribution of(long... micros) {
        SampleTimes times = new SampleTimes();
        for (long it : micros) {
            times.add(it);
        }
        return times.distribution();
    }
}
