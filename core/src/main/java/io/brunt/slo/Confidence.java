// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.slo.SloResult.Interval;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Judges an objective by where the true figure lies, instead of by the measured one. */
final class Confidence {

    /** Above this, "run longer" is no advice any more. */
    private static final double LONGEST = 1_000;

    private Confidence() {}

    static void check(Slo slo, double level) {
        if (!(level > 0.5 && level < 1)) {
            Problem problem = Problem.of("confidence: must be above 0.5 and below 1")
                    .expected("a level such as 0.95")
                    .actual(BigDecimal.valueOf(level).stripTrailingZeros().toPlainString());
            throw new BruntException(
                    level > 50 && level < 100
                            ? problem.hint("did you mean " + Figure.number(level / 100) + "?")
                            : problem);
        }
        if (!Estimate.isPossible(slo.metric())) {
            throw new BruntException(Problem.of(
                            "confidence: does not go with " + slo.metric().text())
                    .actual(slo.expression())
                    .hint("what was counted is no estimate, and an extreme has no interval: leave confidence out"));
        }
        if (slo.op() == Slo.Op.EQUAL) {
            throw new BruntException(Problem.of("confidence: does not go with =")
                    .actual(slo.expression())
                    .hint("no interval is as narrow as one value: give an upper or a lower bound"));
        }
    }

    /** Whether the whole interval holds. */
    static boolean holds(Slo slo, Estimate estimate) {
        return slo.op().holds(estimate.low(), slo.bound()) && slo.op().holds(estimate.high(), slo.bound());
    }

    /** Whether the whole interval is on the wrong side. */
    static boolean breaks(Slo slo, Estimate estimate) {
        return !slo.op().holds(estimate.low(), slo.bound()) && !slo.op().holds(estimate.high(), slo.bound());
    }

    /** Say why neither is certain, and how long it would take. */
    static String undecided(Slo slo, double actual, Estimate estimate, Duration measured) {
        if (!estimate.sawSpread()) {
            return "with confidence it needs at least " + Estimate.LEAST_SECONDS
                    + " whole seconds, to see how much responses depend on each other: run longer";
        }
        Dimension dimension = slo.metric().dimension();
        String spans = Estimate.percent(estimate.level()) + " sure is only that it lies "
                + where(dimension, estimate.interval(), estimate);
        double away = Math.abs(actual - slo.bound());
        double half = actual < slo.bound() ? estimate.high() - actual : actual - estimate.low();
        if (!Double.isFinite(half)) {
            return spans + ": run longer";
        }
        // The width of an interval falls with the root of the time.
        double longer = Math.pow(half / away, 2);
        if (!(longer < LONGEST)) {
            return spans + ", and the figure is too close to the bound for any run to tell";
        }
        Duration needed = Duration.ofNanos(Math.round(measured.toNanos() * longer))
                .plusSeconds(1)
                .truncatedTo(ChronoUnit.SECONDS);
        return spans + ": it takes a run of about " + DurationText.print(needed) + " to tell";
    }

    private static String where(Dimension dimension, Interval interval, Estimate estimate) {
        return Double.isFinite(estimate.high())
                ? "between " + dimension.figure(interval.low()) + " and " + dimension.figure(interval.high())
                : "above " + dimension.figure(estimate.low());
    }
}
