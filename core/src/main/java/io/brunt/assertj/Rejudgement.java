// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import io.brunt.plan.PlanScale;
import io.brunt.result.LoadResult;
import io.brunt.slo.Slo;
import io.brunt.slo.SloJudge;
import io.brunt.slo.SloResult;
import java.util.List;

/** Judges a result by one more objective. */
final class Rejudgement {

    private Rejudgement() {}

    /** The judgement that the run has already, or a new one by the same rules. */
    static SloResult of(Slo slo, LoadResult result) {
        return result.slos().stream()
                .filter(it -> it.slo().text().equals(slo.text())
                        && it.slo().confidence().isEmpty()
                        && !it.slo().implied())
                .findFirst()
                .orElseGet(() -> SloJudge.judge(List.of(slo), result.recording(), result.generator(), terms(result))
                        .slos()
                        .get(0));
    }

    private static SloJudge.Terms terms(LoadResult result) {
        SloJudge.Terms terms = SloJudge.Terms.of(result.plan()).with(result.services());
        return result.notes().stream().anyMatch(PlanScale::isNoteOfUsers) ? terms.scaled() : terms;
    }
}
