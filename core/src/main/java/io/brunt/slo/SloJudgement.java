// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Ending;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.Slice;
import io.brunt.record.StepRecording;
import io.brunt.record.Tally;
import io.brunt.slo.Figures.Measured;
import io.brunt.slo.Metric.Plain;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges one objective at a time by one recording. */
final class SloJudgement {

    private final Recording recording;
    private final SloJudge.Terms terms;
    private final boolean shedLeftOut;
    private final MetricSource source;

    SloJudgement(Recording recording, SloJudge.Terms terms, boolean shedLeftOut, MetricSource source) {
        this.recording = recording;
        this.terms = terms;
        this.shedLeftOut = shedLeftOut;
        this.source = source;
    }

    /**
     * A judged objective.
     *
     * @param yieldsToFail whether it is INVALID for a cause that a broken target can have, so that a FAIL outranks it
     */
    record Judged(SloResult result, boolean yieldsToFail) {}

    Judged of(Slo slo) {
        if (slo.metric() instanceof Metric.Promql) {
            return asked(slo);
        }
        if (slo.metric() instanceof Metric.App) {
            return used(slo);
        }
        Optional<String> missing = missing(slo);
        if (missing.isPresent()) {
            return new Judged(unmeasured(slo, missing.get()), endedEarly());
        }
        Scope scope = shed(slo, Scope.of(slo, recording));
        Measured measured = Figures.of(slo.metric(), scope, recording);
        if (measured.actual().isEmpty()) {
            return new Judged(unmeasured(slo, Reasons.nothing(slo)), true);
        }
        return new Judged(
                slo.metric() instanceof Metric.Regression
                        ? new RegressionJudgement(slo, scope, recording).of(measured, terms.reference())
                        : measured(slo, scope, measured),
                false);
    }

    /** Nobody knows a figure that was not told, and what broke the target may have silenced it: a FAIL outranks this. */
    private Judged asked(Slo slo) {
        MetricSource.Answer answer =
                source.ask(slo.metric()).orElseGet(() -> MetricSource.Answer.none(Reasons.UNASKED));
        if (answer.figure().isEmpty()) {
            return new Judged(unmeasured(slo, answer.reason()), true);
        }
        boolean holds = slo.op().holds(answer.figure().getAsDouble(), slo.bound());
        Verdict verdict = holds ? Verdict.PASS : Verdict.FAIL;
        return new Judged(
                new SloResult(slo, answer.figure(), 1, Optional.empty(), verdict, Optional.empty(), ""), false);
    }

    /** What broke the target may also have ended its process: a FAIL outranks this, too. */
    private Judged used(Slo slo) {
        Optional<String> stage = missingStage(slo);
        SloResult result = stage.map(it -> unmeasured(slo, it))
                .orElseGet(() -> new AppJudgement(slo, recording, terms.processes()).result());
        return new Judged(result, result.verdict() == Verdict.INVALID);
    }

    /** What would have come later in the plan is missing for a reason that was a FAIL already. */
    private boolean endedEarly() {
        return recording
                .ending()
                .filter(it -> it.cause() == Ending.Cause.OBJECTIVE_LOST)
                .isPresent();
    }

    /** The implied objective on errors speaks of the others only, where shed ones have their own. */
    private Scope shed(Slo slo, Scope scope) {
        if (!shedLeftOut || !slo.implied() || slo.metric() != Plain.ERRORS) {
            return scope;
        }
        Tally it = scope.slice().tally();
        Tally others = new Tally(
                it.started(),
                it.completed(),
                it.errors() - it.shed(),
                it.abandoned(),
                it.dropped(),
                it.completedInTime(),
                it.shed(),
                it.checks(),
                it.failedChecks(),
                it.bytesIn(),
                it.bytesOut());
        Slice slice = new Slice(
                others,
                scope.slice().responseTime(),
                scope.slice().serviceTime(),
                scope.slice().errorTime());
        return new Scope(slice, scope.start(), scope.length());
    }

    private Optional<String> missingStage(Slo slo) {
        return slo.stage()
                .filter(it -> recording.stageIndex(it) < 0)
                .map(it -> Reasons.never(
                        "stage",
                        it,
                        recording.stages().stream().map(StageSpan::name).toList()));
    }

    private Optional<String> missing(Slo slo) {
        return missingStage(slo)
                .or(() -> slo.step()
                        .filter(it -> recording.step(it).isEmpty())
                        .map(it -> Reasons.never(
                                "step",
                                it,
                                recording.steps().stream()
                                        .map(StepRecording::name)
                                        .toList())))
                .or(() -> slo.every().filter(it -> !windowsWereKept(slo)).map(it -> Reasons.windowsNotKept(slo)));
    }

    /** Seconds of a step, and all of their times, are only kept for the objectives that the load test itself has. */
    private boolean windowsWereKept(Slo slo) {
        boolean kept = slo.stepByWindow()
                .flatMap(recording::step)
                .map(it -> !it.timeline().isEmpty() || it.tally().started() == 0)
                .orElse(true);
        return kept && (!slo.needsCloseUp() || Seconds.tell(slo.metric(), recording));
    }

    private static SloResult unmeasured(Slo slo, String reason) {
        return new SloResult(
                slo, OptionalDouble.empty(), 0, Optional.empty(), Verdict.INVALID, Optional.empty(), reason);
    }

    private SloResult measured(Slo slo, Scope scope, Measured whole) {
        WindowedFigure figure = WindowedFigure.of(slo, scope, whole, recording);
        Optional<Estimate> estimate = Estimate.of(slo, scope, recording);
        Ruling ruling = ruling(slo, scope, whole, figure, estimate);
        Optional<Duration> breach = Optional.empty();
        if (ruling.verdict == Verdict.FAIL) {
            breach = figure.breach().or(() -> FirstBreach.of(slo, scope, recording));
        }
        return new SloResult(
                slo,
                OptionalDouble.of(figure.actual()),
                whole.samples(),
                figure.isOfTheWhole() ? estimate.flatMap(Estimate::told) : Optional.empty(),
                ruling.verdict,
                breach,
                ruling.reason);
    }

    private record Ruling(Verdict verdict, String reason) {}

    private Ruling ruling(Slo slo, Scope scope, Measured whole, WindowedFigure figure, Optional<Estimate> estimate) {
        if (terms.usersScaled() && slo.metric() == Plain.THROUGHPUT) {
            return new Ruling(Verdict.INCONCLUSIVE, Reasons.SCALED);
        }
        boolean wholeHolds = slo.op().holds(whole.actual().orElseThrow(), slo.bound());
        if (!wholeHolds && OwnLateness.explains(slo, scope, recording)) {
            Measured service = Figures.of(Figures.fromActualStart(slo.metric()), scope);
            return new Ruling(Verdict.INVALID, Reasons.ownLateness(slo, service));
        }
        if (slo.confidence().isPresent() && figure.breach().isEmpty()) {
            return withConfidence(slo, scope, whole, figure, estimate);
        }
        if (!wholeHolds || figure.breach().isPresent()) {
            return new Ruling(Verdict.FAIL, figure.breach().isPresent() ? Reasons.window(slo, figure.worst()) : "");
        }
        return withheld(slo, scope, whole, figure)
                .map(it -> new Ruling(Verdict.INCONCLUSIVE, it))
                .orElseGet(() -> new Ruling(Verdict.PASS, ""));
    }

    private static Ruling withConfidence(
            Slo slo, Scope scope, Measured whole, WindowedFigure figure, Optional<Estimate> possible) {
        if (possible.isEmpty()) {
            return new Ruling(Verdict.INCONCLUSIVE, Reasons.noInterval(slo));
        }
        Estimate estimate = possible.get();
        if (estimate.sawSpread() && Confidence.breaks(slo, estimate)) {
            return new Ruling(Verdict.FAIL, "");
        }
        if (!estimate.sawSpread() || !Confidence.holds(slo, estimate)) {
            double actual = whole.actual().orElseThrow();
            return new Ruling(Verdict.INCONCLUSIVE, Confidence.undecided(slo, actual, estimate, scope.length()));
        }
        return withheld(slo, scope, whole, figure)
                .map(it -> new Ruling(Verdict.INCONCLUSIVE, it))
                .orElseGet(() -> new Ruling(Verdict.PASS, ""));
    }

    /** Why a figure that holds is no PASS yet. */
    private static Optional<String> withheld(Slo slo, Scope scope, Measured whole, WindowedFigure figure) {
        long need = SampleNeed.of(slo);
        Tally tally = scope.slice().tally();
        boolean times = slo.metric().dimension() == Dimension.TIME;
        if (times && tally.completed() == 0) {
            return Optional.of(Reasons.noneCompleted(tally.started()));
        }
        if (whole.samples() < need) {
            return Optional.of(Reasons.fewSamples(slo, need, whole.samples()));
        }
        if (slo.every().isPresent() && figure.windows() == 0) {
            return Optional.of(Reasons.noWindow(slo));
        }
        return figure.fewest()
                .filter(it ->
                        it.measured().samples() < need || it.measured().actual().isEmpty())
                .map(it -> Reasons.fewSamplesInWindow(slo, need, it));
    }
}
