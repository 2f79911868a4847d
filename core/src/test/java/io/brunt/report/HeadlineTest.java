// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.slo.Slo.Op;
import io.brunt.slo.SloResult.Interval;
import io.brunt.slo.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private static final Instant BREACH = Instant.parse("2026-11-24T14:03:10Z");

    @Test
    void saysWhatBrokeHowMuchWasAllowedAndSinceWhen() {
        assertThat(of(Verdict.FAIL, row("p99", Op.LESS, 250_000, 412_248, "us", Verdict.FAIL, "")))
                .isEqualTo("Failed: p99 was 412 ms, allowed 250 ms, from 14:03:10 on.");
        assertThat(of(Verdict.FAIL, row("throughput", Op.MORE, 650, 600.4, "per-second", Verdict.FAIL, "")))
                .isEqualTo("Failed: throughput was 600/s, required 650/s, from 14:03:10 on.");
        assertThat(of(Verdict.FAIL, row("errors", Op.EQUAL, 0, 1_204, "count", Verdict.FAIL, "")))
                .isEqualTo("Failed: 1,204 errors, none allowed, from 14:03:10 on.");
        assertThat(of(Verdict.FAIL, row("error-rate", Op.LESS, 0.001, 0.0015, "share", Verdict.FAIL, "")))
                .isEqualTo("Failed: error-rate was 0.15 %, allowed 0.1 %, from 14:03:10 on.");
    }

    @Test
    void showsMoreDigitsWhereThreeWouldHideTheBreach() {
        assertThat(of(Verdict.FAIL, row("p99", Op.LESS, 250_000, 250_367, "us", Verdict.FAIL, "")))
                .isEqualTo("Failed: p99 was 250.367 ms, allowed 250 ms, from 14:03:10 on.");
        assertThat(of(Verdict.FAIL, row("error-rate", Op.LESS, 0.001, 0.0010004, "share", Verdict.FAIL, "")))
                .isEqualTo("Failed: error-rate was 0.10004 %, allowed 0.1 %, from 14:03:10 on.");
    }

    @Test
    void saysWhyNothingCanBeSaid() {
        SloRow spans = row("p99.9", Op.LESS, 200_000, 187_000, "us", Verdict.INCONCLUSIVE, "");
        SloRow few = row("p99", Op.LESS, 200_000, 187_000, "us", Verdict.INCONCLUSIVE, "p99 needs 299 samples");

        assertThat(of(Verdict.INCONCLUSIVE, spans))
                .isEqualTo("Inconclusive: p99.9 was 187 ms, allowed 200 ms,"
                        + " but the interval of 166 ms to 213 ms spans the bound.");
        assertThat(of(Verdict.INCONCLUSIVE, few))
                .isEqualTo("Inconclusive: p99 was 187 ms, allowed 200 ms; p99 needs 299 samples.");
    }

    @Test
    void letsTheLoadSpeakBeforeTheObjectives() {
        SloRow broken = row("p99", Op.LESS, 250_000, 412_248, "us", Verdict.FAIL, "");

        assertThat(Headline.of(Verdict.INVALID, List.of(broken), List.of("2.1 % of the starts were late")))
                .isEqualTo("Invalid: 2.1 % of the starts were late.");
    }

    @Test
    void saysThatAllHold() {
        SloRow held = row("p99", Op.LESS, 250_000, 87_900, "us", Verdict.PASS, "");

        assertThat(of(Verdict.PASS, held))
                .isEqualTo("Passed: p99 was 87.9 ms, allowed 250 ms. The one objective holds.");
    }

    private static String of(Verdict verdict, SloRow row) {
        return Escaper.plain(Headline.of(verdict, List.of(row), List.of()));
    }

    private static SloRow row(
            String metric, Op op, double required, double actual, String unit, Verdict verdict, String reason) {
        return new SloRow(
                metric,
                metric,
                Optional.empty(),
                Optional.empty(),
                op,
                required,
                OptionalDouble.of(actual),
                unit,
                10_000,
                Optional.of(new Interval(166_194, 212_878, 0.95)),
                Optional.<Duration>empty(),
                verdict,
                false,
                verdict == Verdict.FAIL ? Optional.of(BREACH) : Optional.empty(),
                reason);
    }
}
