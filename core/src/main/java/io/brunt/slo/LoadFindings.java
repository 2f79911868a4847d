// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.health.DeliveryRule;
import io.brunt.health.GeneratorHealth;
import io.brunt.record.Ending;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import io.brunt.unit.Figure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the load itself makes the run invalid.
 *
 * @param invalid why the figures say nothing, even of what broke; empty if they do
 * @param yielding why a PASS would say nothing, though a FAIL stands: a slow target causes this too
 */
record LoadFindings(List<String> invalid, List<String> yielding) {

    static LoadFindings of(List<Slo> slos, Recording recording, GeneratorHealth health, SloJudge.Terms terms) {
        Tally all = recording.tally();
        Set<String> invalid = new LinkedHashSet<>();
        Set<String> yielding = new LinkedHashSet<>();
        recording
                .ending()
                .filter(it -> it.cause() == Ending.Cause.INTERRUPTED)
                .ifPresent(it -> invalid.add("the run was interrupted: " + it.reason()));
        if (all.started() == 0) {
            (all.dropped() == 0 ? invalid : yielding).add("nothing was measured: not one request was started");
        }
        invalid.addAll(DeliveryRule.faults(recording));
        if (!health.valid()) {
            invalid.addAll(health.reasons());
        }
        boolean spokenOf = slos.stream().anyMatch(it -> it.metric() == Metric.Plain.DROPPED);
        if (all.dropped() > 0 && !spokenOf && !isOfTheEnd(recording)) {
            yielding.add(dropped(all, terms));
        }
        return new LoadFindings(List.copyOf(invalid), List.copyOf(yielding));
    }

    /** A run that {@code abort} ended without a FAIL would pass on the figures of half a plan. */
    LoadFindings ofHalfAPlan(Recording recording) {
        if (recording.ending().isEmpty() || !invalid.isEmpty()) {
            return this;
        }
        return new LoadFindings(
                List.of("the run was ended early: " + recording.ending().get().reason()), yielding);
    }

    /** What was due in the moment in which a run is ended early, and had not begun: no limit was too low for it. */
    private static boolean isOfTheEnd(Recording recording) {
        long last = recording.measuredTime().toSeconds() - 1;
        return recording.ending().isPresent()
                && recording.timeline().stream().noneMatch(it -> it.dropped() > 0 && it.second() < last);
    }

    private static String dropped(Tally all, SloJudge.Terms terms) {
        String what = Figure.count(all.dropped()) + " of " + Figure.count(all.started() + all.dropped());
        String bound = "or say how many are fine: dropped <= " + all.dropped();
        return terms.open()
                ? what
                        + " arrivals were dropped, since as many iterations as maxUsers allows were running: raise maxUsers, "
                        + "lower the rate, " + bound
                : what + " iterations were dropped, since maxDuration was over: raise maxDuration, " + bound;
    }
}
