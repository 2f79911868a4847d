// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apiguardian.api.API;

/**
 * Estimates the times of the requests that a waiting user did not make, by HdrHistogram's correction for coordinated
 * omission: who waited for n expected intervals would have made n more requests, each an interval less late than the one
 * before (Gil Tene: {@code copyCorrectedForCoordinatedOmission}).
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OmissionCorrection {

    private OmissionCorrection() {}

    /**
     * Correct times.
     *
     * @param times that were measured
     * @param expectedInterval from one start to the next of a user that nothing holds up; longer than the resolution
     * @return the same times and those estimated; its mean is as exact as buckets are
     */
    public static Distribution apply(Distribution times, Duration expectedInterval) {
        if (times.isEmpty()) {
            return times;
        }
        Histogram measured = new Histogram(3);
        long[] ticks = times.bucketTicks();
        long[] counts = times.bucketCounts();
        for (int i = 0; i < ticks.length; i++) {
            measured.recordValueWithCount(ticks[i], counts[i]);
        }
        Resolution resolution = times.resolution();
        long interval = Math.max(1, expectedInterval.toNanos() / resolution.nanos(1));
        Histogram corrected = measured.copyCorrectedForCoordinatedOmission(interval);
        double sum = 0;
        for (HistogramIterationValue bucket : corrected.recordedValues()) {
            sum += (double) bucket.getValueIteratedTo() * bucket.getCountAddedInThisIterationStep();
        }
        long most = times.max().toNanos() / resolution.nanos(1);
        long least = Math.min(times.min().toNanos() / resolution.nanos(1), corrected.getMinNonZeroValue());
        return Distribution.of(resolution, corrected, Math.round(sum), least, most);
    }
}
