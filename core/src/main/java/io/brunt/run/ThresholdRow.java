// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.foreign.ForeignResult.Threshold;
import io.brunt.report.SloRow;
import io.brunt.slo.Slo;
import io.brunt.slo.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A threshold of a k6 script as a row beside our objectives: k6 has judged it, and Brunt passes that on. */
final class ThresholdRow {

    private static final Pattern ASSERTION =
            Pattern.compile("\\s*([a-z]+(?:\\([\\d.]+\\))?)\\s*(<=|>=|===|==|<|>)\\s*(\\d+(?:\\.\\d+)?)\\s*");

    private ThresholdRow() {}

    static SloRow of(Threshold threshold) {
        String expression = text(threshold);
        Verdict verdict = threshold.broken() ? Verdict.FAIL : threshold.measured() ? Verdict.PASS : Verdict.INVALID;
        String reason =
                verdict == Verdict.INVALID ? "nothing was measured: k6 calls a threshold kept that has no sample" : "";
        Matcher assertion = ASSERTION.matcher(threshold.expression());
        if (!assertion.matches()) {
            // "!=" has no counterpart: told as whether it held.
            return row(
                    threshold,
                    expression,
                    Slo.Op.EQUAL,
                    1,
                    OptionalDouble.of(threshold.broken() ? 0 : 1),
                    "number",
                    verdict,
                    reason);
        }
        double factor = threshold.time() && !assertion.group(1).equals("count") ? 1e3 : 1;
        OptionalDouble actual = threshold.measured() && threshold.actual().isPresent()
                ? OptionalDouble.of(threshold.actual().getAsDouble() * factor)
                : OptionalDouble.empty();
        return row(
                threshold,
                "k6: " + threshold.metric() + " " + assertion.group(1),
                op(assertion.group(2)),
                Double.parseDouble(assertion.group(3)) * factor,
                actual,
                factor == 1 ? "number" : "us",
                verdict,
                reason);
    }

    private static String text(Threshold threshold) {
        return threshold.metric() + ": " + threshold.expression();
    }

    private static SloRow row(
            Threshold threshold,
            String metric,
            Slo.Op op,
            double required,
            OptionalDouble actual,
            String unit,
            Verdict verdict,
            String reason) {
        return new SloRow(
                text(threshold),
                metric,
                Optional.empty(),
                Optional.empty(),
                op,
                required,
                actual,
                unit,
                threshold.samples(),
                Optional.empty(),
                Optional.empty(),
                verdict,
                false,
                Optional.empty(),
                reason);
    }

    private static Slo.Op op(String sign) {
        return switch (sign) {
            case "<" -> Slo.Op.LESS;
            case "<=" -> Slo.Op.AT_MOST;
            case ">" -> Slo.Op.MORE;
            case ">=" -> Slo.Op.AT_LEAST;
            default -> Slo.Op.EQUAL;
        };
    }
}
