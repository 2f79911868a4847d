// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.LoadResult;
import io.brunt.result.StepResult;
import io.brunt.result.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code locust_stats.csv}: a row for each step, and one over the test's iterations, as Locust's {@code --csv} has
 * it. A failure is whatever did not complete: errors and abandoned ones.
 */
final class LocustStats implements ReportWriter {

    @Override
    public String fileName() {
        return "locust_stats.csv";
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        CsvLine heads = LocustCsv.heads(
                new CsvLine(),
                "Type",
                "Name",
                "Request Count",
                "Failure Count",
                "Median Response Time",
                "Average Response Time",
                "Min Response Time",
                "Max Response Time",
                "Average Content Size",
                "Requests/s",
                "Failures/s");
        write(out, LocustCsv.percentileHeads(heads));
        for (StepResult step : result.steps()) {
            write(out, figures(LocustCsv.step(new CsvLine(), step.name()), step.totals(), step.responseTime()));
        }
        CsvLine all = new CsvLine().raw("").raw(LocustCsv.AGGREGATED);
        write(out, figures(all, result.totals(), result.responseTime()));
    }

    private static CsvLine figures(CsvLine line, Totals totals, Distribution times) {
        LocustCsv.figures(line.count(totals.requests()).count(totals.failures()), times)
                .number(totals.requests() == 0 ? 0 : (double) totals.bytesIn() / totals.requests())
                .number(totals.perSecond(totals.requests()))
                .number(totals.perSecond(totals.failures()));
        return LocustCsv.percentiles(line, times);
    }

    private static void write(OutputStream out, CsvLine line) throws IOException {
        out.write(line.end().getBytes(StandardCharsets.UTF_8));
    }
}
