// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.baseline.Reference;
import io.brunt.health.GeneratorHealth;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.process.ProcessRecording;
import io.brunt.record.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Judges a run by its objectives, and by whether its load was made at all.
 *
 * <p>The verdict is the worst of the objectives' and the load's: {@code INVALID} before {@code FAIL} before
 * {@code INCONCLUSIVE} before {@code PASS}. Only what a slow target causes as well, dropped arrivals and parts of the
 * run in which nothing was measured, does not turn a {@code FAIL} into {@code INVALID}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SloJudge {

    private SloJudge() {}

    /**
     * What judging must know of the plan.
     *
     * @param gracefulStop 0 if iterations may be abandoned without a word
     * @param open whether arrivals came by the clock
     * @param usersScaled whether users and rates are not the plan's own, so that a throughput says nothing
     * @param reference what a regression is judged by
     * @param processes what those of the application used; empty if none was started
     * @since 0.1
     */
    public record Terms(
            Duration gracefulStop,
            boolean open,
            boolean usersScaled,
            Reference reference,
            List<ProcessRecording> processes) {

        /** Copy what was given. */
        public Terms {
            processes = List.copyOf(processes);
        }

        /**
         * Judge without a baseline.
         *
         * @param gracefulStop 0 if iterations may be abandoned without a word
         * @param open whether arrivals came by the clock
         * @param usersScaled whether users and rates are not the plan's own
         */
        public Terms(Duration gracefulStop, boolean open, boolean usersScaled) {
            this(gracefulStop, open, usersScaled, Reference.UNASKED, List.of());
        }

        /**
         * Take the terms from a plan that was run as it stands.
         *
         * @param plan the plan
         * @return its terms
         */
        public static Terms of(LoadPlan plan) {
            return new Terms(plan.gracefulStop(), plan.model() instanceof LoadModel.Open, false);
        }

        /**
         * Say that users and rates were scaled.
         *
         * @return the same terms, with throughput not to be judged
         */
        public Terms scaled() {
            return new Terms(gracefulStop, open, true, reference, processes);
        }

        /**
         * Say what a regression is judged by.
         *
         * @param other the baseline runs, or why there is none
         * @return the same terms with that
         */
        public Terms with(Reference other) {
            return new Terms(gracefulStop, open, usersScaled, other, processes);
        }

        /**
         * Say what the processes of the application used.
         *
         * @param watched one for each process
         * @return the same terms with that
         */
        public Terms with(List<ProcessRecording> watched) {
            return new Terms(gracefulStop, open, usersScaled, reference, watched);
        }
    }

    /**
     * Judge a run.
     *
     * @param slos the written objectives
     * @param recording what was measured
     * @param health how the generator fared
     * @param terms what the plan says
     * @return the verdict, every written objective in its order, then the implied ones
     */
    public static Judgement judge(List<Slo> slos, Recording recording, GeneratorHealth health, Terms terms) {
        return judge(slos, recording, health, terms, MetricSource.NONE);
    }

    /**
     * Judge a run by what others know of it, too.
     *
     * @param slos the written objectives
     * @param recording what was measured
     * @param health how the generator fared
     * @param terms what the plan says
     * @param source of metrics that the recording does not hold
     * @return the verdict, every written objective in its order, then the implied ones
     */
    public static Judgement judge(
            List<Slo> slos, Recording recording, GeneratorHealth health, Terms terms, MetricSource source) {
        SloJudgement judgement = new SloJudgement(recording, terms, ImpliedSlos.leavesShedOut(slos), source);
        List<SloJudgement.Judged> judged = Stream.concat(slos.stream(), ImpliedSlos.of(slos, recording, terms).stream())
                .map(judgement::of)
                .toList();
        boolean failed = judged.stream().anyMatch(it -> it.result().verdict() == Verdict.FAIL);
        LoadFindings findings = LoadFindings.of(slos, recording, health, terms);
        LoadFindings load = failed ? findings : findings.ofHalfAPlan(recording);
        List<String> reasons = new ArrayList<>(load.invalid());
        reasons.addAll(load.yielding());
        List<SloResult> results =
                judged.stream().map(SloJudgement.Judged::result).toList();
        return new Judgement(verdict(failed, judged, load), results, reasons, terms.reference());
    }

    private static Verdict verdict(boolean failed, List<SloJudgement.Judged> judged, LoadFindings load) {
        List<Verdict> verdicts = new ArrayList<>();
        if (!load.invalid().isEmpty() || !failed && !load.yielding().isEmpty()) {
            verdicts.add(Verdict.INVALID);
        }
        judged.stream()
                .filter(it -> !failed || !it.yieldsToFail())
                .map(it -> it.result().verdict())
                .forEach(verdicts::add);
        return Verdict.worst(verdicts);
    }

    /**
     * Judge a run of a plan that was not scaled.
     *
     * @param slos the written objectives
     * @param recording what was measured
     * @param health how the generator fared
     * @param plan what was asked for
     * @return as with {@link Terms}
     */
    public static Judgement judge(List<Slo> slos, Recording recording, GeneratorHealth health, LoadPlan plan) {
        return judge(slos, recording, health, Terms.of(plan));
    }
}
