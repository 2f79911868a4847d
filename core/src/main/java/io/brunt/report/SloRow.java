// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * One objective as {@code result.json} tells it.
 *
 * @param expression as the user wrote it
 * @param metric for example {@code p99}
 * @param step the step it speaks of, or empty
 * @param stage the stage it speaks of, or empty
 * @param op how the figure must stand to the bound
 * @param required the bound, in {@code unit}
 * @param actual the figure, in {@code unit}; empty if nothing was measured
 * @param unit {@code us}, {@code share}, {@code change}, {@code count}, {@code per-second}, {@code bytes} or {@code number}
 * @param samples how many measurements are behind it
 * @param interval where the true figure lies, or empty
 * @param window the length of the windows in which it must hold too, or empty
 * @param verdict what comes of it
 * @param implied whether nobody wrote it
 * @param firstBreach when it was first broken, or empty
 * @param reason for a person; empty where the figures say it all
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SloRow(
        String expression,
        String metric,
        Optional<String> step,
        Optional<String> stage,
        Slo.Op op,
        double required,
        OptionalDouble actual,
        String unit,
        long samples,
        Optional<SloResult.Interval> interval,
        Optional<Duration> window,
        Verdict verdict,
        boolean implied,
        Optional<Instant> firstBreach,
        String reason) {

    /**
     * Tell a judged objective.
     *
     * @param judged the objective
     * @param measuredFrom when measuring began
     * @return its row
     */
    public static SloRow of(SloResult judged, Instant measuredFrom) {
        Slo slo = judged.slo();
        return new SloRow(
                slo.expression(),
                slo.metric().text(),
                slo.step(),
                slo.stage(),
                slo.op(),
                slo.bound(),
                judged.actual(),
                slo.metric().unit(),
                judged.samples(),
                judged.interval(),
                slo.every(),
                judged.verdict(),
                slo.implied(),
                judged.firstBreach().map(it -> measuredFrom.plus(it).truncatedTo(ChronoUnit.MILLIS)),
                judged.reason());
    }
}
