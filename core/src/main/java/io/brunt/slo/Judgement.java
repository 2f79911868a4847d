// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What comes of judging a run.
 *
 * @param verdict the worst of the objectives' and the load's
 * @param slos the written objectives in their order, then the implied ones
 * @param reasons why the load itself was not delivered or the run says nothing; empty if it was
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Judgement(Verdict verdict, List<SloResult> slos, List<String> reasons) {

    /** Copy what was given. */
    public Judgement {
        slos = List.copyOf(slos);
        reasons = List.copyOf(reasons);
    }
}
