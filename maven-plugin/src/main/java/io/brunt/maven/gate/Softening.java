// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import io.brunt.slo.Verdict;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Which verdicts warn instead of failing the build.
 *
 * @param inconclusiveWarns whether INCONCLUSIVE does
 * @param invalidWarns whether INVALID does
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Softening(boolean inconclusiveWarns, boolean invalidWarns) {

    /**
     * Read the two settings.
     *
     * @param onInconclusive {@code fail} or {@code warn}
     * @param onInvalid {@code fail} or {@code warn}
     * @return both
     * @throws BruntException if one is neither
     */
    public static Softening parse(String onInconclusive, String onInvalid) {
        return new Softening(warns("brunt.onInconclusive", onInconclusive), warns("brunt.onInvalid", onInvalid));
    }

    private static boolean warns(String key, String value) {
        List<String> choices = List.of("fail", "warn");
        if (!choices.contains(value)) {
            throw new BruntException(Problem.of("unknown value")
                    .at(key)
                    .expected("fail or warn")
                    .actual(value)
                    .hint(NearestSpelling.hint(value, choices)));
        }
        return value.equals("warn");
    }

    boolean fails(ResultFile result) {
        return switch (result.verdict()) {
            case PASS -> false;
            case FAIL -> true;
            case INVALID -> !invalidWarns;
            // A smoke run has too few samples by design.
            case INCONCLUSIVE -> !inconclusiveWarns && !result.scaled();
        };
    }

    boolean warns(ResultFile result) {
        return result.verdict() != Verdict.PASS && !fails(result);
    }
}
