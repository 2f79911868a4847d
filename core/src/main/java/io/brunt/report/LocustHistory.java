// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import io.brunt.result.RunningTotals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code locust_stats_history.csv}: a row for each measured second with its own rates and percentiles, and the
 * totals by then. Locust's percentiles are of the last ten seconds, these of one. What was received in each second is not
 * known.
 */
final class LocustHistory implements ReportWriter {

    @Override
    public String fileName() {
        return "locust_stats_history.csv";
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        CsvLine heads =
                LocustCsv.heads(new CsvLine(), "Timestamp", "User Count", "Type", "Name", "Requests/s", "Failures/s");
        LocustCsv.heads(
                LocustCsv.percentileHeads(heads),
                "Total Request Count",
                "Total Failure Count",
                "Total Median Response Time",
                "Total Average Response Time",
                "Total Min Response Time",
                "Total Max Response Time",
                "Total Average Content Size");
        write(out, heads);
        long from = result.measuredFrom().getEpochSecond();
        for (RunningTotals totals : result.runningTotals()) {
            write(out, row(from, totals));
        }
    }

    private static CsvLine row(long from, RunningTotals totals) {
        Second second = totals.second();
        CsvLine row = new CsvLine()
                .count(from + second.second())
                .count(second.users())
                .raw("")
                .raw(LocustCsv.AGGREGATED)
                .count(second.started())
                .count(second.errors() + second.abandoned());
        LocustCsv.percentiles(row, second.responseTime())
                .count(totals.requests())
                .count(totals.failures());
        return LocustCsv.figures(row, totals.responseTime()).raw(LocustCsv.NONE);
    }

    private static void write(OutputStream out, CsvLine line) throws IOException {
        out.write(line.end().getBytes(StandardCharsets.UTF_8));
    }
}
