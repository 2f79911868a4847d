// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.brunt.foreign.ForeignFile;
import io.brunt.foreign.ForeignFormat;
import io.brunt.foreign.ForeignResult;
import io.brunt.record.Distribution;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class K6SummaryTest extends ReportContract {

    /** What {@code handleSummary} has of each kind, and the export that has been there before it. */
    private static final Map<String, Set<String>> KINDS = Map.of(
            "counter", Set.of("count", "rate"),
            "rate", Set.of("rate", "passes", "fails"),
            "gauge", Set.of("value", "min", "max"),
            "trend", Set.of("avg", "min", "med", "max", "p(90)", "p(95)"));

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
    void hasTheShapeOfWhatHandleSummaryIsGiven(LoadResult result) {
        JsonObject root = JsonParser.parseString(text(result)).getAsJsonObject();

        // Readers tell it from the export by groups being a list, not an object.
        assertThat(root.getAsJsonObject("root_group").get("groups").isJsonArray())
                .isTrue();
        assertThat(root.getAsJsonObject("state").get("testRunDurationMs").getAsDouble())
                .isEqualTo(result.totals().seconds() * 1e3);
        assertThat(root.getAsJsonObject("setup_data").get("note").getAsString())
                .contains("http_req_duration is the service time");
        for (Map.Entry<String, JsonElement> it : root.getAsJsonObject("metrics").entrySet()) {
            JsonObject metric = it.getValue().getAsJsonObject();
            JsonObject values = metric.getAsJsonObject("values");
            assertThat(values.keySet())
                    .as(it.getKey())
                    .containsAll(KINDS.get(metric.get("type").getAsString()));
            assertThat(metric.get("contains").getAsString()).isIn("time", "data", "default");
            values.entrySet()
                    .forEach(value -> assertThat(metric.get(value.getKey())).isEqualTo(value.getValue()));
        }
    }

    @Test
    void isReadBackByOurOwnGateOnK6(@TempDir Path folder) throws IOException {
        LoadResult result = RichResult.failing();
        Path file = Files.writeString(folder.resolve("k6-summary.json"), text(result));

        ForeignResult.Summary summary = (ForeignResult.Summary) ForeignFile.read(file, ForeignFormat.K6);

        assertThat(summary.whole().requests()).hasValue(result.totals().requests());
        assertThat(summary.whole().errors()).hasValue(result.totals().errors());
        assertThat(summary.whole().times().figure("p99").orElseThrow().micros())
                .isEqualTo(result.serviceTime().percentileMicros(99));
        assertThat(summary.thresholds().stream()
                        .filter(ForeignResult.Threshold::broken)
                        .count())
                .isEqualTo(result.slos().stream()
                        .filter(it -> it.verdict() != Verdict.PASS)
                        .count());
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
    void saysWhetherEachThresholdHolds() {
        JsonObject metrics = metrics(RichResult.failing());

        JsonObject times = metrics.getAsJsonObject("brunt_response_time").getAsJsonObject("thresholds");
        assertThat(holds(times, "med<100")).isTrue();
        assertThat(holds(times, "p(99)<250")).isFalse();
        assertThat(holds(metrics.getAsJsonObject("http_req_failed").getAsJsonObject("thresholds"), "rate<0.001"))
                .isFalse();
    }

    @Test
    void keepsWhatK6HasNoWordsForAsItWasWritten() {
        JsonObject objectives = metrics(RichResult.failing())
                .getAsJsonObject(K6Thresholds.OBJECTIVES)
                .getAsJsonObject("thresholds");

        assertThat(holds(objectives, "p99 during hold < 250ms every 10s")).isFalse();
    }

    private static boolean holds(JsonObject thresholds, String expression) {
        return thresholds.getAsJsonObject(expression).get("ok").getAsBoolean();
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
                        .filter(it -> !holds(thresholds, it.getKey()))
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
