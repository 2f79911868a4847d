// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.json.Json;
import io.brunt.record.Distribution;
import io.brunt.result.TimeFigures;
import io.brunt.result.Totals;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * One metric of k6's summary, as {@code handleSummary} is given it, and its values once more beside them, as
 * {@code --summary-export} has it.
 *
 * @param name with the tag of a sub-metric, if it is one
 * @param type {@code counter}, {@code rate}, {@code gauge} or {@code trend}
 * @param contains {@code time}, {@code data} or {@code default}
 * @param values writes them; is told the percentiles of its thresholds
 */
record K6Metric(String name, String type, String contains, Values values) {

    private static final double MICROS_PER_MILLI = 1e3;

    /** The percentiles that each Trend has. */
    private static final Set<Double> USUAL = Set.of(50.0, 90.0, 95.0, 99.0, 99.9, 99.99);

    /** What a Trend has, as k6 names them. */
    static final List<String> STATISTICS =
            List.of("avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)", "p(99.99)");

    @FunctionalInterface
    interface Values {
        void write(Json json, Set<Double> percentiles) throws IOException;
    }

    /** Write all of it but its thresholds. */
    void write(Json json, Set<Double> percentiles) throws IOException {
        json.text("type", type);
        json.text("contains", contains);
        json.inline("values", () -> values.write(json, percentiles));
        values.write(json, percentiles);
    }

    static K6Metric counter(String name, long count, Totals totals) {
        return counter(name, "default", count, totals);
    }

    static K6Metric bytes(String name, long count, Totals totals) {
        return counter(name, "data", count, totals);
    }

    private static K6Metric counter(String name, String contains, long count, Totals totals) {
        return new K6Metric(name, "counter", contains, (json, unused) -> {
            json.count("count", count);
            json.number("rate", totals.perSecond(count));
        });
    }

    /** {@code passes} are the trues, which are the failures of {@code http_req_failed}. */
    static K6Metric rate(String name, long trues, long all) {
        double share = all == 0 ? 0 : (double) trues / all;
        return new K6Metric(name, "rate", "default", (json, unused) -> {
            // "rate" to handleSummary, "value" in the export.
            json.number("rate", share);
            json.number("value", share);
            json.count("passes", trues);
            json.count("fails", all - trues);
        });
    }

    static K6Metric gauge(String name, long value, long min, long max) {
        return new K6Metric(name, "gauge", "default", (json, unused) -> {
            json.count("value", value);
            json.count("min", min);
            json.count("max", max);
        });
    }

    /** Of times of which there are some. */
    static K6Metric trend(String name, Distribution times) {
        return new K6Metric(name, "trend", "time", (json, percentiles) -> {
            TimeFigures figures = TimeFigures.of(times).orElseThrow();
            json.number("avg", Math.round(figures.mean() * 1e3) / 1e6);
            json.number("min", figures.min() / MICROS_PER_MILLI);
            json.number("med", figures.p50() / MICROS_PER_MILLI);
            json.number("max", figures.max() / MICROS_PER_MILLI);
            json.number("p(90)", figures.p90() / MICROS_PER_MILLI);
            json.number("p(95)", figures.p95() / MICROS_PER_MILLI);
            json.number("p(99)", figures.p99() / MICROS_PER_MILLI);
            json.number("p(99.9)", figures.p999() / MICROS_PER_MILLI);
            json.number("p(99.99)", figures.p9999() / MICROS_PER_MILLI);
            for (double percent : percentiles) {
                if (!USUAL.contains(percent)) {
                    json.number(K6Thresholds.percentile(percent), times.percentileMicros(percent) / MICROS_PER_MILLI);
                }
            }
        });
    }
}
