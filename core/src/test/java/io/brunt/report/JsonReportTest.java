// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.brunt.GoldenFile;
import io.brunt.baseline.BaselineFixture;
import io.brunt.baseline.BaselineRun;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest extends ReportContract {

    @Override
    ReportWriter writer() {
        return new JsonReport();
    }

    static String json(LoadResult result) {
        return text(new JsonReport(), result);
    }

    /** What deflates to which bytes is up to the JDK. */
    @Override
    String masked(String json) {
        return json.replaceAll("\"HISTFAAA[^\"]*", "\"HISTFAAA...");
    }

    @Test
    void writesNullForWhatDoesNotExist() {
        GoldenFile.assertMatches("result-empty.json", masked(json(RichResult.empty())));
    }

    @ParameterizedTest
    @MethodSource("results")
    void keepsToItsSchema(LoadResult result) {
        assertThat(ResultSchema.faults(json(result))).isEmpty();
    }

    @Test
    void tellsOfEachAcceptedRun() {
        List<BaselineRun> baseline = List.of(BaselineFixture.run(9, "98ms"), BaselineFixture.run(4, "101ms"));

        String json = json(RichResult.beside(RichResult.failing(), baseline));

        assertThat(ResultSchema.faults(json)).isEmpty();
        JsonArray accepted = JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonObject("baseline")
                .getAsJsonArray("accepted");
        assertThat(accepted).hasSize(2);
        JsonObject oldest = accepted.get(0).getAsJsonObject();
        assertThat(oldest.get("measuredFrom").getAsString()).isEqualTo("2026-11-04T14:00:00Z");
        assertThat(oldest.get("p99").getAsDouble()).isBetween(100_000.0, 102_000.0);
    }

    @ParameterizedTest
    @MethodSource("results")
    void addsUp(LoadResult result) {
        JsonObject root = JsonParser.parseString(json(result)).getAsJsonObject();

        long started = 0;
        for (JsonElement it : root.getAsJsonArray("timeline")) {
            JsonObject second = it.getAsJsonObject();
            started += second.get("second").getAsInt() < 0
                    ? 0
                    : second.get("started").getAsLong();
        }
        long binned = 0;
        for (JsonElement it : root.getAsJsonArray("histogram")) {
            binned += it.getAsJsonObject().get("count").getAsLong();
        }

        long requests = root.getAsJsonObject("totals").get("requests").getAsLong();
        assertThat(started).isEqualTo(requests);
        assertThat(binned).isEqualTo(requests);
    }

    @Test
    void isRefusedByTheSchemaWithoutAFieldOrWithAWrongOne() {
        assertRefused(it -> it.remove("verdict"), "verdict");
        assertRefused(it -> it.addProperty("verdict", "OK"), "verdict");
        assertRefused(it -> it.addProperty("schema", "brunt-result/2"), "schema");
        assertRefused(it -> it.addProperty("started", "2026-11-24 14:00"), "started");
        assertRefused(it -> it.getAsJsonObject("totals").addProperty("requests", "many"), "requests");
        assertRefused(it -> it.getAsJsonObject("responseTime").remove("p9999"), "p9999");
        assertRefused(it -> first(it, "slos").addProperty("required", "250ms"), "required");
        assertRefused(it -> first(it, "timeline").addProperty("second", 0.5), "second");
        assertRefused(it -> first(it, "steps").getAsJsonObject("statusCodes").addProperty("ok", 1), "statusCodes");
        assertRefused(it -> it.getAsJsonObject("plan").addProperty("warmup", 30), "warmup");
    }

    @Test
    void mayGrowByFieldsThatTheSchemaDoesNotKnow() {
        JsonObject root = JsonParser.parseString(json(RichResult.failing())).getAsJsonObject();

        root.add("forecast", new JsonArray());
        first(root, "slos").addProperty("service", "api");

        assertThat(ResultSchema.faults(root.toString())).isEmpty();
    }

    private static JsonObject first(JsonObject root, String name) {
        return root.getAsJsonArray(name).get(0).getAsJsonObject();
    }

    private static void assertRefused(Consumer<JsonObject> change, String named) {
        JsonObject root = JsonParser.parseString(json(RichResult.failing())).getAsJsonObject();
        change.accept(root);
        assertThat(ResultSchema.faults(root.toString())).as(named).anyMatch(it -> it.contains(named));
    }
}
