// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static io.brunt.baseline.BaselineFixture.HERE;
import static io.brunt.baseline.BaselineFixture.LOAD;
import static io.brunt.baseline.BaselineFixture.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.brunt.baseline.Baseline;
import io.brunt.baseline.BaselineFixture;
import io.brunt.baseline.BaselineRun;
import io.brunt.baseline.Reference;
import io.brunt.problem.BruntException;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionTest {

    private static final String[] ALIKE = {"98ms", "99ms", "100ms", "101ms", "102ms"};
    private static final String[] UNLIKE = {"70ms", "80ms", "100ms", "120ms", "140ms"};

    private static Reference baseline(String... times) {
        List<BaselineRun> runs = new ArrayList<>();
        for (String time : times) {
            runs.add(BaselineFixture.run(runs.size() + 1, time));
        }
        return new Baseline(runs).comparable(HERE, LOAD);
    }

    private static SloResult judged(Recording recording, Reference reference, String expression) {
        return JudgeFixture.only(JudgeFixture.judge(recording, JudgeFixture.TERMS.with(reference), expression));
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @Test
    void passesWhereARunIsLikeTheBaseline() {
        SloResult result = judged(recording("102ms"), baseline(ALIKE), "p99 regression < 10%");

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.actual().orElseThrow()).isCloseTo(0.02, within(0.001));
        assertThat(result.samples()).isEqualTo(1_000);
        assertThat(result.interval()).hasValueSatisfying(it -> {
            assertThat(it.level()).isEqualTo(0.9);
            assertThat(it.low()).isBetween(-0.03, 0.0);
            assertThat(it.high()).isBetween(0.05, 0.07);
        });
        assertThat(plain(result.reason())).isEqualTo("102 ms, against 100 ms in 5 baseline runs (98 ms to 102 ms)");
    }

    @Test
    void failsWhereItIsSlowerThanChanceMakesARun() {
        SloResult result = judged(recording("125ms"), baseline(ALIKE), "p99 regression < 10%");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.actual().orElseThrow()).isCloseTo(0.25, within(0.001));
        assertThat(result.firstBreach()).isEmpty();
        assertThat(plain(result.reason()))
                .isEqualTo("125 ms, against 100 ms in 5 baseline runs (98 ms to 102 ms); "
                        + "by chance alone an equal build would stay below 104 ms in 19 of 20 runs");
    }

    @Test
    void passesWhereItIsFaster() {
        assertThat(judged(recording("50ms"), baseline(ALIKE), "p99 regression < 10%")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"110ms, INCONCLUSIVE", "130ms, INCONCLUSIVE", "250ms, FAIL", "40ms, PASS"})
    void saysWhatUnlikeRunsCarry(String time, Verdict verdict) {
        SloResult result = judged(recording(time), baseline(UNLIKE), "p99 regression < 10%");

        assertThat(result.verdict()).isEqualTo(verdict);
        if (verdict == Verdict.INCONCLUSIVE) {
            assertThat(plain(result.reason()))
                    .contains("equal builds differ by too much for this bound: as they do now, the runs carry < 6")
                    .endsWith("%, and no number of runs this one; make runs more alike, or longer");
        }
    }

    @Test
    void saysHowManyRunsWouldCarryTheBound() {
        SloResult result = judged(recording("107ms"), baseline("91ms", "100ms", "109ms"), "p99 regression < 14%");

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).matches(".* the runs carry < \\d+%, or this one once there are \\d+");
    }

    @Test
    void asksForAnotherRunWhereItIsClose() {
        SloResult result = judged(
                recording("109ms"),
                baseline("95ms", "98ms", "100ms", "102ms", "105ms", "94ms", "106ms"),
                "p99 regression < 8%");

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(plain(result.reason()))
                .endsWith("; over the bound, but not beyond what chance does: by it an equal build would stay below "
                        + "110 ms in 19 of 20 runs: run it again");
    }

    @Test
    void knowsNothingWithoutABaseline() {
        SloResult result = judged(recording("100ms"), Reference.NONE, "p99 regression < 10%");

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.actual()).isEmpty();
        assertThat(result.reason()).contains("mvn brunt:baseline");
    }

    @ParameterizedTest
    @CsvSource({"104ms, PASS", "150ms, FAIL"})
    void saysThatFewRunsAreWeak(String time, Verdict verdict) {
        SloResult one = judged(recording(time), baseline("100ms"), "p99 regression < 10%");
        SloResult two = judged(recording(time), baseline("100ms", "101ms"), "p99 regression < 10%");
        SloResult three = judged(recording(time), baseline("100ms", "101ms", "102ms"), "p99 regression < 10%");

        assertThat(List.of(one, two, three)).extracting(SloResult::verdict).containsOnly(verdict);
        assertThat(one.reason()).contains("1 baseline run; weak: fewer than 3");
        assertThat(two.reason()).contains("; weak: fewer than 3");
        assertThat(three.reason()).doesNotContain("weak");
    }

    @ParameterizedTest
    @CsvSource({
        "p50 regression < 10%, PASS",
        "p99 regression during hold < 10%, FAIL",
        "p99 regression during ramp < 10%, PASS",
        "p99 regression of login < 10%, FAIL",
        "mean regression <= 10%, FAIL",
        "throughput regression < 10%, PASS",
        "throughput regression during hold < 10%, PASS"
    })
    void comparesEachMetricOfEachPart(String expression, Verdict verdict) {
        assertThat(judged(recording("125ms"), baseline(ALIKE), expression).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void callsAFallOfTheThroughputARegression() {
        Recording fewer = new RecordingFixture()
                .stage("ramp", "5s")
                .stage("hold", "5s")
                .completed(500, "1s", "1ms")
                .completed(250, "6s", "100ms")
                .build();

        SloResult result = judged(fewer, baseline(ALIKE), "throughput regression < 10%");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.actual().orElseThrow()).isCloseTo(0.25, within(1e-9));
        assertThat(result.reason()).startsWith("75/s, against 100/s in 5 baseline runs (100/s to 100/s)");
    }

    @Test
    void namesAStepThatNoBaselineRunHas() {
        Recording recording = new RecordingFixture()
                .stage("ramp", "5s")
                .completed(500, "1s", "1ms")
                .step("logout", 500, "1s", "1ms", io.brunt.record.Outcome.COMPLETED)
                .build();

        SloResult result = judged(recording, baseline(ALIKE), "p99 regression of logout < 10%");

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).startsWith("no baseline run has a step called logout");
    }

    @Test
    void isNoPassForErrorsThatAreFastOrForTooFewSamples() {
        Recording errors = new RecordingFixture()
                .stage("1", "10s")
                .errors(1_000, "1s", "1ms")
                .build();
        Recording few = new RecordingFixture()
                .stage("1", "10s")
                .completed(298, "1s", "1ms")
                .build();

        SloResult ofErrors = judged(errors, baseline(ALIKE), "p99 regression < 10%");
        SloResult ofFew = judged(few, baseline(ALIKE), "p99 regression < 10%");

        assertThat(ofErrors.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ofErrors.reason()).contains("none of the 1,000 requests completed");
        assertThat(ofFew.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ofFew.reason()).contains("p99 needs 299 requests to be claimed, there were 298");
    }

    @Test
    void isInvalidWhereTheGeneratorAloneWasLate() {
        Recording late = new RecordingFixture()
                .stage("1", "10s")
                .completed(900, "1s", "100ms")
                .late(100, "2s", "200ms", "100ms")
                .build();

        SloResult result = judged(late, baseline(ALIKE), "p99 regression < 10%");

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.reason()).contains("the generator's own late starts");
    }

    @Test
    void judgesByTheWholeIntervalWithConfidence() {
        Slo slo = SloParser.parse("p99 regression < 10%");

        assertThat(withConfidence(slo, "103ms").verdict()).isEqualTo(Verdict.PASS);
        assertThat(withConfidence(slo, "109ms").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(withConfidence(slo, "125ms").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(withConfidence(slo, "103ms").interval())
                .hasValueSatisfying(it -> assertThat(it.level()).isEqualTo(0.95));
    }

    private static SloResult withConfidence(Slo slo, String time) {
        return JudgeFixture.only(SloJudge.judge(
                List.of(slo.withConfidence(0.95)),
                recording(time),
                JudgeFixture.FIT,
                JudgeFixture.TERMS.with(baseline(ALIKE))));
    }

    @Test
    void cannotBeLostBeforeTheEnd() {
        Slo slo = SloParser.parse("p99 regression < 10%");

        assertThatThrownBy(() -> slo.withAbortAfter(Duration.ZERO))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("abort: does not go with a regression");
    }

    /** Of a Share there is never more than all. */
    @Test
    void writesAChangeThatIsNoPartOfAWhole() {
        assertThat(Dimension.CHANGE.text(1.0025)).isEqualTo("100.25%");
        assertThat(Dimension.CHANGE.text(-0.1)).isEqualTo("-10%");
    }
}
