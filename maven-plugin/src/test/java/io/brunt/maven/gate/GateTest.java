// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Connections;
import io.brunt.report.ResultSummary;
import io.brunt.result.Environment;
import io.brunt.result.TestIdentity;
import io.brunt.result.Totals;
import io.brunt.slo.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private static final Instant BUILD_START = Instant.parse("2026-11-25T12:00:00Z");
    private static final Softening STRICT = new Softening(false, false);

    /** Of a method: {@code shop.CartIT.holds}. */
    private static ResultSummary result(String test, Verdict verdict, Instant ended) {
        int dot = test.lastIndexOf('.');
        String method = test.substring(dot + 1);
        return new ResultSummary(
                new TestIdentity(test, test.substring(0, dot), method, method, new TreeSet<>(), test),
                verdict,
                "Failed: p99 was 412 ms",
                List.of(),
                new Totals(1, 0, 0, 0, 0, 0, 1, 1),
                Optional.empty(),
                List.of(),
                new ResultSummary.Load("1 user", 1, 1, 0, 0, 1, 1, Optional.empty(), List.of()),
                Connections.NONE,
                List.of(),
                true,
                List.of(),
                List.of(),
                new Environment("linux", null, 2, "17", "0.1.0", null, null),
                ended,
                ended,
                ended,
                Path.of("target/brunt", test));
    }

    private static Gate gate(Softening softening, List<String> declared, ResultSummary... results) {
        return Gate.of(List.of(results), BUILD_START, declared, softening);
    }

    @Test
    void namesTheClassesThatLeftNoResultWhereOthersDid() {
        List<String> declared = List.of("shop.CartIT", "shop.LoginLoad", "shop.StockIT");
        ResultSummary ran = result("shop.CartIT.holds", Verdict.PASS, BUILD_START);
        ResultSummary old = result("shop.StockIT.holds", Verdict.PASS, BUILD_START.minusSeconds(1));

        assertThat(gate(STRICT, declared, ran, old).missing()).containsExactly("shop.LoginLoad", "shop.StockIT");
        assertThat(gate(STRICT, declared, ran, old).failure("hint")).isEmpty();
        // That is the failure's to tell.
        assertThat(gate(STRICT, declared, old).missing()).isEmpty();
    }

    @Test
    void failsOnABrokenResultAndSaysWhereItsReportIs() {
        Gate gate = gate(
                STRICT,
                List.of("shop.CartIT"),
                result("shop.CartIT.holds", Verdict.PASS, BUILD_START),
                result("shop.CartIT.breaks", Verdict.FAIL, BUILD_START));

        assertThat(gate.failure("hint"))
                .hasValueSatisfying(it -> assertThat(it)
                        .startsWith("1 of 2 load tests did not pass\n\nshop.CartIT.breaks\nFailed: p99 was ")
                        .contains("412 ms")
                        .contains("target/brunt/shop.CartIT.breaks/report.html")
                        .doesNotContain("shop.CartIT.holds"));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, false, false, false",
        "FAIL, true, true, true",
        "INCONCLUSIVE, false, false, true",
        "INCONCLUSIVE, true, false, false",
        "INCONCLUSIVE, false, true, true",
        "INVALID, false, false, true",
        "INVALID, false, true, false",
        "INVALID, true, false, true"
    })
    void softensOnlyWhatItIsToldTo(
            Verdict verdict, boolean inconclusiveWarns, boolean invalidWarns, boolean expectedToFail) {
        Gate gate = gate(
                new Softening(inconclusiveWarns, invalidWarns),
                List.of(),
                result("shop.CartIT.holds", verdict, BUILD_START));

        assertThat(gate.failure("hint").isPresent()).isEqualTo(expectedToFail);
        assertThat(gate.warnings()).hasSize(verdict == Verdict.PASS || expectedToFail ? 0 : 1);
    }

    @Test
    void judgesNothingThatAnEarlierBuildLeft() {
        Gate gate = gate(
                STRICT,
                List.of("shop.CartIT"),
                result("shop.CartIT.breaks", Verdict.FAIL, BUILD_START.minusMillis(1)),
                result("shop.CartIT.holds", Verdict.PASS, BUILD_START));

        assertThat(gate.failure("hint")).isEmpty();
        assertThat(gate.warnings()).containsExactly("Not judged, since an earlier build left them: shop.CartIT.breaks");
    }

    @Test
    void failsWhenNoDeclaredLoadTestLeftAResult() {
        Gate gate = gate(
                STRICT, List.of("shop.CartIT"), result("shop.CartIT.holds", Verdict.PASS, BUILD_START.minusSeconds(1)));

        assertThat(gate.failure("did they run?"))
                .contains("no result of this build, though there are load tests in shop.CartIT\n    did they run?");
    }

    @Test
    void doesNotConcernAModuleWithoutLoadTests() {
        Gate gate = gate(STRICT, List.of());

        assertThat(gate.concernsModule()).isFalse();
        assertThat(gate.failure("hint")).isEmpty();
    }
}
