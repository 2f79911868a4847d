// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocustHistoryTest extends ReportContract {

    @Override
    ReportWriter writer() {
        return new LocustHistory();
    }

    @Test
    void hasTheColumnsOfLocust() {
        assertThat(text(RichResult.empty()))
                .isEqualTo("Timestamp,User Count,Type,Name,Requests/s,Failures/s,"
                        + "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,"
                        + "Total Median Response Time,Total Average Response Time,Total Min Response Time,"
                        + "Total Max Response Time,Total Average Content Size\n");
    }

    @ParameterizedTest
    @MethodSource("results")
    void hasARowForEachMeasuredSecond(LoadResult result) {
        List<Second> measured =
                result.timeline().stream().filter(it -> it.second() >= 0).toList();

        List<Map<String, String>> rows = CsvRows.of(text(result));

        assertThat(rows).hasSameSizeAs(measured);
        for (int i = 0; i < rows.size(); i++) {
            Second second = measured.get(i);
            assertThat(rows.get(i))
                    .containsEntry(
                            "Timestamp", String.valueOf(result.measuredFrom().getEpochSecond() + i))
                    .containsEntry("User Count", String.valueOf(second.users()))
                    .containsEntry("Requests/s", String.valueOf(second.started()))
                    .containsEntry("Failures/s", String.valueOf(second.errors()));
        }
    }

    @Test
    void endsWithTheTotalsOfTheResult() {
        LoadResult result = RichResult.failing();

        List<Map<String, String>> rows = CsvRows.of(text(result));

        Map<String, String> last = rows.get(rows.size() - 1);
        assertThat(last)
                .containsEntry(
                        "Total Request Count", String.valueOf(result.totals().requests()))
                .containsEntry(
                        "Total Failure Count", String.valueOf(result.totals().errors()));
        assertThat(Double.parseDouble(last.get("Total Median Response Time")))
                .isEqualTo(result.responseTime().percentileMicros(50) / 1e3);
        assertThat(Double.parseDouble(last.get("Total Max Response Time")))
                .isEqualTo(result.responseTime().max().toNanos() / 1e6);
    }
}
