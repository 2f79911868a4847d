// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.foreign.ForeignFile;
import io.brunt.foreign.ForeignFormat;
import io.brunt.foreign.ForeignResult;
import io.brunt.foreign.ToldTimes;
import io.brunt.record.Distribution;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocustStatsTest extends ReportContract {

    @Override
    ReportWriter writer() {
        return new LocustStats();
    }

    @Test
    void hasTheColumnsOfLocust() {
        assertThat(text(RichResult.empty()).lines().findFirst().orElseThrow())
                .isEqualTo("Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
                        + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
                        + "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%");
    }

    @ParameterizedTest
    @MethodSource("results")
    void givesBackTheCountsOfTheResult(LoadResult result) {
        List<Map<String, String>> rows = CsvRows.of(text(result));

        Map<String, String> all = rows.get(rows.size() - 1);
        assertThat(all).containsEntry("Type", "").containsEntry("Name", "Aggregated");
        assertThat(all.get("Request Count"))
                .isEqualTo(String.valueOf(result.totals().requests()));
        assertThat(all.get("Failure Count"))
                .isEqualTo(String.valueOf(result.totals().errors()));
        assertThat(Double.parseDouble(all.get("Requests/s")))
                .isCloseTo(
                        result.totals().requests()
                                / Math.max(1e-9, result.totals().seconds()),
                        within(0.001));
    }

    @Test
    void givesBackThePercentilesOfTheResultInMilliseconds() {
        List<Map<String, String>> rows = CsvRows.of(text(RichResult.failing()));

        Distribution times = RichResult.failing().responseTime();
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(Double.parseDouble(row.get("99%"))).isEqualTo(times.percentileMicros(99) / 1e3);
            assertThat(Double.parseDouble(row.get("66%"))).isEqualTo(times.percentileMicros(66) / 1e3);
            assertThat(Double.parseDouble(row.get("100%")))
                    .isEqualTo(times.max().toNanos() / 1e6);
            assertThat(Double.parseDouble(row.get("Average Response Time")))
                    .isCloseTo(times.meanMicros() / 1e3, within(0.001));
        });
        assertThat(rows.get(0)).containsEntry("Type", "POST").containsEntry("Name", "/process");
    }

    @Test
    void isReadBackByOurOwnGateOnLocust(@TempDir Path folder) throws IOException {
        LoadResult result = RichResult.failing();
        Path file = Files.writeString(folder.resolve("locust_stats.csv"), text(result));

        ForeignResult.Summary summary = (ForeignResult.Summary) ForeignFile.read(file, ForeignFormat.LOCUST);

        assertThat(summary.whole().requests()).hasValue(result.totals().requests());
        assertThat(summary.whole().errors()).hasValue(result.totals().errors());
        ToldTimes.Figure p99 = summary.whole().times().figure("p99").orElseThrow();
        assertThat(result.responseTime().percentileMicros(99)).isBetween(p99.low(), p99.high());
        assertThat(summary.part("/process").orElseThrow().requests())
                .hasValue(result.totals().requests());
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(CsvRows.of(text(RichResult.empty())))
                .last()
                .satisfies(it -> assertThat(it).containsEntry("99%", "N/A").containsEntry("Max Response Time", "0"));
    }

    @Test
    void keepsNamesFromBecomingFormulasOrRows() {
        List<Map<String, String>> rows = CsvRows.of(text(hostile()));

        assertThat(rows)
                .extracting(it -> it.get("Name"))
                .containsExactly(
                        "'=cmd|' /C calc'!A0,\"x\" # EOF {name:a}\\ \\u001b[2J\\u202e<script>",
                        "'@SUM(1)",
                        "/a?token=***",
                        "Aggregated");
    }
}
