// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.report.FailureText;
import io.brunt.result.LoadResult;
import io.brunt.settings.Consequence;
import io.brunt.settings.Settings;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** What a verdict means for the test. */
final class VerdictFailure {

    private VerdictFailure() {}

    /**
     * Tell what becomes of a verdict.
     *
     * @param verdict of the load
     * @param settings say what is forgiven
     * @return empty for PASS
     */
    static Optional<Consequence> consequence(Verdict verdict, Settings settings) {
        return switch (verdict) {
            case PASS -> Optional.empty();
            case FAIL -> Optional.of(Consequence.FAIL);
            case INCONCLUSIVE -> Optional.of(settings.onInconclusive());
            case INVALID -> Optional.of(settings.onInvalid());
        };
    }

    /**
     * Make the failure that JUnit and IDEs show.
     *
     * @param result not PASS
     * @return with every objective in its message, and the broken ones as expected and actual
     */
    static AssertionFailedError of(LoadResult result) {
        List<SloResult> broken = result.slos().stream()
                .filter(it -> it.verdict() != Verdict.PASS)
                .toList();
        return broken.isEmpty()
                ? new AssertionFailedError(
                        FailureText.of(result),
                        "the load as planned",
                        String.join("\n", result.judgement().reasons()))
                : new AssertionFailedError(
                        FailureText.of(result),
                        broken.stream().map(it -> it.slo().expression()).collect(Collectors.joining("\n")),
                        broken.stream().map(VerdictFailure::actual).collect(Collectors.joining("\n")));
    }

    /**
     * Print what an objective came to.
     *
     * @param slo judged
     * @return for example {@code p99 of POST /login = 412 ms}
     */
    static String actual(SloResult slo) {
        String what = slo.slo().metric().text()
                + slo.slo().step().map(it -> " of " + it).orElse("")
                + slo.slo().stage().map(it -> " during " + it).orElse("");
        return what + (slo.actual().isPresent() ? " = " + figure(slo) : ": nothing was measured");
    }

    private static String figure(SloResult slo) {
        return slo.slo().metric().dimension().figure(slo.actual().orElseThrow());
    }
}
