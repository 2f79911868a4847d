// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import io.brunt.record.ErrorGroup;
import io.brunt.result.LoadResult;
import io.brunt.slo.Dimension;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/** Says what does not hold: what was expected first, then what was found, then where the report is. */
final class Finding {

    private static final String INDENT = "\n  ";
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Finding() {}

    static String test(LoadResult result) {
        return "Expecting load test " + result.test().folder();
    }

    static String text(LoadResult result, SloResult judged) {
        return test(result) + " to meet" + INDENT + judged.slo().text() + "\nbut it was" + INDENT + actual(judged)
                + samples(judged) + reason(judged) + report(result);
    }

    static String actual(SloResult judged) {
        if (judged.actual().isEmpty()) {
            return "not measured";
        }
        Dimension dimension = judged.slo().metric().dimension();
        double actual = judged.actual().getAsDouble();
        double bound = judged.slo().bound();
        String rounded = dimension.figure(actual);
        // "Expecting balance < 1.0001 but it was 1" explains nothing: 1.00021 does.
        boolean hidden = actual != bound && rounded.equals(dimension.figure(bound));
        return hidden ? dimension.text(new BigDecimal(actual).round(SIX_DIGITS).doubleValue()) : rounded;
    }

    private static String samples(SloResult judged) {
        Dimension dimension = judged.slo().metric().dimension();
        String interval = judged.interval()
                .map(it -> ", " + Math.round(it.level() * 100) + "\u00a0% interval " + dimension.figure(it.low())
                        + " to " + dimension.figure(it.high()))
                .orElse("");
        String breach = judged.firstBreach()
                .map(it -> ", first broken at " + DurationText.print(it))
                .orElse("");
        return " (" + judged.verdict() + ", " + Figure.counted(judged.samples(), "sample") + interval + breach + ")";
    }

    private static String reason(SloResult judged) {
        return judged.reason().isEmpty() ? "" : INDENT + judged.reason();
    }

    static String verdict(LoadResult result, Verdict expected) {
        String broken = result.slos().stream()
                .filter(it -> it.verdict() == result.verdict() && it.verdict() != Verdict.PASS)
                .map(it -> INDENT + it.slo().text() + ": " + actual(it) + samples(it) + reason(it))
                .collect(Collectors.joining());
        String load =
                result.judgement().reasons().stream().map(it -> INDENT + it).collect(Collectors.joining());
        return test(result) + " to be" + INDENT + expected + "\nbut it was" + INDENT + result.verdict() + broken + load
                + report(result);
    }

    /** Kinds and counts only: what a server said belongs where it is escaped, and its secrets are masked. */
    static String errors(List<ErrorGroup> errors) {
        return errors.isEmpty()
                ? "\nbut it had none"
                : "\nbut it had"
                        + errors.stream()
                                .map(it -> INDENT + Figure.count(it.count()) + " of " + it.kind())
                                .collect(Collectors.joining());
    }

    private static String report(LoadResult result) {
        return "\n" + result.directory().resolve("report.html");
    }
}
