// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.util.Optional;

/** Where an expression stands, and how its faults are told: {@code @Slo has an unknown metric}. */
record SloFault(String subject, String text) {

    Problem of(String phrase, int start, int end) {
        return Problem.of(subject + " has " + phrase).in(text, start, end);
    }

    Problem of(String phrase, SloTokens.Token token) {
        return of(phrase, token.start(), token.end());
    }

    /** A fault that a quantity found in a part of this expression. */
    Problem rephrased(String phrase, Problem part, int offset) {
        Problem moved = part.within(text, offset);
        return new Problem(
                moved.where(),
                subject + " has " + phrase,
                moved.excerpt(),
                moved.expected(),
                moved.actual(),
                moved.hint());
    }

    static Problem hint(Problem problem, Optional<String> hint) {
        return hint.map(problem::hint).orElse(problem);
    }

    static BruntException refuse(Problem problem) {
        return new BruntException(problem);
    }
}
