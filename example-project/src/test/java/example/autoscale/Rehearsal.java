// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What users saw and what the autoscaler did, on one axis of time.
 *
 * @param rows ascending, from the first measured second
 */
record Rehearsal(List<Row> rows) {

    /** So many rows fit on a screen. */
    private static final int MOST_ROWS = 30;

    private static final double MICROS = 1_000;

    /**
     * A span of seconds.
     *
     * @param second its first, from 0
     * @param instances the most that served in it
     * @param arrivals requests a second that were due
     * @param p99Millis response time; not a number if nothing was due
     * @param errors how many requests ended as one
     */
    record Row(int second, int instances, double arrivals, double p99Millis, long errors) {}

    static Rehearsal of(LoadResult result, List<Decision> decisions) {
        List<Row> rows = new ArrayList<>();
        for (TimeColumn column : result.columns(MOST_ROWS)) {
            if (column.second() >= 0) {
                Instant from = result.measuredFrom().plusSeconds(column.second());
                rows.add(new Row(
                        column.second(),
                        instances(decisions, from, from.plusSeconds(column.seconds())),
                        (double) column.started() / column.seconds(),
                        column.started() == 0 ? Double.NaN : column.responseTime().percentileMicros(99) / MICROS,
                        column.errors()));
            }
        }
        return new Rehearsal(List.copyOf(rows));
    }

    /** Those of a round served until it was over, so the first round that ends after the span counts, too. */
    private static int instances(List<Decision> decisions, Instant from, Instant to) {
        int most = 0;
        for (Decision it : decisions) {
            if (!it.at().isBefore(from)) {
                most = Math.max(most, it.instances());
            }
            if (it.at().isAfter(to)) {
                break;
            }
        }
        return most;
    }

    String table() {
        String head = "  second  instances           arrivals        p99  errors\n";
        return head + rows.stream().map(Rehearsal::line).collect(Collectors.joining("\n"));
    }

    private static String line(Row row) {
        String bar = "#".repeat(row.instances());
        return String.format(
                Locale.ROOT,
                "%8d  %d %-16s %7.1f/s %7.1f ms %7d",
                row.second(),
                row.instances(),
                bar,
                row.arrivals(),
                row.p99Millis(),
                row.errors());
    }
}
