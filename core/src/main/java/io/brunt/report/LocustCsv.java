// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Locust's two CSV files have in common: times are milliseconds, and what does not exist is {@code N/A}. */
final class LocustCsv {

    /** Locust's own name for the row over all. */
    static final String AGGREGATED = "Aggregated";

    static final String NONE = "N/A";

    private static final List<String> PERCENTILES =
            List.of("50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%");

    private static final Pattern REQUEST = Pattern.compile("([A-Z]{3,20}) (.+)");

    private LocustCsv() {}

    static CsvLine heads(CsvLine line, String... heads) {
        for (String head : heads) {
            line.raw(head);
        }
        return line;
    }

    static CsvLine percentileHeads(CsvLine line) {
        return heads(line, PERCENTILES.toArray(new String[0]));
    }

    static CsvLine percentiles(CsvLine line, Distribution times) {
        for (String percentile : PERCENTILES) {
            if (times.isEmpty()) {
                line.raw(NONE);
            } else {
                line.millis(times.percentileMicros(Double.parseDouble(percentile.replace("%", ""))));
            }
        }
        return line;
    }

    /** Median, average, least and greatest; zeros where there are none, as Locust has it. */
    static CsvLine figures(CsvLine line, Distribution times) {
        if (times.isEmpty()) {
            return line.count(0).count(0).count(0).count(0);
        }
        return line.millis(times.percentileMicros(50))
                .number(times.meanMicros() / 1e3)
                .millis(times.min().toNanos() / 1e3)
                .millis(times.max().toNanos() / 1e3);
    }

    /** Type and name: {@code POST} and {@code /process}, or {@code step} and what it is called. */
    static CsvLine step(CsvLine line, String name) {
        Matcher request = REQUEST.matcher(name);
        return request.matches()
                ? line.text(request.group(1)).text(request.group(2))
                : line.raw("step").text(name);
    }
}
