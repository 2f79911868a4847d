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
 * own: some 100 ns each, on a thread that makes no load.
 */
final class TimesMeter {

    private final Timer timer;
    private Distribution told = Distribution.EMPTY;

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

    void begin() {
        told = Distribution.EMPTY;
    }

    void take(Distribution sofar) {
        double[] micros = sofar.bucketMicros();
        long[] counts = sofar.bucketCounts();
        double[] toldMicros = told.bucketMicros();
        long[] toldCounts = told.bucketCounts();
        long greatest = sofar.isEmpty() ? 0 : sofar.max().toNanos();
        int before = 0;
        for (int i = 0; i < micros.length; i++) {
            long more = counts[i];
            if (before < toldMicros.length && toldMicros[before] == micros[i]) {
                more -= toldCounts[before++];
            }
            long nanos = Math.min(Math.round(micros[i] * 1e3), greatest);
            for (long n = 0; n < more; n++) {
                timer.record(nanos, TimeUnit.NANOSECONDS);
            }
        }
        told = sofar;
    }
}
