// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.foreign.ForeignResult;
import io.brunt.foreign.ForeignResult.Part;
import io.brunt.foreign.ForeignResult.Summary;
import io.brunt.problem.Problem;
import io.brunt.report.ResultSummary;
import io.brunt.report.SloRow;
import io.brunt.report.ToldResult;
import io.brunt.report.ToldResult.ToldFigures;
import io.brunt.result.Environment;
import io.brunt.result.TestIdentity;
import io.brunt.result.Totals;
import io.brunt.slo.Metric;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import io.brunt.slo.SummaryJudge;
import io.brunt.slo.Verdict;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that holds figures over the whole run, judged by what it holds and no more.
 *
 * @param test which file it is
 * @param summary what it holds
 * @param environment where it is judged
 * @param directory where its result goes
 */
record JudgedSummary(TestIdentity test, Summary summary, Environment environment, Path directory) {

    /**
     * Judge it.
     *
     * @param slos the written objectives
     * @param written when the file was written, which is when the run was over
     */
    ForeignGate.Judged result(List<Slo> slos, Instant written) {
        List<SloResult> judged = SummaryJudge.judge(
                slos,
                summary.whole().errors().isPresent(),
                summary.checks().isPresent(),
                it -> new ToldFigureLookup(summary).figure(it));
        List<SloRow> rows = new ArrayList<>(
                judged.stream().map(it -> SloRow.of(it, written)).toList());
        summary.thresholds().stream().map(ThresholdRow::of).forEach(rows::add);
        List<String> reasons = reasons(slos);
        return of(new ToldResult(
                test,
                verdict(rows, reasons),
                rows,
                totals(),
                load(
                        promised(),
                        summary.whole().requests().orElse(0),
                        summary.dropped().orElse(0),
                        reasons),
                summary.errors(),
                summary.notes(),
                figures(),
                environment,
                summary.length().map(written::minus).orElse(written),
                written,
                directory));
    }

    /**
     * Note a file of which nothing could be read.
     *
     * @param reasons why, naming the file
     */
    static ForeignGate.Judged unread(
            TestIdentity test,
            List<Slo> slos,
            List<String> reasons,
            Instant ended,
            Environment environment,
            Path directory) {
        List<SloRow> rows = slos.stream()
                .map(it -> SloRow.of(SummaryJudge.unmeasured(it, "nothing was measured"), ended))
                .toList();
        return of(new ToldResult(
                test,
                Verdict.INVALID,
                rows,
                new Totals(0, 0, 0, 0, 0, 0, 0, 0),
                load("nothing that could be read", 0, 0, reasons),
                List.of(),
                List.of(),
                List.of(),
                environment,
                ended,
                ended,
                directory));
    }

    private static ForeignGate.Judged of(ToldResult result) {
        return new ForeignGate.Judged() {
            @Override
            public ResultSummary summary() {
                return result.summary();
            }

            @Override
            public List<Problem> write() {
                return result.write();
            }
        };
    }

    /** Arrivals that were dropped, of which no objective speaks: the promised load was not made. */
    private List<String> reasons(List<Slo> slos) {
        long dropped = summary.dropped().orElse(0);
        boolean spokenOf = slos.stream().anyMatch(it -> it.metric() == Metric.Plain.DROPPED);
        return dropped == 0 || spokenOf
                ? List.of()
                : List.of(Figure.count(dropped)
                        + " iterations were dropped, since no user was free: raise maxVUs, lower the rate, or say how many are"
                        + " fine: dropped <= " + dropped);
    }

    /** As for our own runs: dropped arrivals do not turn a FAIL into INVALID, since a slow target causes them. */
    private static Verdict verdict(List<SloRow> rows, List<String> reasons) {
        Verdict worst = Verdict.worst(rows.stream().map(SloRow::verdict).toList());
        return reasons.isEmpty() || worst == Verdict.FAIL ? worst : Verdict.INVALID;
    }

    private Totals totals() {
        Part whole = summary.whole();
        return new Totals(
                whole.requests().orElse(0),
                whole.errors().orElse(0),
                summary.dropped().orElse(0),
                0,
                0,
                0,
                summary.length().map(it -> it.toNanos() / 1e9).orElse(0.0),
                whole.throughput().orElse(0));
    }

    private String promised() {
        return "made by " + summary.tool()
                + summary.length()
                        .map(it -> ", in " + DurationText.print(Duration.ofMillis(Math.max(1, it.toMillis()))))
                        .orElse("")
                + "; the file has " + summary.whole().times().told();
    }

    private static ResultSummary.Load load(String promised, long requests, long dropped, List<String> reasons) {
        long due = requests + dropped;
        return new ResultSummary.Load(
                promised,
                due,
                requests,
                dropped,
                0,
                due == 0 ? 1 : (double) requests / due,
                0,
                Optional.empty(),
                reasons);
    }

    private List<ToldFigures> figures() {
        return Stream.concat(
                        Stream.of(new ToldFigures("all requests", text(summary.whole()))),
                        summary.parts().stream()
                                .map(it -> new ToldFigures(it.names().get(0), text(it))))
                .toList();
    }

    private static String text(ForeignResult.Part part) {
        List<String> words = new ArrayList<>();
        part.requests().ifPresent(it -> words.add(Figure.counted(it, "request")));
        part.errors().ifPresent(it -> words.add(Figure.counted(it, "error")));
        part.throughput().ifPresent(it -> words.add(Figure.rate(it) + " without error"));
        part.times()
                .figures()
                .forEach((name, figure) ->
                        words.add(name + " " + Figure.time(Duration.ofNanos(Math.round(figure.micros() * 1e3)))));
        return words.isEmpty() ? "–" : String.join(", ", words);
    }
}
