// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brunt.GoldenFile;
import io.brunt.problem.BruntException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fault that an expression can have, as the user reads it. */
class SloMessageTest {

    @Test
    void saysWhatIsWrongWithTheMetric() {
        assertMessages(
                "metric",
                "",
                "< 250ms",
                "'p99' < 250ms",
                "p99x < 250ms",
                "p0 < 250ms",
                "p100 < 250ms",
                "p150 < 250ms",
                "p999 < 250ms",
                "p95th < 250ms",
                "p99,9 < 250ms",
                "P99 < 250ms",
                "avg < 250ms",
                "rps >= 900/s",
                "eror-rate < 1%",
                "errorrate < 1%",
                "Max < 250ms",
                "speed < 250ms",
                "service-time < 250ms",
                "service-time throughput < 250ms",
                "service-time maxx < 250ms",
                "service-time p100 < 250ms",
                "apdex > 0.9",
                "apdex(250ms > 0.9",
                "apdex(250) > 0.9",
                "apdex(0s) > 0.9",
                "apdex( 250ms ) > 0.9",
                "apdex (250ms) > 0.9",
                "apdx(250ms) > 0.9",
                "promql > 0",
                "promql(up) > 0",
                "promql(\"up\") > 0",
                "promql() > 0",
                "promql('') > 0",
                "promql('up) > 0",
                "promql('up' > 0",
                "promql('up{job='api'}') > 0",
                "promq('up') > 0",
                "app.cpu2 < 80%",
                "app.memory < 512MiB",
                "threads < 100",
                "app.heap < 512MiB");
    }

    @Test
    void refusesWhatALaterVersionJudgesWithoutCallingItUnknown() {
        assertMessages("later", "balance < 1.2 every 10s");
    }

    @Test
    void saysWhatIsWrongWithARegression() {
        assertMessages(
                "regression",
                "p99 regresion < 10%",
                "regression < 10%",
                "max regression < 10%",
                "service-time p99 regression < 10%",
                "error-rate regression < 10%",
                "p99 of login regression < 10%",
                "p99 regression of login during hold < 10%",
                "p99 regression > 10%",
                "p99 regression = 10%",
                "p99 regression 10%",
                "p99 regression < 250ms",
                "p99 regression < 10",
                "p99 regression < 1",
                "p99 regression < 0%",
                "p99 regression < 120%",
                "throughput regression <= 100%",
                "p99 regression < 10% every 10s");
    }

    @Test
    void saysWhatIsWrongWithANameOrAnOperator() {
        assertMessages(
                "clause",
                "p99 of < 250ms",
                "p99 of during hold < 250ms",
                "p99 of '' < 250ms",
                "p99 of 'login < 250ms",
                "p99 of \"POST /login\" < 250ms",
                "p99 of POST /login < 250ms",
                "p99 during hold of login < 250ms",
                "p99 during < 250ms",
                "dropped of login = 0",
                "balance of login < 1.2",
                "balance during hold < 1.2",
                "allocation of login < 2KiB",
                "allocation",
                "allocation 2KiB",
                "promql('up') of api > 0",
                "promql('up') during hold > 0",
                "promql('up') > 0 every 10s",
                "promql('up') 1",
                "app.rss of < 512MiB",
                "app.rss",
                "app.cpu 80%",
                "p99",
                "p99 250ms",
                "throughput 900/s",
                "p99 is fast",
                "p99 => 250ms",
                "p99 =< 250ms",
                "p99 == 250ms",
                "p99 != 250ms",
                "p99 < > 250ms");
    }

    @Test
    void saysWhatIsWrongWithTheBound() {
        assertMessages(
                "bound",
                "p99 <",
                "p99 < '250ms'",
                "p99 < 250",
                "p99 < 250sm",
                "p99 < 250sec",
                "p99 < 250 ms",
                "p99 < 5%",
                "p99 < 900/s",
                "p99 < fast",
                "p99 < -5ms",
                "p99 < 30s1m",
                "throughput > 900",
                "throughput > 900ms",
                "throughput > 900/sec",
                "throughput > 90%",
                "error-rate < 5",
                "error-rate < 5ms",
                "error-rate < 1",
                "error-rate < 120%",
                "error-rate < low",
                "errors < 1%",
                "errors < 1.5",
                "errors < 1ms",
                "errors < few",
                "dropped < 1%",
                "balance < 120%",
                "allocation < 2048",
                "allocation < 2kib",
                "allocation < 2 KiB",
                "allocation < 5%",
                "allocation < 5ms",
                "allocation < few",
                "app.cpu < 80",
                "app.rss < 512",
                "app.gc-pause < 5",
                "app.threads < 5.5",
                "promql('up') < 5%",
                "promql('up') < 5ms",
                "promql('up') < --5",
                "promql('up') < 1e6",
                "promql('up') < few");
    }

    @Test
    void refusesABoundThatNoRunCouldBreakOrMeet() {
        assertMessages(
                "sense",
                "error-rate <= 100%",
                "throughput >= 0/s",
                "errors >= 0",
                "check-rate >= 0%",
                "check-rate <= 100%",
                "balance >= 1",
                "p99 >= 0ms",
                "error-rate < 100%",
                "error-rate < 0%",
                "errors < 0",
                "max < 0ms",
                "max <= 0s",
                "check-rate > 100%",
                "balance < 1",
                "allocation < 0B",
                "allocation >= 0B",
                "app.cpu < 1",
                "app.cpu <= 100%",
                "app.gc-pause < 0s",
                "app.gc-pause >= 0s");
    }

    @Test
    void saysWhatIsWrongBehindTheBound() {
        assertMessages(
                "rest",
                "p99 < 250ms every",
                "p99 < 250ms every day",
                "p99 < 250ms every 10",
                "p99 < 250ms every 0s",
                "p99 < 250ms every 500ms",
                "p99 < 250ms of login",
                "p99 < 250ms during hold",
                "p99 < 250ms please",
                "p99 < 250ms every 10s please",
                "p99 < 250ms < 1s");
    }

    @Test
    void tellsAllFaultsOfATestTogether() {
        List<String> expressions = List.of(
                "p99 < 250ms",
                "p99 during hould < 250ms",
                "p99 of 'POST /proces' < 250ms",
                "p99 of search during hold < 250ms",
                "max < fast",
                "p99   <   0.25s");

        BruntException refusal = catchThrowableOfType(
                BruntException.class,
                () -> SloCheck.parse(expressions, List.of("ramp up", "hold"), Optional.of(List.of("POST /process"))));

        GoldenFile.assertMatches(
                "slo-check.txt",
                refusal.problems().stream()
                        .map(it -> it.at("CheckoutLoadTest.holds").text() + "\n")
                        .collect(Collectors.joining("\n")));
    }

    private static void assertMessages(String name, String... expressions) {
        GoldenFile.assertMatches(
                "slo-" + name + ".txt",
                Stream.of(expressions).map(SloMessageTest::message).collect(Collectors.joining("\n")));
    }

    private static String message(String expression) {
        try {
            return "accepted: " + SloParser.parse(expression) + "\n";
        } catch (BruntException e) {
            return e.problems().get(0).at("CheckoutLoadTest.holds").text() + "\n";
        }
    }
}
