// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Recording;
import io.brunt.slo.Metric.Plain;
import java.util.ArrayList;
import java.util.List;

/** The objectives that hold for every load test unless its own speak of the same. */
final class ImpliedSlos {

    private ImpliedSlos() {}

    static List<Slo> of(List<Slo> written, Recording recording, SloJudge.Terms terms) {
        List<Slo> implied = new ArrayList<>();
        if (!speaksOf(written, Plain.ERRORS) && !speaksOf(written, Plain.ERROR_RATE)) {
            implied.add(Slo.implied(Plain.ERRORS, 0));
        }
        if (!speaksOf(written, Plain.CHECK_RATE) && recording.tally().checks() > 0) {
            implied.add(Slo.implied(Plain.CHECK_RATE, 1));
        }
        if (!speaksOf(written, Plain.ABANDONED) && !terms.gracefulStop().isZero()) {
            implied.add(Slo.implied(Plain.ABANDONED, 0));
        }
        return implied;
    }

    /** Whether shed answers are judged for themselves, so that the implied objective is on all other errors. */
    static boolean leavesShedOut(List<Slo> written) {
        return speaksOf(written, Plain.SHED_RATE);
    }

    private static boolean speaksOf(List<Slo> slos, Plain metric) {
        return slos.stream().anyMatch(it -> it.metric() == metric);
    }
}
