// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.brunt.record.Distribution;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.slo.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class K6SummaryTest extends ReportContract {

    /** Counter, Rate, Gauge and Trend. */
    private static final List<Set<String>> KINDS = List.of(
            Set.of("count", "rate"),
            Set.of("value", "passes", "fails"),
            Set.of("value", "min", "max"),
            Set.of("avg", "min", "med", "max", "p(90)", "p(95)"));

    @Override
    ReportWriter writer() {
        return new K6Summary();
    }

    private JsonObject metrics(LoadResult result) {
        return JsonParser.parseString(text(result)).getAsJsonObject().getAsJsonObject("metrics");
    }

    private static double figure(JsonObject metrics, String metric, String field) {
        return metrics.getAsJsonObject(metric).get(field).getAsDouble();
    }

    @ParameterizedTest
    @MethodSource("results")
    void hasTheShapeOfASummaryExport(LoadResult result) {
        JsonObject root = JsonParser.parseString(text(result)).getAsJsonObject();

        // Readers tell the export from handleSummary by groups being an object, not a list.
        assertThat(root.getAsJsonObject("root_group").get("groups").isJsonObject())
                .isTrue();
        assertThat(root.getAsJsonObject("setup_data").get("note").getAsString())
                .contains("http_req_duration is the service time");
        for (Map.Entry<String, JsonElement> metric :
                root.getAsJsonObject("metrics").entrySet()) {
            Set<String> fields = metric.getValue().getAsJsonObject().keySet();
            assertThat(KINDS).as("%s of %s", fields, metric.getKey()).anyMatch(fields::containsAll);
        }
    }

    @ParameterizedTest
    @MethodSource("results")
    void givesBackTheCountsOfTheResult(LoadResult result) {
        JsonObject metrics = metrics(result);

        assertThat(figure(metrics, "iterations", "count"))
                .isEqualTo(result.totals().requests());
        assertThat(figure(metrics, "data_received", "count"))
                .isEqualTo(result.totals().bytesIn());
        assertThat(figure(metrics, K6Thresholds.OBJECTIVES, "passes")
                        + figure(metrics, K6Thresholds.OBJECTIVES, "fails"))
                .isEqualTo(result.slos().size());
    }

    @Test
    void hasTheServiceTimeWhereK6HasItAndTheResponseTimeBeside() {
        LoadResult result = RichResult.failing();

        JsonObject metrics = metrics(result);

        Distribution service = result.steps().get(0).serviceTime();
        assertThat(figure(metrics, "http_req_duration", "p(99)")).isEqualTo(service.percentileMicros(99) / 1e3);
        assertThat(figure(metrics, "http_req_duration{name:POST /process}", "med"))
                .isEqualTo(service.percentileMicros(50) / 1e3);
        assertThat(figure(metrics, "brunt_response_time", "max"))
                .isEqualTo(result.responseTime().max().toNanos() / 1e6);
        assertThat(figure(metrics, "brunt_response_time", "p(99)"))
                .isEqualTo(result.responseTime().percentileMicros(99) / 1e3);
    }

    @Test
    void countsTheFailuresAsPassesAsK6Does() {
        LoadResult result = RichResult.failing();

        JsonObject metrics = metrics(result);

        assertThat(figure(metrics, "http_req_failed", "passes"))
                .isEqualTo(result.totals().errors());
        assertThat(figure(metrics, "http_req_failed", "value"))
                .isEqualTo(result.totals().errorRate());
        assertThat(figure(metrics, "http_reqs", "count"))
                .isEqualTo(result.totals().requests());
    }

    @Test
    void saysFalseOfAThresholdThatHolds() {
        JsonObject metrics = metrics(RichResult.failing());

        JsonObject times = metrics.getAsJsonObject("brunt_response_time").getAsJsonObject("thresholds");
        assertThat(times.get("med<100").getAsBoolean()).isFalse();
        assertThat(times.get("p(99)<250").getAsBoolean()).isTrue();
        assertThat(metrics.getAsJsonObject("http_req_failed")
                        .getAsJsonObject("thresholds")
                        .get("rate<0.001")
                        .getAsBoolean())
                .isTrue();
    }

    @Test
    void keepsWhatK6HasNoWordsForAsItWasWritten() {
        JsonObject objectives = metrics(RichResult.failing())
                .getAsJsonObject(K6Thresholds.OBJECTIVES)
                .getAsJsonObject("thresholds");

        assertThat(objectives.get("p99 during hold < 250ms every 10s").getAsBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("results")
    void hasAThresholdForEachObjective(LoadResult result) {
        long crossed = 0;
        long all = 0;
        for (Map.Entry<String, JsonElement> metric : metrics(result).entrySet()) {
            JsonObject thresholds = metric.getValue().getAsJsonObject().getAsJsonObject("thresholds");
            if (thresholds != null) {
                all += thresholds.size();
                crossed += thresholds.entrySet().stream()
                        .filter(it -> it.getValue().getAsBoolean())
                        .count();
            }
        }

        assertThat(all).isEqualTo(result.slos().size());
        assertThat(crossed)
                .isEqualTo(result.slos().stream()
                        .filter(it -> it.verdict() != Verdict.PASS)
                        .count());
    }
}
