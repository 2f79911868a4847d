// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.file.WholeFile;
import io.brunt.problem.Problem;
import io.brunt.record.Samples;
import io.brunt.result.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Writes everything that a load test leaves behind.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Reports {

    static final String JSON = "result.json";
    static final String HTML = "report.html";

    private Reports() {}

    /**
     * Write a result in every format, the project's own too, into its directory, and bring the report directory above it
     * up to date.
     *
     * <p>Safe for any thread and for several JVMs at once. Each file is whole or not there. A format that fails keeps
     * none of the others from being written, and an interrupted thread writes all the same.
     *
     * @param result to write
     * @return what could not be written, each with its file; empty if everything was
     */
    public static List<Problem> write(LoadResult result) {
        return write(result, Optional.empty());
    }

    /**
     * Write a result likewise, and every sample of the run.
     *
     * @param result to write
     * @param samples of the run, where they were kept; not closed
     * @return what could not be written, each with its file; empty if everything was
     */
    public static List<Problem> write(LoadResult result, Optional<Samples> samples) {
        return write(result, ReportFormats.all(ReportWriter.class.getClassLoader(), samples));
    }

    /**
     * Take the secrets out of a result, for whoever shows it elsewhere.
     *
     * @param result as it came out of the run
     * @return the same without them
     */
    public static LoadResult masked(LoadResult result) {
        return MaskedResult.of(result);
    }

    static List<Problem> write(LoadResult result, ReportFormats formats) {
        boolean interrupted = Thread.interrupted();
        try {
            return writeAll(result, formats);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<Problem> writeAll(LoadResult result, ReportFormats formats) {
        Path directory = result.directory().toAbsolutePath();
        List<Problem> problems = new ArrayList<>(formats.unusable());
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            problems.add(WholeFile.notWritten(directory, failed));
            return problems;
        }
        LoadResult safe = MaskedResult.of(result);
        if (!formats.writers().containsKey(SamplesJtl.FILE)) {
            problems.addAll(withoutSamples(directory.resolve(SamplesJtl.FILE)));
        }
        // The page comes last: it names the files beside it.
        formats.writers().entrySet().stream()
                .sorted(Comparator.comparing(it -> it.getKey().equals(HTML)))
                .forEach(it -> problems.addAll(WholeFile.attempt(
                        directory.resolve(it.getKey()), out -> it.getValue().write(safe, out))));
        Path reports = directory.getParent();
        if (reports != null) {
            problems.addAll(ReportDirectory.update(reports));
        }
        return problems;
    }

    /** Those of an earlier run would be taken for this one's. */
    private static List<Problem> withoutSamples(Path file) {
        try {
            Files.deleteIfExists(file);
            return List.of();
        } catch (IOException stays) {
            return List.of(Problem.of("this report of an earlier run could not be deleted")
                    .at(file.toString())
                    .actual(stays.toString()));
        }
    }
}
