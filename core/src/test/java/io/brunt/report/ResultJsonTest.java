// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.baseline.BaselineFixture;
import io.brunt.baseline.BaselineRun;
import io.brunt.problem.BruntException;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultJsonTest {

    @TempDir
    Path reports;

    @ParameterizedTest
    @MethodSource("io.brunt.report.JsonReportTest#results")
    void readsWhatWasWritten(LoadResult result) throws IOException {
        LoadResult here = RichResult.named(result, "shop.CartIT.Paid", "holds", reports);

        Path file = written(JsonReportTest.json(here));

        assertThat(ResultJson.read(file)).isEqualTo(ResultSummary.of(here));
    }

    @Test
    void readsTheAcceptedRunsOfABaselineAndAFileFromBeforeTheyWereTold() throws IOException {
        List<BaselineRun> baseline = List.of(BaselineFixture.run(9, "98ms"), BaselineFixture.run(4, "101ms"));
        String json = JsonReportTest.json(RichResult.beside(RichResult.failing(), baseline));

        assertThat(ResultJson.read(written(json)).accepted())
                .hasSize(2)
                .isEqualTo(ResultSummary.of(RichResult.beside(RichResult.failing(), baseline))
                        .accepted());
        Path old = written(json.replace("\"accepted\"", "\"unheard\""));
        assertThat(ResultJson.read(old).accepted()).isEmpty();
        assertRefused(
                json.replaceFirst("(\"accepted\": \\[\\s*\\{\"measuredFrom\": \")", "$1x"), "accepted[0].measuredFrom");
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() throws IOException {
        String json = JsonReportTest.json(RichResult.failing());

        Path file = written(json.replaceFirst("\\{", "{ \"heat\": {\"columns\": [[1, {\"a\": null}]]},"));

        assertThat(ResultJson.read(file).slos()).hasSize(7);
    }

    @Test
    void refusesAFileThatWasCutOffAnywhere() throws IOException {
        String json = JsonReportTest.json(RichResult.failing()).strip();

        for (int length = 0; length < json.length(); length += 97) {
            Path file = written(json.substring(0, length));
            assertThatThrownBy(() -> ResultJson.read(file))
                    .as("the first %d characters", length)
                    .isInstanceOf(BruntException.class)
                    .hasMessageStartingWith(file + ": this result cannot be read")
                    .hasMessageContaining("ends in the middle");
        }
    }

    @Test
    void refusesWhatIsNoResultAndNamesTheFieldAtFault() throws IOException {
        String json = JsonReportTest.json(RichResult.failing());

        assertRefused("", "this result cannot be read");
        assertRefused("[]", "this result cannot be read");
        assertRefused("{\"schema\": \"brunt-result/1\"} {}", "this result cannot be read");
        assertRefused(json.replace("brunt-result/1", "brunt-result/2"), "another schema");
        assertRefused(json.replaceFirst("\"verdict\": \"FAIL\"", "\"verdict\": \"OK\""), "verdict cannot be read");
        assertRefused(json.replaceFirst("\"op\": \"<\"", "\"op\": \"!\""), "slos[0].op cannot be read");
        assertRefused(json.replaceFirst("\"samples\": \\d+", "\"samples\": 1.5"), "slos[0].samples cannot be read");
        assertRefused(json.replaceFirst("\"started\": \"2", "\"started\": \"x"), "started cannot be read");
        assertRefused(json.replaceFirst("\"notes\": \\[\\]", "\"notes\": [1]"), "notes cannot be read");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> ResultJson.read(reports.resolve("nothing.json")))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("nothing.json");
    }

    private void assertRefused(String json, String message) throws IOException {
        Path file = written(json);
        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(BruntException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    private Path written(String json) throws IOException {
        Path folder = Files.createDirectories(reports.resolve("shop.CartIT.Paid.holds"));
        return Files.writeString(folder.resolve("result.json"), json);
    }
}
