// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.WrittenSamples;
import io.brunt.result.RichResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMeter's own reader reads it in the system tests. */
class SamplesJtlTest extends ReportContract {

    @TempDir
    Path folder;

    @Override
    ReportWriter writer() {
        return writer("POST /process", "sort");
    }

    private ReportWriter writer(String first, String second) {
        try {
            return new SamplesJtl(WrittenSamples.in(folder, RichResult.failing().measuredFrom(), 3, first, second));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void hasTheDefaultColumnsOfJMeterAndOneMore() {
        assertThat(text(RichResult.failing()).lines().findFirst().orElseThrow())
                .isEqualTo(
                        "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
                                + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect,\"service\"");
    }

    @Test
    void hasARowForEachSampleFromItsIntendedStart() {
        List<Map<String, String>> rows = CsvRows.of(text(RichResult.failing()));

        long from = RichResult.failing().measuredFrom().toEpochMilli();
        assertThat(rows).hasSize(6);
        assertThat(rows.get(2))
                .containsEntry("timeStamp", String.valueOf(from + 2_000))
                .containsEntry("elapsed", "12")
                .containsEntry("service", "11.346")
                .containsEntry("label", "POST /process")
                .containsEntry("responseCode", "200")
                .containsEntry("success", "true")
                .containsEntry("bytes", "148")
                .containsEntry("sentBytes", "231")
                .containsEntry("URL", "http://127.0.0.1:41901");
        assertThat(rows.get(2).get("allThreads"))
                .isEqualTo(String.valueOf(RichResult.failing().timeline().stream()
                        .filter(it -> it.second() == 2)
                        .findFirst()
                        .orElseThrow()
                        .users()));
    }

    @Test
    void saysWhatDidNotComplete() {
        List<Map<String, String>> rows = CsvRows.of(text(RichResult.failing()));

        assertThat(rows.get(3)).containsEntry("success", "false").containsEntry("failureMessage", "status-503");
        assertThat(rows.get(4))
                .containsEntry("success", "false")
                .containsEntry("responseCode", "")
                .containsEntry("failureMessage", "abandoned")
                .containsEntry("elapsed", "30000");
        assertThat(rows.get(5)).containsEntry("success", "true").containsEntry("URL", "null");
    }

    @Test
    void tellsTheKindOfAnErrorAsResultJsonDoes() throws IOException {
        ReportWriter writer = new SamplesJtl(
                WrittenSamples.in(folder, RichResult.failing().measuredFrom(), 3, "a", "b", HostileResult.NAME));

        List<Map<String, String>> rows = CsvRows.of(text(writer, RichResult.failing()));

        assertThat(rows.get(3).get("failureMessage")).startsWith("'=cmd|' /C calc'!A0,\"x\" # EOF");
        assertThat(rows.get(2).get("failureMessage")).isEmpty();
    }

    @Test
    void keepsNamesFromBecomingFormulasOrRowsOrTellingSecrets() {
        String text = text(writer(HostileResult.NAME, "GET /a?token=s3cr3t1"), RichResult.failing());

        List<Map<String, String>> rows = CsvRows.of(text);
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0).get("label")).startsWith("'=cmd|' /C calc'!A0,\"x\" # EOF");
        assertThat(rows.get(5)).containsEntry("label", "GET /a?token=***");
    }
}
