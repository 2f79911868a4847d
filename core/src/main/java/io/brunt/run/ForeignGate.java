// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.foreign.CloseUp;
import io.brunt.foreign.ForeignFile;
import io.brunt.foreign.ForeignFormat;
import io.brunt.foreign.ForeignResult;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.report.ResultSummary;
import io.brunt.result.Environment;
import io.brunt.result.TestIdentity;
import io.brunt.slo.FileMeans;
import io.brunt.slo.Slo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Judges the result files of other tools, and writes what comes of it beside the results of our own load tests.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ForeignGate {

    private static final String SUBJECT = "<slo>";

    private final Path module;
    private final Path reportDirectory;
    private final Environment environment;
    private final List<Problem> unwritten = new ArrayList<>();

    /**
     * Judge files of a module.
     *
     * @param module its folder, from which files are named
     * @param reportDirectory where the results go
     */
    public ForeignGate(Path module, Path reportDirectory) {
        this.module = module.toAbsolutePath().normalize();
        this.reportDirectory = reportDirectory;
        this.environment = EnvironmentProbe.environment(module);
    }

    /**
     * Read the objectives on files of a format.
     *
     * @param expressions as the user wrote them
     * @param format of the files
     * @return one objective for each, in order
     * @throws BruntException with all faults: wrong ones, and those that no file of the format can ever answer
     */
    public static List<Slo> objectives(Collection<String> expressions, ForeignFormat format) {
        FileMeans means = switch (format) {
            case AUTO -> FileMeans.ANY;
            case JMETER -> FileMeans.SAMPLES;
            case K6 -> FileMeans.FIGURES_AND_CHECKS;
            case LOCUST -> FileMeans.FIGURES;
        };
        return means.parse(expressions, SUBJECT);
    }

    /**
     * Judge a file by objectives, and write {@code result.json}, {@code report.html} and the pages over all results.
     *
     * @param file to read
     * @param format whose it must be
     * @param slos from {@link #objectives}
     * @return the result; INVALID if the file cannot be read or holds nothing, and then it says why
     */
    public ResultSummary judge(Path file, ForeignFormat format, List<Slo> slos) {
        Instant written = written(file);
        try {
            ForeignResult result = ForeignFile.read(file, format, closeUp(slos));
            TestIdentity test = TestIdentity.foreign(result.tool(), name(file));
            Path directory = reportDirectory.resolve(test.folder());
            if (result instanceof ForeignResult.Samples samples) {
                return written(new JudgedSamples(test, samples, environment, directory).result(slos, written));
            }
            return written(new JudgedSummary(test, (ForeignResult.Summary) result, environment, directory)
                    .result(slos, written));
        } catch (BruntException unread) {
            return invalid(format, name(file), slos, written, unread.problems());
        }
    }

    /**
     * Note that a pattern matches no file: a load test that was to be judged has left nothing.
     *
     * @param pattern as the user wrote it
     * @param format whose the files should be
     * @param slos that cannot be judged
     * @return an INVALID result
     */
    public ResultSummary nothing(String pattern, ForeignFormat format, List<Slo> slos) {
        Problem none = Problem.of("no file matches, so nothing was measured")
                .hint("let the tool write its file before brunt:verify, or correct <files>");
        return invalid(format, pattern, slos, Instant.now(), List.of(none));
    }

    /**
     * Forget that a pattern matched no file in an earlier build: now it does.
     *
     * @param pattern as the user wrote it
     */
    public void found(String pattern) {
        Path folder = reportDirectory.resolve(TestIdentity.foreignFolder(pattern));
        try {
            for (String name : List.of("result.json", "report.html")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException kept) {
            unwritten.add(Problem.of("the result of an earlier build cannot be deleted")
                    .at(folder.toString())
                    .actual(kept.toString()));
        }
    }

    /**
     * Return what could not be written.
     *
     * @return each with its file; empty if everything was
     */
    public List<Problem> unwritten() {
        return List.copyOf(unwritten);
    }

    private ResultSummary invalid(
            ForeignFormat format, String name, List<Slo> slos, Instant ended, List<Problem> problems) {
        String tool = format == ForeignFormat.AUTO ? "foreign" : format.text().toLowerCase(Locale.ROOT);
        TestIdentity test = TestIdentity.foreign(tool, name);
        List<String> reasons =
                problems.stream().map(it -> sentence(it.at(name))).toList();
        return written(
                JudgedSummary.unread(test, slos, reasons, ended, environment, reportDirectory.resolve(test.folder())));
    }

    private static CloseUp closeUp(List<Slo> slos) {
        return new CloseUp(
                slos.stream().anyMatch(Slo::needsCloseUp),
                slos.stream().flatMap(it -> it.stepByWindow().stream()).collect(Collectors.toSet()));
    }

    /** A problem's lines as one. */
    private static String sentence(Problem problem) {
        return String.join("; ", problem.text().lines().map(String::strip).toList());
    }

    private ResultSummary written(Judged judged) {
        unwritten.addAll(judged.write());
        return judged.summary();
    }

    /** A result that can be written. */
    interface Judged {
        ResultSummary summary();

        List<Problem> write();
    }

    private String name(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path shown = whole.startsWith(module) ? module.relativize(whole) : whole;
        return shown.toString().replace('\\', '/');
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.now();
        }
    }
}
