// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import io.brunt.record.Distribution;
import io.brunt.record.Resolution;
import io.brunt.record.Slice;
import io.brunt.statistic.Change.Figure;
import io.brunt.statistic.Clustering;
import io.brunt.statistic.RankBounds;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What a baseline keeps of a run, or of one of its stages or steps.
 *
 * @param name of the stage or step; {@code whole} of the run
 * @param throughput completed without error within the measured time, per second of it
 * @param responseTime from the intended start, of everything that ended
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselinePart(String name, double throughput, Distribution responseTime) {

    /** A time below the clock's resolution, and no throughput at all, have no logarithm. */
    private static final double LEAST = 1e-3;

    private static final double LEVEL = 0.95;

    /** So many standard deviations lie on either side of it. */
    private static final double DEVIATIONS = 1.96;

    static BaselinePart of(String name, Slice slice, Duration measured) {
        double seconds = measured.toNanos() / 1e9;
        double throughput = seconds == 0 ? 0 : slice.tally().completedInTime() / seconds;
        return new BaselinePart(name, Math.round(throughput * 1e3) / 1e3, slice.responseTime());
    }

    /**
     * Return a percentile of the response time.
     *
     * @param percent above 0, below 100
     * @return in microseconds, with what the run's own samples leave open, taken as independent in all runs alike
     */
    public Figure percentile(double percent) {
        RankBounds ranks = RankBounds.of(percent / 100, responseTime.count(), Clustering.UNKNOWN, LEVEL);
        double least = responseTime.resolution() == Resolution.MICROSECONDS ? 1 : LEAST;
        double low = Math.max(least, responseTime.microsOfRank(ranks.low()));
        double high = Math.max(least, responseTime.microsOfRank(Math.min(responseTime.count(), ranks.high())));
        return figure(responseTime.percentileMicros(percent), Math.log(high / low) / (2 * DEVIATIONS));
    }

    /**
     * Return the mean of the response time.
     *
     * @return in microseconds
     */
    public Figure mean() {
        return figure(responseTime.meanMicros(), 0);
    }

    /**
     * Return the throughput.
     *
     * @return per second
     */
    public Figure rate() {
        return figure(throughput, 0);
    }

    private Figure figure(double value, double error) {
        return new Figure(Math.max(LEAST, value), error, Math.max(1, responseTime.count()));
    }
}
