// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.file.WholeFile;
import io.brunt.problem.Problem;
import io.brunt.record.Connections;
import io.brunt.record.ErrorGroup;
import io.brunt.result.Environment;
import io.brunt.result.TestIdentity;
import io.brunt.result.Totals;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A result of which only a few figures are known, since another tool told no more: written as every other is, with nothing
 * in the place of what is not known. Immutable.
 *
 * @param test which file it was
 * @param verdict of the objectives and of the file itself
 * @param slos the written objectives in their order, then the implied ones
 * @param totals counts that the file tells; 0 for others
 * @param load what became of the load
 * @param errors by kind, greatest count first
 * @param notes what to know beside the figures
 * @param figures every figure of the file, for the reader
 * @param environment where it was judged
 * @param started when the run began, as far as that is known
 * @param ended when it had ended
 * @param directory where its files go
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ToldResult(
        TestIdentity test,
        Verdict verdict,
        List<SloRow> slos,
        Totals totals,
        ResultSummary.Load load,
        List<ErrorGroup> errors,
        List<String> notes,
        List<ToldFigures> figures,
        Environment environment,
        Instant started,
        Instant ended,
        Path directory) {

    /**
     * The figures of one name.
     *
     * @param name as the tool calls it
     * @param text its figures in words
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record ToldFigures(String name, String text) {}

    /** Copy what was given, without secrets. */
    public ToldResult {
        slos = slos.stream().map(ToldResult::masked).toList();
        errors = errors.stream()
                .map(it -> new ErrorGroup(Secrets.mask(it.kind()), it.count(), Secrets.mask(it.sample())))
                .toList();
        notes = notes.stream().map(Secrets::mask).toList();
        figures = figures.stream()
                .map(it -> new ToldFigures(Secrets.mask(it.name()), Secrets.mask(it.text())))
                .toList();
    }

    private static SloRow masked(SloRow row) {
        return new SloRow(
                row.expression(),
                row.metric(),
                row.step(),
                row.stage(),
                row.op(),
                row.required(),
                row.actual(),
                row.unit(),
                row.samples(),
                row.interval(),
                row.window(),
                row.verdict(),
                row.implied(),
                row.firstBreach(),
                Secrets.mask(row.reason()));
    }

    /**
     * Sum it up.
     *
     * @return what {@link ResultJson} would read from its file
     */
    public ResultSummary summary() {
        return new ResultSummary(
                test,
                verdict,
                Headline.of(verdict, slos, load.reasons()),
                slos,
                totals,
                Optional.empty(),
                List.of(),
                load,
                Connections.NONE,
                errors,
                true,
                List.of(),
                notes,
                environment,
                started.truncatedTo(ChronoUnit.MILLIS),
                started.truncatedTo(ChronoUnit.MILLIS),
                ended.truncatedTo(ChronoUnit.MILLIS),
                directory);
    }

    /**
     * Write {@code result.json} and {@code report.html}, and bring the report directory above up to date.
     *
     * @return what could not be written, each with its file; empty if everything was
     */
    public List<Problem> write() {
        Path folder = directory.toAbsolutePath();
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            return List.of(WholeFile.notWritten(folder, failed));
        }
        List<Problem> problems = new ArrayList<>();
        problems.addAll(WholeFile.attempt(folder.resolve(Reports.JSON), out -> ToldJson.write(summary(), out)));
        problems.addAll(WholeFile.attemptText(folder.resolve(Reports.HTML), () -> ToldPage.of(summary(), figures)));
        Path reports = folder.getParent();
        if (reports != null) {
            problems.addAll(ReportDirectory.update(reports));
        }
        return problems;
    }
}
