// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.foreign.ForeignResult;
import io.brunt.health.GeneratorHealth;
import io.brunt.health.SelfWarmup;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.Problem;
import io.brunt.record.Distribution;
import io.brunt.record.Recording;
import io.brunt.report.Reports;
import io.brunt.report.ResultSummary;
import io.brunt.result.Environment;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.slo.FileMeans;
import io.brunt.slo.Judgement;
import io.brunt.slo.Slo;
import io.brunt.slo.SloJudge;
import io.brunt.slo.SloResult;
import io.brunt.slo.SummaryJudge;
import io.brunt.slo.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that holds every sample, judged as a run of our own is.
 *
 * @param test which file it is
 * @param samples what it holds
 * @param environment where it is judged
 * @param directory where its result goes
 */
record JudgedSamples(TestIdentity test, ForeignResult.Samples samples, Environment environment, Path directory) {

    private static final String FROM_THE_SEND =
            "JMeter's times are from the actual send: a user who waits for a stalled answer makes no request, so a stall is"
                    + " fewer slow samples than users would have seen";

    /** Nothing of it was measured here. */
    private static final GeneratorHealth UNKNOWN =
            new GeneratorHealth(Distribution.EMPTY, -1, Duration.ZERO, Duration.ZERO, true, List.of(), SelfWarmup.NONE);

    /**
     * Judge it.
     *
     * @param slos the written objectives
     * @param written when the file was written to last; a result is no newer than its file
     */
    ForeignGate.Judged result(List<Slo> slos, Instant written) {
        Recording recording = samples.recording();
        int users =
                recording.timeline().stream().mapToInt(it -> it.users()).max().orElse(0);
        LoadPlan plan = LoadPlan.builder(new LoadModel.Foreign(samples.tool(), users, recording.measuredTime()))
                .gracefulStop(Duration.ZERO)
                .build();
        Instant ended = samples.ended().isBefore(written) ? samples.ended() : written;
        LoadResult result = new LoadResult(
                test,
                plan,
                Optional.empty(),
                recording,
                UNKNOWN,
                judgement(slos, recording),
                environment,
                samples.from(),
                samples.from(),
                ended,
                directory,
                Stream.concat(samples.notes().stream(), Stream.of(FROM_THE_SEND))
                        .toList(),
                List.of(),
                List.of());
        return new ForeignGate.Judged() {
            @Override
            public ResultSummary summary() {
                return ResultSummary.of(result);
            }

            @Override
            public List<Problem> write() {
                return Reports.write(result);
            }
        };
    }

    /** What no such file tells is INVALID; all else goes to the judge of our own runs. */
    private static Judgement judgement(List<Slo> slos, Recording recording) {
        List<Slo> told =
                slos.stream().filter(it -> FileMeans.SAMPLES.lack(it).isEmpty()).toList();
        SloJudge.Terms terms = new SloJudge.Terms(Duration.ZERO, false, false);
        Judgement judged = SloJudge.judge(told, recording, UNKNOWN, terms);
        if (told.size() == slos.size()) {
            return judged;
        }
        Iterator<SloResult> answers = judged.slos().iterator();
        List<SloResult> results = new ArrayList<>();
        slos.forEach(slo -> results.add(FileMeans.SAMPLES
                .lack(slo)
                .map(it -> SummaryJudge.unmeasured(slo, it))
                .orElseGet(answers::next)));
        answers.forEachRemaining(results::add);
        return new Judgement(Verdict.INVALID, results, judged.reasons(), judged.reference());
    }
}
