// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static io.brunt.slo.JudgeFixture.judge;
import static io.brunt.slo.JudgeFixture.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.record.Outcome;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloJudgeTest {

    /** 1,000 iterations in 10 s: 950 of 10 ms, 40 of 100 ms, 5 errors of 200 ms, 5 abandoned after 1 s. */
    private static final Recording MIXED = new RecordingFixture()
            .completed(940, "0s", "10ms")
            .completedAfterwards(10, "9s", "10ms")
            .completed(40, "3s", "100ms")
            .errors(5, "4s", "200ms")
            .abandoned(5, "5s", "1s")
            .checks(200, 1)
            .instance("http://a", 600)
            .instance("http://b", 400)
            .build();

    @Nested
    class TakesFigures {

        @ParameterizedTest
        @CsvSource({
            "p50 < 1s, 10000, 1000",
            "p99 < 1s, 100000, 1000",
            "p99.5 < 1s, 200000, 1000",
            "p99.6 < 10s, 1000000, 1000",
            "max < 2s, 1000000, 1000",
            "min < 2s, 10000, 1000",
            "mean < 2s, 19500, 1000",
            "service-time p99 < 1s, 100000, 1000",
            "service-time max < 2s, 1000000, 1000",
            "throughput > 1/s, 98, 980",
            "error-rate < 10%, 0.005, 1000",
            "shed-rate < 10%, 0, 1000",
            "check-rate > 50%, 0.995, 200",
            "errors < 10, 5, 1000",
            "dropped < 10, 0, 1000",
            "abandoned < 10, 5, 1000",
            "balance < 2, 1.2, 1000"
        })
        void overTheWholeRun(String expression, double actual, long samples) {
            SloResult result = only(judge(MIXED, expression));

            // Three significant digits, rounded up to the bucket's end.
            assertThat(result.actual().orElseThrow()).isBetween(actual, actual * 1.001);
            assertThat(result.samples()).isEqualTo(samples);
        }

        @Test
        void ofAStep() {
            Recording recording = new RecordingFixture()
                    .completed(400, "0s", "50ms")
                    .step("login", 300, "0s", "5ms", Outcome.COMPLETED)
                    .step("login", 100, "0s", "5ms", Outcome.ERROR)
                    .build();

            assertThat(only(judge(recording, "error-rate of login < 50%")).actual())
                    .hasValue(0.25);
            assertThat(only(judge(recording, "throughput of login > 1/s")).actual())
                    .hasValue(30);
            assertThat(only(judge(recording, "max of login < 10ms")).actual()).hasValue(5_000);
        }

        @Test
        void duringAStageByItsOwnLength() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "10s")
                    .stage("hold", "5s")
                    .completed(100, "2s", "5ms")
                    .completed(400, "12s", "20ms")
                    .build();

            assertThat(only(judge(recording, "throughput during ramp > 1/s")).actual())
                    .hasValue(10);
            assertThat(only(judge(recording, "throughput during hold > 1/s")).actual())
                    .hasValue(80);
            assertThat(only(judge(recording, "max during ramp < 1s")).actual()).hasValue(5_000);
        }

        @Test
        void ofAStepDuringAStage() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "10s")
                    .stage("hold", "5s")
                    .completed(2, "2s", "50ms")
                    .step("login", 1, "2s", "5ms", Outcome.COMPLETED)
                    .step("login", 1, "12s", "30ms", Outcome.COMPLETED)
                    .build();

            assertThat(only(judge(recording, "max of login during ramp < 1s")).actual())
                    .hasValue(5_000);
        }
    }

    @Nested
    class JudgesAgainstTheBound {

        @ParameterizedTest
        @CsvSource({
            "errors < 5, FAIL", "errors <= 5, PASS", "errors = 5, PASS", "errors >= 5, PASS", "errors > 5, FAIL",
            "errors < 6, PASS", "errors = 4, FAIL", "p99 < 100ms, FAIL", "p99 < 101ms, PASS", "max <= 1s, PASS",
            "max < 1s, FAIL", "throughput >= 98/s, PASS", "throughput > 98/s, FAIL", "min > 5ms, PASS"
        })
        void withEveryOperator(String expression, Verdict verdict) {
            assertThat(only(judge(MIXED, expression)).verdict()).isEqualTo(verdict);
        }
    }

    @Nested
    class WithoutSamples {

        @Test
        void aStepThatNeverCameIsInvalidAndNamesThoseThatDid() {
            Recording recording = new RecordingFixture()
                    .completed(5, "0s", "5ms")
                    .step("login", 5, "0s", "5ms", Outcome.COMPLETED)
                    .step("search", 5, "0s", "5ms", Outcome.COMPLETED)
                    .build();

            Judgement judgement = judge(recording, "p50 of checkout < 1s", "max < 1ms");

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(only(judgement).reason()).isEqualTo("no step called checkout came; there were login, search");
            assertThat(only(judgement).actual()).isEmpty();
        }

        @Test
        void aStageWithoutRequestsIsInvalidAndShowsNoFigure() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "10s")
                    .stage("hold", "10s")
                    .completed(5, "0s", "5ms")
                    .build();

            SloResult result = only(judge(recording, "p50 during hold < 1s"));

            assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.actual()).isEmpty();
            assertThat(result.samples()).isZero();
            assertThat(result.reason()).isEqualTo("nothing was measured: 0 requests during hold");
        }

        @Test
        void aStageWithoutRequestsDoesNotHideAFailure() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "10s")
                    .stage("hold", "10s")
                    .completed(5, "0s", "5s")
                    .build();

            assertThat(judge(recording, "max < 1s", "max during hold < 1s").verdict())
                    .isEqualTo(Verdict.FAIL);
        }

        @Test
        void aThroughputIsZeroAndFails() {
            Recording recording = new RecordingFixture().errors(5, "0s", "5ms").build();

            SloResult result = only(judge(recording, "throughput > 1/s"));

            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(result.actual()).hasValue(0);
        }

        @Test
        void aCheckRateIsInvalid() {
            Recording recording =
                    new RecordingFixture().completed(5, "0s", "5ms").build();

            SloResult result = only(judge(recording, "check-rate > 90%"));

            assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.reason()).isEqualTo("nothing was measured: no check was made");
        }

        @Test
        void aBalanceIsInvalid() {
            Recording recording =
                    new RecordingFixture().completed(5, "0s", "5ms").build();

            assertThat(only(judge(recording, "balance < 1.2")).reason())
                    .isEqualTo("nothing was measured: no instance was asked");
        }

        @Test
        void anUnknownStageIsInvalidAndNamesThoseThereAre() {
            Recording recording =
                    new RecordingFixture().completed(5, "0s", "5ms").build();

            assertThat(only(judge(recording, "max during hold < 1s")).reason())
                    .isEqualTo("no stage called hold came; there were 1");
        }
    }

    @Nested
    class WithOnlyErrors {

        @Test
        void aTimeThatHoldsIsInconclusive() {
            Recording recording =
                    new RecordingFixture().errors(5_999, "0s", "200us").build();

            Judgement judgement = judge(recording, "p99 < 200ms");

            assertThat(only(judgement).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(only(judgement).reason())
                    .isEqualTo("none of the 5,999 requests completed, so their times are not those of an answer");
            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        }

        @Test
        void aTimeThatBreaksStillFails() {
            Recording recording = new RecordingFixture().errors(300, "0s", "2s").build();

            assertThat(only(judge(recording, "p99 < 200ms")).verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Nested
    class FindsTheFirstBreach {

        private final Recording stalled = new RecordingFixture()
                .stage("1", "10s")
                .completed(100, "0s", "5ms")
                .completed(100, "3s", "5ms")
                .completed(40, "4s", "900ms")
                .completed(60, "5s", "900ms")
                .errors(2, "6s", "5ms")
                .errors(3, "8s", "5ms")
                .build();

        @ParameterizedTest
        @CsvSource({
            "p99 < 500ms, 4",
            "max < 500ms, 4",
            "mean < 100ms, 4",
            "error-rate < 1%, 6",
            "errors = 0, 6",
            "errors <= 2, 8",
            "errors < 3, 8",
            "errors < 2, 6",
            "throughput > 90/s, 1",
            "min > 10ms, 0"
        })
        void inTheSecondThatBreaksItAlone(String expression, int second) {
            SloResult result = only(judge(stalled, expression));

            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(result.firstBreach()).contains(Duration.ofSeconds(second));
        }

        @Test
        void notWhereTheObjectiveHolds() {
            assertThat(only(judge(stalled, "p50 < 1s")).firstBreach()).isEmpty();
        }

        @Test
        void notInTheSecondBeforeTheStage() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "3s")
                    .stage("hold", "5s")
                    .completed(10, "2s", "900ms")
                    .completed(10, "6s", "900ms")
                    .build();

            assertThat(only(judge(recording, "max during hold < 500ms")).firstBreach())
                    .contains(Duration.ofSeconds(6));
        }

        @Test
        void ofAThroughputInWholeSecondsOnly() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "2500ms")
                    .stage("hold", "4500ms")
                    .completed(5, "2600ms", "1ms")
                    .completed(100, "3s", "1ms")
                    .build();

            assertThat(only(judge(recording, "throughput during hold > 90/s")).firstBreach())
                    .contains(Duration.ofSeconds(4));
        }

        @Test
        void withinTheStageOnly() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "2500ms")
                    .stage("hold", "5s")
                    .completed(10, "1s", "900ms")
                    .completed(10, "2600ms", "900ms")
                    .build();

            assertThat(only(judge(recording, "max during hold < 500ms")).firstBreach())
                    .contains(Duration.ofMillis(2_500));
        }
    }

    /** Of 100 users 60 are satisfied and 20 tolerate; 15 wait for too long, and 5 get an error in no time. */
    @Test
    void givesPointsForSatisfiedAndToleratingUsers() {
        Recording recording = new RecordingFixture()
                .completed(60, "1s", "240ms")
                .completed(20, "2s", "900ms")
                .completed(15, "3s", "2s")
                .errors(5, "4s", "1ms")
                .build();

        SloResult result = only(judge(recording, "apdex(250ms) >= 0.7", "error-rate < 10%"));

        assertThat(result.actual().orElseThrow()).isCloseTo(0.7, within(1e-9));
        assertThat(result.samples()).isEqualTo(100);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(only(judge(recording, "apdex(250ms) > 0.71", "error-rate < 10%"))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }
}
