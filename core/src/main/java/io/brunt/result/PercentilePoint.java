// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import io.brunt.record.Percentiles;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One point of the percentile curve.
 *
 * @param percent 0 to 100
 * @param micros the time that this part of the recorded ones did not exceed
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PercentilePoint(double percent, double micros) {

    private static final int TICKS_PER_HALF_DISTANCE = 5;

    /**
     * Return the curve as HdrHistogram plots it: so many points each time that the distance to 100 % is halved.
     *
     * <p>It ends where no recorded time lies further out, and with the greatest at 100.
     *
     * @param times what was recorded
     * @return ascending; empty if nothing was recorded
     */
    public static List<PercentilePoint> curve(Distribution times) {
        List<PercentilePoint> curve = new ArrayList<>();
        if (times.isEmpty()) {
            return curve;
        }
        curve.add(new PercentilePoint(0, times.min().toNanos() / 1e3));
        List<Double> percents = new ArrayList<>();
        double rest = 1;
        for (int i = 1; rest * times.count() >= 1; i++) {
            int half = i / TICKS_PER_HALF_DISTANCE;
            double tick = i % TICKS_PER_HALF_DISTANCE / (2.0 * TICKS_PER_HALF_DISTANCE);
            rest = (1 - tick) / (1L << half);
            if (rest * times.count() >= 1) {
                percents.add(Math.round((1 - rest) * 1e8) / 1e6);
            }
        }
        double[] micros = Percentiles.micros(
                times, percents.stream().mapToDouble(it -> it).toArray());
        for (int i = 0; i < micros.length; i++) {
            curve.add(new PercentilePoint(percents.get(i), micros[i]));
        }
        curve.add(new PercentilePoint(100, times.max().toNanos() / 1e3));
        return curve;
    }
}
