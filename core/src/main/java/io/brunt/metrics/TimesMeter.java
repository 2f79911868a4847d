// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import io.brunt.record.Distribution;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A timer that is told the new part of times that only grow. Micrometer takes no histograms, so each time is recorded on its
 * own, 60 to 200 ns each: of more than there is room for, an even draw.
 */
final class TimesMeter {

    private final Timer timer;

    /** What the timer was told of the run's times, bucket by bucket. */
    private double[] toldMicros = {};

    private long[] toldCounts = {};

    private Distribution sofar = Distribution.EMPTY;

    private TimesMeter(Timer timer) {
        this.timer = timer;
    }

    static TimesMeter of(MeterRegistry registry, String name, String description, Tags tags) {
        return new TimesMeter(Timer.builder(name)
                .description(description)
                .tags(tags)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(60))
                .register(registry));
    }

    /** Another run begins. */
    void begin() {
        toldMicros = new double[0];
        toldCounts = new long[0];
        sofar = Distribution.EMPTY;
    }

    /**
     * Look at the times by now.
     *
     * @return how many of them the timer does not have yet
     */
    long look(Distribution times) {
        sofar = times;
        long told = 0;
        for (long it : toldCounts) {
            told += it;
        }
        return Math.max(0, times.count() - told);
    }

    /**
     * Tell the timer what it does not have of what was looked at.
     *
     * @param share how much of it, above 0, at most 1: drawn evenly from the shortest to the longest, which is among them
     */
    void tell(double share) {
        double[] micros = sofar.bucketMicros();
        long[] counts = sofar.bucketCounts();
        long[] told = new long[counts.length];
        long greatest = sofar.isEmpty() ? 0 : sofar.max().toNanos();
        double due = 0;
        long drawn = 0;
        int before = 0;
        for (int i = 0; i < micros.length; i++) {
            if (before < toldMicros.length && toldMicros[before] == micros[i]) {
                told[i] = toldCounts[before++];
            }
            long more = Math.max(0, counts[i] - told[i]);
            due += more * share;
            long least = i == micros.length - 1 ? 1 : 0;
            long draw = Math.min(more, Math.max(least, Math.round(due - drawn)));
            long nanos = Math.min(Math.round(micros[i] * 1e3), greatest);
            for (long n = 0; n < draw; n++) {
                timer.record(nanos, TimeUnit.NANOSECONDS);
            }
            drawn += draw;
            told[i] += draw;
        }
        toldMicros = micros;
        toldCounts = told;
    }
}
