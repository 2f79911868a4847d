// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.baseline;

import io.brunt.plan.PlanScale;
import io.brunt.report.ResultSummary;
import io.brunt.report.SloRow;
import io.brunt.slo.Verdict;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Whether a result is fit to be a baseline.
 *
 * <p>A run that cannot be told from the baseline is taken in like one that passed: were only runs kept that are close to
 * those before, the baseline would promise runs that are more alike than they are.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Acceptance {

    private Acceptance() {}

    /**
     * Say why a result is no baseline.
     *
     * @param result of a load test
     * @return a sentence without a subject; empty if it may be one
     */
    public static Optional<String> refusal(ResultSummary result) {
        if (result.notes().stream().anyMatch(PlanScale::isNote)) {
            return Optional.of("it was scaled, and says nothing about the plan's own load");
        }
        return switch (result.verdict()) {
            case PASS -> Optional.empty();
            case FAIL -> Optional.of("it did not pass. " + result.headline() + wayOut(result));
            case INVALID -> Optional.of("it says nothing about the target. " + result.headline());
            case INCONCLUSIVE ->
                result.slos().stream().allMatch(Acceptance::isFine)
                        ? Optional.empty()
                        : Optional.of("more than a baseline is wanting. " + result.headline());
        };
    }

    /** A slowdown that is the price of something has no other way to become the new baseline. */
    private static String wayOut(ResultSummary result) {
        boolean slowdown = result.slos().stream()
                .filter(it -> it.verdict() == Verdict.FAIL)
                .allMatch(it -> it.unit().equals("change"));
        return slowdown ? " If that is meant, delete its baseline, run the load test again, and keep that" : "";
    }

    private static boolean isFine(SloRow row) {
        return row.verdict() == Verdict.PASS || row.unit().equals("change");
    }
}
