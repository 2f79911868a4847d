// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Counts and times of a part of a {@link RecordingFixture}. */
final class SliceFixture {

    private final Histogram responseTime = new Histogram(3);
    private final Histogram serviceTime = new Histogram(3);
    private final Histogram errorTime = new Histogram(3);
    private final long[] response = {0, Long.MAX_VALUE, 0};
    private final long[] service = {0, Long.MAX_VALUE, 0};
    private final long[] error = {0, Long.MAX_VALUE, 0};
    private long completed;
    private long errors;
    private long abandoned;
    long dropped;
    long completedInTime;
    long startedLate;
    long shed;
    long checks;
    long failedChecks;

    void add(long count, Duration responseTime, Duration serviceTime, Outcome outcome) {
        if (count == 0) {
            return;
        }
        record(this.responseTime, response, responseTime.toNanos() / 1_000, count);
        record(this.serviceTime, service, serviceTime.toNanos() / 1_000, count);
        if (outcome != Outcome.COMPLETED) {
            record(errorTime, error, responseTime.toNanos() / 1_000, count);
        }
        switch (outcome) {
            case COMPLETED -> {
                completed += count;
                completedInTime += count;
            }
            case ERROR -> errors += count;
            case ABANDONED -> abandoned += count;
        }
    }

    private static void record(Histogram histogram, long[] sumMinMax, long micros, long count) {
        histogram.recordValueWithCount(micros, count);
        sumMinMax[0] += micros * count;
        sumMinMax[1] = Math.min(sumMinMax[1], micros);
        sumMinMax[2] = Math.max(sumMinMax[2], micros);
    }

    void addCounts(SliceFixture other) {
        completed += other.completed;
        errors += other.errors;
        abandoned += other.abandoned;
        dropped += other.dropped;
    }

    long started() {
        return completed + errors + abandoned;
    }

    Slice build() {
        Tally tally = new Tally(
                started(),
                completed,
                errors,
                abandoned,
                dropped,
                completedInTime,
                shed,
                checks,
                failedChecks,
                started() * 200,
                started() * 100);
        return new Slice(
                tally,
                Distribution.of(Resolution.MICROSECONDS, responseTime, response[0], response[1], response[2]),
                Distribution.of(Resolution.MICROSECONDS, serviceTime, service[0], service[1], service[2]),
                Distribution.of(Resolution.MICROSECONDS, errorTime, error[0], error[1], error[2]));
    }

    Second second(int number, boolean allTimes) {
        Slice all = build();
        return new Second(
                number,
                1,
                allTimes ? all : new Slice(all.tally(), all.responseTime(), Distribution.EMPTY, Distribution.EMPTY),
                startedLate,
                0);
    }
}
