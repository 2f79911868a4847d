// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * One objective, judged.
 *
 * @param slo the objective
 * @param actual the figure in the metric's unit; empty if nothing was measured
 * @param samples how many measurements are behind it
 * @param interval where the true figure lies, or empty where none is told
 * @param verdict what comes of it
 * @param firstBreach when it was first broken, from the first measured moment, or empty
 * @param reason why the verdict is what it is, for a person; empty where the figures say it all
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SloResult(
        Slo slo,
        OptionalDouble actual,
        long samples,
        Optional<Interval> interval,
        Verdict verdict,
        Optional<Duration> firstBreach,
        String reason) {

    /**
     * A confidence interval.
     *
     * @param low its lower end, in the metric's unit
     * @param high its upper end
     * @param level for example 0.95
     * @since 0.1
     */
    public record Interval(double low, double high, double level) {}
}
