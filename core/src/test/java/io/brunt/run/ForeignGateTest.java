// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static io.brunt.foreign.ForeignFiles.HEADER;
import static io.brunt.foreign.ForeignFiles.kept;
import static io.brunt.foreign.ForeignFiles.row;
import static io.brunt.foreign.ForeignFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.brunt.foreign.ForeignFormat;
import io.brunt.report.FailureText;
import io.brunt.report.ResultJson;
import io.brunt.report.ResultSchema;
import io.brunt.report.ResultSummary;
import io.brunt.report.SloRow;
import io.brunt.result.TestIdentity;
import io.brunt.slo.Slo;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignGateTest {

    private static final long AT = 1_764_079_200_000L;

    @TempDir
    Path module;

    private ForeignGate gate;

    @BeforeEach
    void opens() {
        gate = new ForeignGate(module, module.resolve("target/brunt"));
    }

    @AfterEach
    void leavesWholeResultsWithoutANumberThatIsNone() throws IOException {
        assertThat(gate.unwritten()).isEmpty();
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = withoutProgram(Files.readString(file));
                assertThat(text).as(file.toString()).doesNotContain("NaN").doesNotContain("Infinity");
                if (file.endsWith("result.json")) {
                    assertThat(ResultSchema.faults(text)).as(file.toString()).isEmpty();
                }
            }
        }
    }

    /** A page without its own script, which may well name what no figure is. */
    private static String withoutProgram(String page) {
        return page.replaceAll("(?s)<script>.*?</script>", "");
    }

    private ResultSummary judge(Path file, String... slos) {
        List<Slo> objectives = ForeignGate.objectives(Arrays.asList(slos), ForeignFormat.AUTO);
        ResultSummary summary = gate.judge(file, ForeignFormat.AUTO, objectives);
        assertThat(ResultJson.read(summary.directory().resolve("result.json"))).isEqualTo(summary);
        return summary;
    }

    private static SloRow objective(ResultSummary result, String expression) {
        return result.slos().stream()
                .filter(it -> it.expression().equals(expression))
                .findFirst()
                .orElseThrow();
    }

    /** Figures have no-break spaces before their units. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private String read(String name) {
        try {
            return Files.readString(module.resolve("target/brunt").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rows(int count, long millis) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            text.append(row(AT + i * 10L, millis, "home", true));
        }
        return text.toString();
    }

    @Nested
    class OfJMeter {

        @Test
        void judgesSamplesAsItDoesOurOwn() {
            ResultSummary good = judge(
                    write(module, "run.jtl", rows(1_000, 40)),
                    "p95 < 50ms",
                    "p90 of home < 50ms every 2s",
                    "service-time p90 < 50ms every 3s",
                    "p99 of home < 50ms",
                    "throughput > 90/s",
                    "apdex(50ms) > 0.9");

            assertThat(good.verdict()).isEqualTo(Verdict.PASS);
            assertThat(good.slos()).extracting(SloRow::expression).contains("errors = 0");
            assertThat(good.totals().requests()).isEqualTo(1_000);
            assertThat(good.test().isForeign()).isTrue();
            assertThat(good.directory().getFileName()).hasToString("foreign.run.jtl");
        }

        @Test
        void failsOnABrokenObjectiveAndSaysSinceWhen() {
            ResultSummary slow = judge(write(module, "run.jtl", rows(1_000, 400)), "p95 < 50ms");

            assertThat(slow.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(plain(slow.headline())).startsWith("Failed: p95 was 400 ms, allowed 50 ms, from ");
            assertThat(FailureText.of(slow))
                    .contains("Source     foreign: made by JMeter with at most 8 users at once, in 10.39s")
                    .contains(
                            "Delivered  1,000 requests, 0 errors, 96.2/s without error over 10.4 s, at most 8 users at once")
                    .contains("Generator  another tool's: its file does not tell whether it kept up")
                    .doesNotContain("Promised");
        }

        @Test
        void claimsNoPercentileOfTooFewSamples() {
            ResultSummary few = judge(write(module, "run.jtl", rows(50, 40)), "p99 < 50ms");

            assertThat(few.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(few.headline()).contains("p99 needs 299 requests");
        }

        @Test
        void escapesALabelOfSeveralLinesEverywhere() {
            String label = "line 1 <b>,\nline 2 \"\"said\"\" | `x`\n# line 3";
            ResultSummary result = judge(
                    write(
                            module,
                            "run.jtl",
                            HEADER + row(AT, 1_898, "home", true) + AT + ",118,\"" + label
                                    + "\",500,\"a\n<script>b\",g 1-1,text,false,\"c\n\"\"d\"\"\",1,1,1,1,,1,0,1\n"),
                    "error-rate < 1%",
                    "max < 2s");

            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(objective(result, "error-rate < 1%").actual()).hasValue(0.5);
            assertThat(objective(result, "max < 2s").actual()).hasValue(1_898_000);
            String page = read("foreign.run.jtl/report.html");
            assertThat(page).contains("line 1 &lt;b&gt;,").doesNotContain("<b>,");
            assertThat(page.split("<script>", -1))
                    .as("parts around the page's own script")
                    .hasSize(2);
            assertThat(read("summary.md").lines()).noneMatch(it -> it.startsWith("# line 3"));
            assertThat(read("junit/TEST-JMeter.xml")).contains("FAIL").doesNotContain("<b>");
            assertThat(FailureText.of(result).lines()).noneMatch(it -> it.startsWith("\"d\""));
        }

        @Test
        void saysOfEachMetricThatNoJtlHoldsWhy() {
            ResultSummary result =
                    judge(write(module, "run.jtl", rows(10, 4)), "dropped = 0", "check-rate = 100%", "max < 1s");

            assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.slos())
                    .extracting(SloRow::expression, SloRow::verdict)
                    .containsExactly(
                            tuple("dropped = 0", Verdict.INVALID),
                            tuple("check-rate = 100%", Verdict.INVALID),
                            tuple("max < 1s", Verdict.PASS),
                            tuple("errors = 0", Verdict.PASS));
            assertThat(objective(result, "dropped = 0").reason()).contains("what was due and never begun");
        }

        @Test
        void callsARunInvalidThatWasEndedWhileJMeterWrote() {
            String text = rows(1_000, 40);
            ResultSummary cut = judge(write(module, "run.jtl", text.substring(0, text.length() - 50)), "p95 < 50ms");

            assertThat(cut.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(cut.headline())
                    .isEqualTo(
                            "Invalid: the run was interrupted: line 1001, the last one, ends in the middle: JMeter was"
                                    + " ended while it wrote.");
        }

        @Test
        void judgesWhatJMeterItselfWrote() {
            ResultSummary csv =
                    judge(kept("jmeter-5.6.3.csv.jtl").toAbsolutePath(), "error-rate <= 60%", "max of buy < 1s");

            assertThat(csv.totals().requests()).isEqualTo(30);
            assertThat(csv.verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Nested
    class OfK6 {

        @Test
        void failsOnAThresholdThatK6FoundBroken() {
            ResultSummary result = judge(
                    kept("k6-export.json").toAbsolutePath(),
                    "p95 < 300ms",
                    "error-rate < 2%",
                    "dropped < 5",
                    "check-rate > 99%");

            assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.slos())
                    .extracting(SloRow::expression, SloRow::verdict)
                    .containsExactly(
                            tuple("p95 < 300ms", Verdict.PASS),
                            tuple("error-rate < 2%", Verdict.PASS),
                            tuple("dropped < 5", Verdict.PASS),
                            tuple("check-rate > 99%", Verdict.PASS),
                            tuple("http_req_duration: p(95)<250", Verdict.PASS),
                            tuple("http_req_duration: p(90)<100", Verdict.FAIL),
                            tuple("http_req_duration{name:checkout}: p(95)<500", Verdict.PASS),
                            tuple("http_req_duration{group:::buy}: p(95)<500", Verdict.INVALID));
            assertThat(objective(result, "http_req_duration: p(90)<100").actual())
                    .hasValue(150_000);
            assertThat(objective(result, "http_req_duration{group:::buy}: p(95)<500")
                            .reason())
                    .contains("k6 calls a threshold kept that has no sample");
            assertThat(read(result.directory().getFileName() + "/report.html"))
                    .contains("k6: http_req_duration p(90)")
                    .contains("Figures in the file");
        }

        @Test
        void failsOnAThresholdOfHandleSummary() {
            ResultSummary result =
                    judge(kept("k6-handle-summary.json").toAbsolutePath(), "error-rate < 2%", "check-rate > 98%");

            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(plain(result.headline()))
                    .startsWith("Failed: k6: http_req_duration p(90) was 150 ms, allowed 100 ms");
        }

        @Test
        void namesTheFiguresThatThereAreWhereOneIsNot() {
            ResultSummary result = judge(
                    kept("k6-machine-readable.json").toAbsolutePath(),
                    "p99 < 1s",
                    "p95 < 1s every 10s",
                    "error-rate < 2%");

            assertThat(objective(result, "p99 < 1s").verdict()).isEqualTo(Verdict.INVALID);
            assertThat(objective(result, "p99 < 1s").reason())
                    .isEqualTo("the file has no p99, only avg, min, med, max, p(90), p(95) of http_req_duration;"
                            + " let the tool print it");
            assertThat(objective(result, "p95 < 1s every 10s").reason())
                    .contains("nothing is known of every window")
                    .contains("avg, min, med");
            assertThat(result.slos()).extracting(SloRow::expression).contains("check-rate = 100%");
        }

        @Test
        void countsDroppedIterationsAsLoadThatWasNotMade() {
            ResultSummary result = judge(
                    write(
                            module,
                            "k6.json",
                            "{\"metrics\":{\"http_reqs\":{\"count\":100,\"rate\":10},\"http_req_failed\":{\"value\":0,\"passes\":0,"
                                    + "\"fails\":100},\"dropped_iterations\":{\"count\":7,\"rate\":0.7}}}"),
                    "throughput > 9/s");

            assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.headline()).startsWith("Invalid: 7 iterations were dropped");
            assertThat(read("junit/TEST-k6.xml")).contains("7 iterations were dropped");
        }

        @Test
        void judgesAPartByItsNameAndSaysWhatIsMissing() {
            ResultSummary result = judge(
                    kept("k6-export.json").toAbsolutePath(),
                    "p95 of checkout < 500ms",
                    "p90 of iteration_duration < 500ms",
                    "p95 of cart < 1s");

            assertThat(objective(result, "p95 of checkout < 500ms").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(objective(result, "p95 of checkout < 500ms").reason())
                    .contains("how many requests are behind it");
            assertThat(objective(result, "p90 of iteration_duration < 500ms").verdict())
                    .isEqualTo(Verdict.PASS);
            assertThat(objective(result, "p95 of cart < 1s").reason())
                    .contains("only of iteration_duration, checkout, buy")
                    .contains("for which the script has a threshold");
        }
    }

    @Nested
    class OfLocust {

        @ParameterizedTest
        @ValueSource(strings = {"p95 < 315ms", "p95 <= 320ms", "p95 < 329ms", "p95 = 320ms"})
        void decidesNothingWithinTheWidthOfABucket(String slo) {
            ResultSummary result = judge(kept("locust_stats.csv").toAbsolutePath(), slo, "error-rate < 2%");

            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(plain(objective(result, slo).reason()))
                    .isEqualTo("p95 was rounded, and may have been from 310 ms to 330 ms");
        }

        @Test
        void judgesWhatLiesBeyondTheWidthOfABucket() {
            ResultSummary result = judge(
                    kept("locust_stats.csv").toAbsolutePath(),
                    "p95 < 340ms",
                    "p95 < 300ms",
                    "max < 1901ms",
                    "mean of 'POST /buy, now' < 411ms",
                    "throughput > 9/s",
                    "error-rate < 2%");

            assertThat(result.slos())
                    .extracting(SloRow::verdict)
                    .containsExactly(
                            Verdict.PASS, Verdict.FAIL, Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS);
            assertThat(FailureText.of(result)).contains("Errors     10 x POST /buy, now: HTTPError(");
        }

        @Test
        void impliesThatThereAreNoErrors() {
            assertThat(judge(kept("locust_stats.csv").toAbsolutePath(), "p50 < 1s")
                            .verdict())
                    .isEqualTo(Verdict.FAIL);
        }
    }

    @Nested
    class OfNothing {

        private static final String SLO = "error-rate < 1%";

        @Test
        void saysOfWhichKindTheNothingIs() {
            ResultSummary header = judge(write(module, "header.jtl", HEADER), SLO);
            ResultSummary empty = judge(write(module, "empty.jtl", ""), SLO);
            ResultSummary none = gate.nothing(
                    "target/jmeter/*.jtl",
                    ForeignFormat.AUTO,
                    ForeignGate.objectives(List.of(SLO), ForeignFormat.AUTO));

            assertThat(List.of(header, empty, none))
                    .extracting(ResultSummary::verdict)
                    .containsOnly(Verdict.INVALID);
            assertThat(header.headline())
                    .startsWith("Invalid: header.jtl: nothing was measured: the file holds nothing but a header");
            assertThat(empty.headline()).startsWith("Invalid: empty.jtl: nothing was measured: the file has 0 bytes");
            assertThat(none.headline())
                    .startsWith("Invalid: target/jmeter/*.jtl: no file matches, so nothing was measured");
            assertThat(none.directory().getFileName()).hasToString(TestIdentity.foreignFolder("target/jmeter/*.jtl"));
            assertThat(read("summary.md"))
                    .contains("header.jtl")
                    .contains("empty.jtl")
                    .contains("no file matches");
            assertThat(read("junit/TEST-foreign.xml")).contains("the file has 0 bytes");
        }

        @Test
        void forgetsAPatternOnceItMatches() {
            String pattern = "target/jmeter/*.jtl";
            ResultSummary none = gate.nothing(pattern, ForeignFormat.AUTO, List.of());

            gate.found(pattern);
            judge(write(module, "run.jtl", rows(10, 5)));

            assertThat(none.directory()).doesNotExist();
            assertThat(read("summary.md")).doesNotContain("no file matches");
        }

        @Test
        void namesFileAndLineOfWhatCannotBeRead() {
            ResultSummary broken =
                    judge(write(module, "broken.jtl", rows(10, 5) + "x,y\n" + row(AT, 1, "a", true)), SLO);

            assertThat(broken.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(broken.headline())
                    .startsWith("Invalid: broken.jtl: line 12 has 2 columns; expected 17 columns;");
        }
    }
}
