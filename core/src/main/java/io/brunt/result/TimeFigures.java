// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The figures that every report shows of a distribution, in microseconds.
 *
 * @param min least, exact
 * @param mean arithmetic mean, rounded to the nanosecond
 * @param p50 median
 * @param p75 75th percentile
 * @param p90 90th percentile
 * @param p95 95th percentile
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param p9999 99.99th percentile
 * @param max greatest, exact
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TimeFigures(
        double min,
        double mean,
        double p50,
        double p75,
        double p90,
        double p95,
        double p99,
        double p999,
        double p9999,
        double max) {

    /**
     * Read the figures off a distribution.
     *
     * @param times what was recorded
     * @return empty if nothing was
     */
    public static Optional<TimeFigures> of(Distribution times) {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TimeFigures(
                times.min().toNanos() / 1e3,
                Math.round(times.meanMicros() * 1e3) / 1e3,
                times.percentileMicros(50),
                times.percentileMicros(75),
                times.percentileMicros(90),
                times.percentileMicros(95),
                times.percentileMicros(99),
                times.percentileMicros(99.9),
                times.percentileMicros(99.99),
                times.max().toNanos() / 1e3));
    }
}
