// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.json.Json;
import io.brunt.record.Distribution;
import io.brunt.record.Second;
import io.brunt.record.Tally;
import io.brunt.result.LoadResult;
import io.brunt.result.StepResult;
import io.brunt.result.Totals;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes {@code k6-summary.json} as k6's {@code handleSummary(data)} is given it: what reports of k6 read. Each metric's
 * values stand once more beside {@code values}, where {@code --summary-export} has them, for GitLab and other older readers.
 * Times are milliseconds.
 *
 * <p>{@code http_req_duration} is the service time, which is what k6 measures; the response time is a Trend of its own,
 * {@code brunt_response_time}. {@code passes} of {@code http_req_failed} counts what failed: that is k6's own meaning.
 */
final class K6Summary implements ReportWriter {

    private static final String RESPONSE_TIME = K6Thresholds.RESPONSE_TIME;

    private static final String NOTE =
            "Written by Brunt. http_req_duration is the service time, from the actual start, as"
                    + " k6 measures it; brunt_response_time is the response time, from the intended start. Percentiles are read off"
                    + " a histogram of three significant digits, where k6 interpolates between samples. iterations leaves abandoned"
                    + " ones out; http_req_failed counts errors and abandoned requests. The requests are the steps of the test."
                    + " brunt_objectives has the objectives that k6 has no words for.";

    /** The MD5 of a path that is empty. */
    private static final String ROOT_ID = "d41d8cd98f00b204e9800998ecf8427e";

    @Override
    public String fileName() {
        return "k6-summary.json";
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Json json = new Json(writer);
        json.object(() -> {
            json.object("root_group", () -> {
                json.text("name", "");
                json.text("path", "");
                json.text("id", ROOT_ID);
                json.rows("groups", List.<String>of(), it -> {});
                json.rows("checks", List.<String>of(), it -> {});
            });
            json.object("options", () -> {
                json.texts("summaryTrendStats", K6Metric.STATISTICS);
                json.text("summaryTimeUnit", "ms");
                json.truth("noColor", true);
            });
            json.object("state", () -> {
                json.truth("isStdOutTTY", false);
                json.truth("isStdErrTTY", false);
                json.number("testRunDurationMs", result.totals().seconds() * 1e3);
            });
            json.object("metrics", () -> metrics(json, result));
            json.object("setup_data", () -> {
                json.text("note", NOTE);
                json.text("bruntVersion", result.environment().bruntVersion());
                json.text("test", result.test().id());
                json.text("verdict", result.verdict().name());
                json.text("measuredFrom", result.measuredFrom().toString());
            });
        });
        json.flush();
        writer.write('\n');
        writer.flush();
    }

    private static void metrics(Json json, LoadResult result) throws IOException {
        List<K6Metric> metrics = metrics(result);
        Set<String> names = metrics.stream().map(K6Metric::name).collect(Collectors.toUnmodifiableSet());
        K6Thresholds thresholds = K6Thresholds.of(result, names);
        for (K6Metric metric : metrics) {
            json.row(metric.name(), () -> {
                metric.write(json, thresholds.percentiles(metric.name()));
                thresholds(json, thresholds.of(metric.name()));
            });
        }
    }

    private static void thresholds(Json json, Map<String, Boolean> held) throws IOException {
        if (!held.isEmpty()) {
            json.inline("thresholds", () -> {
                for (Map.Entry<String, Boolean> it : held.entrySet()) {
                    json.inline(it.getKey(), () -> json.truth("ok", it.getValue()));
                }
            });
        }
    }

    private static List<K6Metric> metrics(LoadResult result) {
        List<K6Metric> metrics = new ArrayList<>();
        Totals totals = result.totals();
        metrics.add(K6Metric.counter("iterations", totals.requests() - totals.abandoned(), totals));
        metrics.add(K6Metric.counter("dropped_iterations", totals.dropped(), totals));
        trend(metrics, "iteration_duration", result.serviceTime());
        trend(metrics, RESPONSE_TIME, result.responseTime());
        metrics.add(K6Metric.bytes("data_received", totals.bytesIn(), totals));
        metrics.add(K6Metric.bytes("data_sent", totals.bytesOut(), totals));
        Tally tally = result.recording().tally();
        if (tally.checks() > 0) {
            metrics.add(K6Metric.rate("checks", tally.checks() - tally.failedChecks(), tally.checks()));
        }
        StepResult.sum(result.steps()).ifPresent(all -> requests(metrics, "", all));
        for (StepResult step : result.steps()) {
            String tag = K6Thresholds.tag(step.name());
            requests(metrics, tag, step);
            trend(metrics, RESPONSE_TIME + tag, step.responseTime());
        }
        users(metrics, result);
        long held = result.slos().stream()
                .filter(it -> it.verdict() == Verdict.PASS)
                .count();
        metrics.add(K6Metric.rate(K6Thresholds.OBJECTIVES, held, result.slos().size()));
        return metrics;
    }

    private static void requests(List<K6Metric> metrics, String tag, StepResult requests) {
        Totals totals = requests.totals();
        metrics.add(K6Metric.counter("http_reqs" + tag, totals.requests(), totals));
        metrics.add(K6Metric.rate("http_req_failed" + tag, totals.failures(), totals.requests()));
        trend(metrics, "http_req_duration" + tag, requests.serviceTime());
    }

    private static void trend(List<K6Metric> metrics, String name, Distribution times) {
        if (!times.isEmpty()) {
            metrics.add(K6Metric.trend(name, times));
        }
    }

    private static void users(List<K6Metric> metrics, LoadResult result) {
        List<Second> measured =
                result.timeline().stream().filter(it -> it.second() >= 0).toList();
        if (!measured.isEmpty()) {
            int last = measured.get(measured.size() - 1).users();
            int least = measured.stream().mapToInt(Second::users).min().orElseThrow();
            metrics.add(K6Metric.gauge("vus", last, least, result.mostUsers()));
            metrics.add(K6Metric.gauge("vus_max", result.mostUsers(), result.mostUsers(), result.mostUsers()));
        }
    }
}
