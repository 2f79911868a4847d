// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brunt.problem.BruntException;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {

    /** 20 s with 100 iterations each, of which so many are slow, and in turn a little more and less so. */
    private static Recording even(int slow, int spread) {
        RecordingFixture fixture = new RecordingFixture().stage("1", "20s");
        for (int second = 0; second < 20; second++) {
            int now = slow + (second % 2 == 0 ? spread : -spread);
            fixture.completed(100 - now, second + "s", "10ms");
            if (now > 0) {
                fixture.completed(now, second + "s", "300ms");
            }
        }
        return fixture.build();
    }

    /** The same 40 slow ones of 2,000, all in one second. */
    private static Recording inOneBurst() {
        RecordingFixture fixture = new RecordingFixture().stage("1", "20s");
        for (int second = 0; second < 20; second++) {
            fixture.completed(second == 7 ? 60 : 100, second + "s", "10ms");
        }
        return fixture.completed(40, "7s", "300ms").build();
    }

    private static SloResult judged(Recording recording, String expression, double level) {
        Slo slo = SloParser.parse(expression).withConfidence(level);
        return SloJudge.judge(List.of(slo), recording, JudgeFixture.FIT, JudgeFixture.TERMS)
                .slos()
                .get(0);
    }

    @Test
    void passesWhereTheWholeIntervalHolds() {
        SloResult result = judged(even(2, 1), "p95 < 250ms", 0.95);

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.interval()).hasValueSatisfying(it -> {
            assertThat(it.level()).isEqualTo(0.95);
            assertThat(it.high()).isLessThan(11_000);
        });
    }

    @Test
    void failsWhereTheWholeIntervalBreaks() {
        assertThat(judged(even(9, 1), "p95 < 250ms", 0.95).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void tellsHowLongToRunWhereTheIntervalSpansTheBound() {
        SloResult result = judged(even(5, 1), "p95 < 250ms", 0.95);

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason())
                .startsWith(
                        "95\u00a0% sure is only that it lies between 10\u00a0ms and 300\u00a0ms: it takes a run of about ");
    }

    @Test
    void isNotSureOfAShareThatOneBurstDecides() {
        // 2 % slow: far below 5 % if they were independent, but a second burst like it is as likely as not.
        assertThat(judged(even(2, 0), "p95 < 250ms", 0.95).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged(inOneBurst(), "p95 < 250ms", 0.95).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void needsSecondsToSeeTheSpread() {
        Recording recording = new RecordingFixture()
                .stage("1", "5s")
                .completed(5_000, "1s", "10ms")
                .build();

        SloResult result = judged(recording, "p95 < 250ms", 0.95);

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).contains("needs at least 8 whole seconds");
    }

    @ParameterizedTest
    @CsvSource({
        "error-rate < 4%, PASS",
        "error-rate < 2.2%, INCONCLUSIVE",
        "error-rate < 1.8%, INCONCLUSIVE",
        "error-rate < 1%, FAIL",
        "error-rate > 1%, PASS",
        "mean < 12ms, PASS",
        "mean < 9ms, FAIL",
        "throughput > 97/s, PASS",
        "throughput > 99/s, FAIL",
    })
    void judgesSharesAndMeans(String expression, Verdict verdict) {
        RecordingFixture fixture = new RecordingFixture().stage("1", "20s");
        for (int second = 0; second < 20; second++) {
            fixture.completed(98, second + "s", second % 2 == 0 ? "9ms" : "11ms");
            fixture.errors(2, second + "s", "10ms");
        }

        assertThat(judged(fixture.build(), expression, 0.95).verdict()).isEqualTo(verdict);
    }

    @Test
    void tellsAnIntervalOfWhatNeedsNoConfidence() {
        Judgement judgement = JudgeFixture.judge(even(2, 1), "p95 < 250ms", "max < 1s", "errors = 0");

        assertThat(judgement.slos().get(0).interval()).isPresent();
        assertThat(judgement.slos().get(1).interval()).isEmpty();
        assertThat(judgement.slos().get(2).interval()).isEmpty();
    }

    @Test
    void tellsNoIntervalOfAThroughputOverARamp() {
        RecordingFixture fixture = new RecordingFixture().stage("up", "10s").stage("hold", "10s");
        for (int second = 0; second < 20; second++) {
            fixture.completed(10 * Math.min(second + 1, 10), second + "s", "10ms");
        }

        Judgement judgement = JudgeFixture.judge(fixture.build(), "throughput > 1/s", "throughput during hold > 1/s");

        assertThat(judgement.slos().get(0).interval()).isEmpty();
        assertThat(judgement.slos().get(1).interval()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p99 < 1s | 95 | did you mean 0.95?",
                "p99 < 1s | 0.5 | above 0.5 and below 1",
                "p99 < 1s | 1 | above 0.5 and below 1",
                "max < 1s | 0.95 | leave confidence out",
                "errors = 0 | 0.95 | leave confidence out",
                "error-rate = 1% | 0.95 | an upper or a lower bound"
            })
    void isRefusedWhereItCouldNotBeHeld(String expression, double level, String hint) {
        Slo slo = SloParser.parse(expression);

        assertThatExceptionOfType(BruntException.class)
                .isThrownBy(() -> slo.withConfidence(level))
                .satisfies(it -> assertThat(it.problems().get(0).text()).contains(hint));
    }
}
