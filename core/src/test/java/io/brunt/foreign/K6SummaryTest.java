// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.brunt.foreign.ForeignResult.Part;
import io.brunt.foreign.ForeignResult.Share;
import io.brunt.foreign.ForeignResult.Summary;
import io.brunt.foreign.ForeignResult.Threshold;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class K6SummaryTest {

    @TempDir
    Path folder;

    private Summary read(String text) {
        return ForeignFiles.summary(ForeignFiles.write(folder, "summary.json", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k6-export.json", "k6-handle-summary.json", "k6-machine-readable.json"})
    void takesTheSameFiguresFromEachShape(String file) {
        Summary summary = ForeignFiles.summary(ForeignFiles.kept(file));

        assertThat(summary.tool()).isEqualTo("k6");
        assertThat(summary.length()).contains(Duration.ofSeconds(100));
        assertThat(summary.whole().requests()).hasValue(2_000);
        assertThat(summary.whole().errors()).as("passes of http_req_failed").hasValue(20);
        assertThat(summary.whole().throughput()).hasValue(19.8);
        assertThat(summary.whole().times().figure("p95")).contains(ToldTimes.Figure.exact(240.5));
        assertThat(summary.whole().times().figure("p50")).contains(ToldTimes.Figure.exact(80));
        assertThat(summary.whole().times().figure("mean")).contains(ToldTimes.Figure.exact(82.5));
        assertThat(summary.whole().times().figure("p99")).isEmpty();
    }

    @Test
    void readsTheBooleansOfThresholdsByTheShape() {
        assertThat(ForeignFiles.summary(ForeignFiles.kept("k6-export.json")).thresholds())
                .extracting(Threshold::metric, Threshold::expression, Threshold::broken, Threshold::measured)
                .containsExactly(
                        tuple("http_req_duration", "p(95)<250", false, true),
                        tuple("http_req_duration", "p(90)<100", true, true),
                        tuple("http_req_duration{name:checkout}", "p(95)<500", false, true),
                        tuple("http_req_duration{group:::buy}", "p(95)<500", false, false));
        assertThat(ForeignFiles.summary(ForeignFiles.kept("k6-handle-summary.json"))
                        .thresholds())
                .extracting(Threshold::expression, Threshold::broken)
                .containsExactly(tuple("p(95)<250", false), tuple("p(90)<100", true));
    }

    @Test
    void tellsTheShapeByTheValuesWhereThereIsNoGroup() {
        String export = "{\"metrics\":{\"http_reqs\":{\"count\":10,\"rate\":1,\"thresholds\":{\"count>5\":false}}}}";
        String handled = "{\"metrics\":{\"http_reqs\":{\"type\":\"counter\",\"values\":{\"count\":10,\"rate\":1},"
                + "\"thresholds\":{\"count>5\":{\"ok\":false}}}}}";

        assertThat(read(export).thresholds()).extracting(Threshold::broken).containsExactly(false);
        assertThat(read(handled).thresholds()).extracting(Threshold::broken).containsExactly(true);
    }

    @Test
    void saysThatTheMachineReadableShapeHasNoThresholds() {
        Summary summary = ForeignFiles.summary(ForeignFiles.kept("k6-machine-readable.json"));

        assertThat(summary.thresholds()).isEmpty();
        assertThat(summary.notes().get(0)).contains("does not hold the script's own thresholds");
        assertThat(summary.checks()).contains(new Share(990, 1_000));
    }

    @Test
    void namesPartsByTheirTags() {
        Summary export = ForeignFiles.summary(ForeignFiles.kept("k6-export.json"));

        assertThat(export.parts())
                .extracting(Part::names)
                .extracting(it -> it.get(0))
                .containsExactly("iteration_duration", "checkout", "buy");
        assertThat(export.part("name:checkout")).isEqualTo(export.part("checkout"));
        assertThat(export.part("iteration_duration").orElseThrow().requests()).hasValue(1_000);
        assertThat(export.part("checkout").orElseThrow().requests()).isEmpty();
        assertThat(export.part("buy").orElseThrow().times().figures())
                .as("0 is no figure")
                .isEmpty();
        assertThat(ForeignFiles.summary(ForeignFiles.kept("k6-handle-summary.json"))
                        .part("checkout")
                        .orElseThrow()
                        .requests())
                .hasValue(500);
    }

    @Test
    void readsWhatWasDroppedAndWhichChecksDidNotHold() {
        Summary export = ForeignFiles.summary(ForeignFiles.kept("k6-export.json"));
        Summary handled = ForeignFiles.summary(ForeignFiles.kept("k6-handle-summary.json"));

        assertThat(export.dropped()).hasValue(3);
        assertThat(handled.dropped()).as("never counted").hasValue(0);
        assertThat(export.notes()).contains("check buy / cart is full: 10 of 1000 did not hold");
        assertThat(handled.notes()).contains("check buy / cart is full: 10 of 1000 did not hold");
        assertThat(handled.whole().times().figure("p99.9")).isPresent();
    }

    @Test
    void refusesWhatIsNoSummaryOrHoldsNothing() {
        assertThatThrownBy(() -> read("{\"metrics\": {\"vus\": {\"value\": 1}}}"))
                .hasMessageContaining("0 requests");
        assertThatThrownBy(() -> read("{\"name\": \"x\"}")).hasMessageContaining("the file is no summary of k6's");
        assertThatThrownBy(() -> read("{\"metrics\": {\"http_reqs\": {"))
                .hasMessageContaining("the file ends in the middle");
        assertThatThrownBy(() -> read("{\"type\":\"Metric\",\"data\":{}}\n{\"type\":\"Point\",\"data\":{}}\n"))
                .hasMessageContaining("expected one JSON object, but was malformed JSON at line 2")
                .hasMessageContaining("--out json does not");
    }
}
