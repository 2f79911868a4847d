// SPDX-License-Identifier: Apache-2.0
package shop;

import io.brunt.report.ReportWriter;
import io.brunt.result.LoadResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public class SlowestSteps implements ReportWriter {

    @Override
    public String fileName() {
        return "slowest-steps.txt";
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        PrintStream lines = new PrintStream(out, false, StandardCharsets.UTF_8);
        result.steps().stream()
                .filter(it -> !it.responseTime().isEmpty())
                .sorted((a, b) -> b.responseTime().percentile(99).compareTo(a.responseTime().percentile(99)))
                .forEach(it -> lines.println(it.responseTime().percentile(99).toMillis() + " ms  " + it.name()));
        if (lines.checkError()) {
            throw new IOException("not all could be written");
        }
    }
}
