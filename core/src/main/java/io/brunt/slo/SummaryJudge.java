// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.slo.Metric.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Judges a run of which only a summary is left, by the rules of {@link SloJudge}: what the summary does not hold is INVALID,
 * too few samples take a PASS away, never a FAIL, and a figure that was rounded across the bound decides nothing.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SummaryJudge {

    private SummaryJudge() {}

    /**
     * Judge a summary.
     *
     * @param slos the written objectives
     * @param errors whether the summary tells of errors, so that there should be none unless an objective speaks of them
     * @param checks whether checks were made, so that all should hold unless an objective speaks of them
     * @param figures tells what an objective's metric came to
     * @return every written objective in its order, then the implied ones
     */
    public static List<SloResult> judge(
            List<Slo> slos, boolean errors, boolean checks, Function<Slo, ToldFigure> figures) {
        List<Slo> all = new ArrayList<>(slos);
        if (errors && !speaksOf(slos, Plain.ERRORS) && !speaksOf(slos, Plain.ERROR_RATE)) {
            all.add(Slo.implied(Plain.ERRORS, 0));
        }
        if (checks && !speaksOf(slos, Plain.CHECK_RATE)) {
            all.add(Slo.implied(Plain.CHECK_RATE, 1));
        }
        return all.stream().map(it -> result(it, figures.apply(it))).toList();
    }

    /**
     * Leave an objective unjudged.
     *
     * @param slo the objective
     * @param reason why nothing is known of its figure
     * @return INVALID
     */
    public static SloResult unmeasured(Slo slo, String reason) {
        return result(slo, OptionalDouble.empty(), 0, Verdict.INVALID, reason);
    }

    private static boolean speaksOf(List<Slo> slos, Plain metric) {
        return slos.stream().anyMatch(it -> it.metric() == metric);
    }

    private static SloResult result(Slo slo, ToldFigure told) {
        if (told.actual().isEmpty()) {
            return unmeasured(slo, told.reason());
        }
        long samples = told.samples().orElse(0);
        boolean holdsLow = slo.op().holds(told.low(), slo.bound());
        boolean holdsHigh = slo.op().holds(told.high(), slo.bound());
        if (holdsLow != holdsHigh || slo.op() == Slo.Op.EQUAL && told.low() < told.high()) {
            return result(slo, told.actual(), samples, Verdict.INCONCLUSIVE, told.reason());
        }
        if (!holdsLow) {
            return result(slo, told.actual(), samples, Verdict.FAIL, "");
        }
        long need = SampleNeed.of(slo);
        if (need > 0 && told.samples().isEmpty()) {
            return result(
                    slo,
                    told.actual(),
                    0,
                    Verdict.INCONCLUSIVE,
                    "the file does not tell how many requests are behind it");
        }
        return samples < need
                ? result(slo, told.actual(), samples, Verdict.INCONCLUSIVE, Reasons.fewSamples(slo, need, samples))
                : result(slo, told.actual(), samples, Verdict.PASS, "");
    }

    private static SloResult result(Slo slo, OptionalDouble actual, long samples, Verdict verdict, String reason) {
        return new SloResult(slo, actual, samples, Optional.empty(), verdict, Optional.empty(), reason);
    }
}
