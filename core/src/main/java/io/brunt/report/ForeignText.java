// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is said of load that another tool made, in place of what is said of our own: nothing was promised to Brunt. */
final class ForeignText {

    static final String GENERATOR = "another tool's: its file does not tell whether it kept up";

    private ForeignText() {}

    /** For example {@code 12,000 requests, 3 errors, 99.9/s without error over 2m, at most 50 users at once}. */
    static String delivered(ResultSummary result) {
        if (result.totals().requests() == 0) {
            return "nothing that could be read";
        }
        List<String> parts = new ArrayList<>();
        parts.add(Figure.counted(result.totals().requests(), "request"));
        parts.add(Figure.counted(result.totals().errors(), "error"));
        if (result.load().dropped() > 0) {
            parts.add(Figure.count(result.load().dropped()) + " dropped");
        }
        if (result.totals().seconds() > 0) {
            Duration measured = Duration.ofNanos(Math.round(result.totals().seconds() * 1e9));
            parts.add(Figure.rate(result.totals().throughput()) + " without error over " + SloText.span(measured));
        }
        if (result.load().users() > 0) {
            parts.add("at most " + Figure.counted(result.load().users(), "user") + " at once");
        }
        return String.join(", ", parts);
    }
}
