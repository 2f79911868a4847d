// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.gate.Results;
import io.brunt.report.ConsoleReport;
import io.brunt.report.ResultSummary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** What {@code report} says about a module. */
final class ModuleReport {

    private ModuleReport() {}

    /**
     * Print the table of results.
     *
     * @param reportFolder where they are
     * @param buildStart those of an earlier build are only named, unless there are no others
     * @param log where the table goes, line by line, so that {@code -q} silences it
     */
    static void print(Path reportFolder, Instant buildStart, Log log) {
        List<ResultSummary> all = Results.in(reportFolder);
        if (all.isEmpty()) {
            log.info("No results in " + reportFolder);
            return;
        }
        List<ResultSummary> fresh =
                all.stream().filter(it -> !it.ended().isBefore(buildStart)).toList();
        List<ResultSummary> results = fresh.isEmpty() ? all : fresh;
        if (fresh.size() < all.size()) {
            log.info("Of an earlier build: " + (all.size() - fresh.size()) + " of " + all.size() + " results"
                    + (fresh.isEmpty() ? "" : ", and not shown"));
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleReport(new PrintStream(text, true, StandardCharsets.UTF_8), false).print(results);
        text.toString(StandardCharsets.UTF_8).lines().forEach(log::info);
    }
}
