// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One corpus of hostile texts and one of secrets, planted wherever something comes from outside, through all formats. */
@Tag("one-jdk")
class EveryFormatTest {

    private static final String HARMLESS = "harmless";

    /** For tables, formulas, labels, lists, mentions, links and terminals; those for pages are {@link HtmlReportTest}'s. */
    static final List<String> HOSTILE = List.of(
            HostileResult.NAME,
            "=HYPERLINK(\"http://evil\")",
            "+1+1",
            "-2+3",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\uff1dcmd()",
            "a,b;c\td",
            "a\"b\",\"c",
            "a\nb\r\nc\u0085d\u2028e",
            "| x | y |\n|---|",
            "\n# big\n\n* item",
            "[a](http://evil) ![b](http://evil) @team #1 `c` ~~d~~ $e$",
            "</details><img src=x>",
            "\u001b[2J\u001b]0;title\u0007\u009b31m",
            "\b\b\b\b\u007f",
            "a\u0000b\u001fc",
            "a=\"b\"} 1\nforged_total 1",
            "\\\" \\n \\",
            "]]>&lt;!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
            "\ud800 \udc00 \uffff");

    private static final List<String> TABLES = List.of("locust_stats.csv", "locust_stats_history.csv", "samples.jtl");
    private static final Pattern FORMULA = Pattern.compile("^[=+@\\t\\r\uff1d\uff0b\uff0d\uff20]|^-(?![0-9.]+$)");
    private static final Pattern METRIC =
            Pattern.compile("# .*|[a-z_]+\\{[a-z]+=\"([^\"\\\\]|\\\\.)*\"(,[a-z]+=\"([^\"\\\\]|\\\\.)*\")*} -?[0-9.]+");

    @TempDir
    private Path folder;

    private Map<String, String> written(String text) throws IOException {
        LoadResult result = HostileResult.everywhere(RichResult.failing(), text);
        return EveryFormat.of(result, text, folder);
    }

    static Stream<String> hostile() {
        return Stream.concat(HOSTILE.stream(), HtmlReportTest.HOSTILE.stream());
    }

    @ParameterizedTest
    @FieldSource("io.brunt.report.SecretsTest#CORPUS")
    void holdsNoSecret(String text) throws IOException {
        written(text)
                .forEach((name, it) ->
                        assertThat(it.contains("hunter2x9")).as(name).isFalse());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keepsItsShapeWhateverItIsTold(String text) throws Exception {
        Map<String, String> harmless = written(HARMLESS);

        Map<String, String> written = written(text);

        written.forEach((name, it) -> assertThat(it.codePoints()
                        .filter(c -> c != '\n' && c != '\t' && (Character.isISOControl(c) || isUnseen(c))))
                .as(name)
                .isEmpty());
        for (String name : TABLES) {
            List<Map<String, String>> rows = CsvRows.of(written.get(name));
            assertThat(rows).as(name).hasSameSizeAs(CsvRows.of(harmless.get(name)));
            assertThat(rows.stream().flatMap(it -> it.values().stream()))
                    .as(name)
                    .noneMatch(it -> FORMULA.matcher(it).find());
        }
        for (String name : List.of("summary.md", "metrics.prom")) {
            assertThat(written.get(name).lines())
                    .as(name)
                    .hasSameSizeAs(harmless.get(name).lines().toList());
        }
        assertThat(written.get("metrics.prom").lines())
                .allMatch(it -> METRIC.matcher(it).matches());
        for (String name : List.of("report.html", "index.html", "live-sofar.html", "live-over.html")) {
            assertThat(Tags.names(written.get(name))).as(name).isEqualTo(Tags.names(harmless.get(name)));
            assertThat(Tags.attributeNames(written.get(name)))
                    .as(name)
                    .isEqualTo(Tags.attributeNames(harmless.get(name)));
        }
        assertThat(JsonParser.parseString(written.get("k6-summary.json")).isJsonObject())
                .isTrue();
        assertThat(ResultSchema.faults(written.get("result.json"))).isEmpty();
        assertThat(cases(written)).isEqualTo(cases(harmless));
        assertThat(intervals(written)).isEqualTo(intervals(harmless));
    }

    @Test
    void hasNoFormatThatIsNotLookedAt() throws IOException {
        assertThat(written(HARMLESS).keySet())
                .containsAll(
                        ReportFormats.OURS.stream().map(ReportWriter::fileName).toList());
    }

    /** What turns the reading direction, or is no character at all. */
    private static boolean isUnseen(int c) {
        return c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || Character.getType(c) == Character.SURROGATE
                || c == 0xfffe
                || c == 0xffff;
    }

    private static int cases(Map<String, String> written) throws Exception {
        byte[] xml = written.get("TEST-shop.CheckoutLoadTest.xml").getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getElementsByTagName("testcase")
                .getLength();
    }

    private static int intervals(Map<String, String> written) {
        byte[] log = written.get("latency.hlog").getBytes(StandardCharsets.UTF_8);
        int count = 0;
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
            while (reader.nextIntervalHistogram() != null) {
                count++;
            }
        }
        return count;
    }
}
