// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.baseline.Reference;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What comes of judging a run.
 *
 * @param verdict the worst of the objectives' and the load's
 * @param slos the written objectives in their order, then the implied ones
 * @param reasons why the load itself was not delivered or the run says nothing; empty if it was
 * @param reference the baseline runs that it was or might be compared with, or why there is none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Judgement(Verdict verdict, List<SloResult> slos, List<String> reasons, Reference reference) {

    /** Copy what was given. */
    public Judgement {
        slos = List.copyOf(slos);
        reasons = List.copyOf(reasons);
    }

    /**
     * Note a judgement without a baseline.
     *
     * @param verdict the worst of the objectives' and the load's
     * @param slos the written objectives in their order, then the implied ones
     * @param reasons why the load itself was not delivered or the run says nothing
     */
    public Judgement(Verdict verdict, List<SloResult> slos, List<String> reasons) {
        this(verdict, slos, reasons, Reference.UNASKED);
    }
}
