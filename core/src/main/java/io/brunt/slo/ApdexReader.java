// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.BruntException;
import io.brunt.slo.Metric.Apdex;
import io.brunt.slo.SloTokens.Kind;
import io.brunt.slo.SloTokens.Token;
import io.brunt.unit.DurationText;
import java.time.Duration;

/** Reads the one metric that has a target of its own: {@code apdex(250ms)}. */
final class ApdexReader {

    static final String EXAMPLE = "apdex(250ms)";

    private static final String NAME = "apdex";
    private static final String OPENING = "apdex(";
    private static final String HINT = "for example apdex(250ms) >= 0.95";

    private final SloTokens tokens;
    private final SloFault fault;

    ApdexReader(SloTokens tokens, SloFault fault) {
        this.tokens = tokens;
        this.fault = fault;
    }

    static boolean isApdex(Token word) {
        return word.text().equals(NAME) || word.text().startsWith(OPENING);
    }

    Metric read(Token word) {
        String text = word.text();
        Token next = tokens.peek();
        if (next.kind() == Kind.WORD
                && !text.endsWith(")")
                && fault.text().substring(word.end()).contains(")")) {
            int end = fault.text().indexOf(')', word.end()) + 1;
            String meant = fault.text().substring(word.start(), end).replaceAll("\\s", "");
            throw SloFault.refuse(
                    fault.of("a blank in its metric", word.end(), next.start()).hint("did you mean " + meant + "?"));
        }
        if (!text.startsWith(OPENING)) {
            throw SloFault.refuse(fault.of("an apdex without a target", word.end(), word.end())
                    .expected("the target in brackets")
                    .hint(HINT));
        }
        if (!text.endsWith(")")) {
            throw SloFault.refuse(fault.of("a bracket that is never closed", word)
                    .expected("a ) after the target")
                    .hint(HINT));
        }
        return new Apdex(target(word, text.substring(OPENING.length(), text.length() - 1)));
    }

    private double target(Token word, String target) {
        int start = word.start() + OPENING.length();
        Duration duration;
        try {
            duration = DurationText.parse(target);
        } catch (BruntException e) {
            throw SloFault.refuse(fault.rephrased(
                    "an apdex whose target is no duration", e.problems().get(0), start));
        }
        if (duration.isZero()) {
            throw SloFault.refuse(fault.of("an apdex that nothing can satisfy", start, word.end() - 1)
                    .expected("a target above 0")
                    .hint(HINT));
        }
        return duration.toNanos() / 1e3;
    }
}
