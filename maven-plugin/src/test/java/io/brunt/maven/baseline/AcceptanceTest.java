// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Connections;
import io.brunt.report.ResultSummary;
import io.brunt.report.SloRow;
import io.brunt.result.Environment;
import io.brunt.result.TestIdentity;
import io.brunt.result.Totals;
import io.brunt.slo.Slo;
import io.brunt.slo.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    private static SloRow row(String unit, Verdict verdict) {
        return new SloRow(
                "p99 …",
                "p99",
                Optional.empty(),
                Optional.empty(),
                Slo.Op.LESS,
                1,
                OptionalDouble.of(1),
                unit,
                1_000,
                Optional.empty(),
                Optional.empty(),
                verdict,
                false,
                Optional.empty(),
                "");
    }

    private static ResultSummary result(Verdict verdict, List<String> notes, SloRow... rows) {
        return new ResultSummary(
                TestIdentity.named("shop.CartIT.holds"),
                verdict,
                "Headline.",
                List.of(rows),
                new Totals(1, 0, 0, 0, 0, 0, 1, 1),
                Optional.empty(),
                List.of(),
                new ResultSummary.Load("1 user", 1, 1, 0, 0, 1, 1, Optional.empty(), List.of()),
                Connections.NONE,
                List.of(),
                true,
                List.of(),
                notes,
                new Environment("linux", null, 2, "17", "0.1.0", null, null),
                AT,
                AT,
                AT,
                Path.of("target/brunt/shop.CartIT.holds"));
    }

    @Test
    void keepsWhatPassed() {
        assertThat(Acceptance.refusal(result(Verdict.PASS, List.of(), row("us", Verdict.PASS))))
                .isEmpty();
    }

    @Test
    void keepsWhatWantsForNothingButABaseline() {
        ResultSummary first =
                result(Verdict.INCONCLUSIVE, List.of(), row("us", Verdict.PASS), row("change", Verdict.INCONCLUSIVE));
        ResultSummary few = result(
                Verdict.INCONCLUSIVE, List.of(), row("us", Verdict.INCONCLUSIVE), row("change", Verdict.INCONCLUSIVE));

        assertThat(Acceptance.refusal(first)).isEmpty();
        assertThat(Acceptance.refusal(few)).contains("more than a baseline is wanting. Headline.");
    }

    @Test
    void keepsNothingThatFailedAndSaysWhatToDoWhereASlowdownIsMeant() {
        assertThat(Acceptance.refusal(result(Verdict.FAIL, List.of(), row("us", Verdict.FAIL))))
                .contains("it did not pass. Headline.");
        assertThat(Acceptance.refusal(result(Verdict.FAIL, List.of(), row("change", Verdict.FAIL))))
                .hasValueSatisfying(it -> assertThat(it).contains("delete its baseline"));
    }

    @Test
    void keepsNothingThatIsInvalidOrWasScaled() {
        assertThat(Acceptance.refusal(result(Verdict.INVALID, List.of(), row("us", Verdict.PASS))))
                .contains("it says nothing about the target. Headline.");
        assertThat(Acceptance.refusal(result(Verdict.PASS, List.of("scaled: users x 0.1"), row("us", Verdict.PASS))))
                .hasValueSatisfying(it -> assertThat(it).contains("it was scaled"));
    }
}
