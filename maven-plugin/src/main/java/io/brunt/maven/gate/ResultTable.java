// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import io.brunt.slo.Verdict;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The results of a module at a glance.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResultTable {

    private ResultTable() {}

    /**
     * Set one row for each result.
     *
     * @param results in the order of the rows
     * @param buildStart what ended earlier is said to be an earlier build's
     * @return lines for the log
     */
    public static List<String> lines(List<ResultFile> results, Instant buildStart) {
        Table table = new Table();
        table.row("load test", "verdict", "objectives", "report");
        for (ResultFile result : results) {
            long held = result.slos().stream()
                    .filter(it -> it.verdict() == Verdict.PASS)
                    .count();
            table.row(
                    result.test(),
                    result.verdict() + (result.ended().isBefore(buildStart) ? " (of an earlier build)" : ""),
                    held + " of " + result.slos().size() + " held",
                    result.report().toString());
        }
        return table.lines("");
    }
}
