// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.Problem;
import io.brunt.report.ReportDirectory;
import io.brunt.result.LoadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The result of a test that was aborted: it has no verdict, and what its cut-off load left would fail the build. */
final class ForgottenResult {

    private ForgottenResult() {}

    /**
     * Delete a result, and bring the report directory above it up to date.
     *
     * @param result whose test was aborted
     * @return what of the report directory could not be written
     * @throws IOException if a file cannot be deleted
     */
    static List<Problem> of(LoadResult result) throws IOException {
        Path directory = result.directory().toAbsolutePath();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(ForgottenResult::delete);
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
        Path reports = directory.getParent();
        return reports == null ? List.of() : ReportDirectory.update(reports);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
