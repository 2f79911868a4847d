// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static io.brunt.slo.JudgeFixture.judge;
import static io.brunt.slo.JudgeFixture.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Outcome;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    /** 300 iterations every 10 s for 35 s; in the third window 10 of them are slow. */
    private static RecordingFixture threeWindows() {
        return new RecordingFixture()
                .stage("1", "35s")
                .completed(300, "1s", "5ms")
                .completed(300, "12s", "10ms")
                .completed(290, "23s", "5ms")
                .completed(10, "24s", "500ms")
                .completed(5, "32s", "900ms");
    }

    @Test
    void mustHoldInEachEvenIfTheWholeHolds() {
        SloResult result = only(judge(threeWindows().build(), "p98 < 250ms every 10s"));

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.firstBreach()).contains(Duration.ofSeconds(20));
        assertThat(result.actual().orElseThrow()).isBetween(500_000.0, 500_500.0);
        assertThat(result.reason()).isEqualTo("worst from 20s to 30s: 500\u00a0ms");
        assertThat(only(judge(threeWindows().build(), "p98 < 250ms")).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void showsTheWorstOfThemWhenAllHold() {
        SloResult result = only(judge(threeWindows().build(), "p95 < 250ms every 10s"));

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.actual().orElseThrow()).isBetween(10_000.0, 10_010.0);
        assertThat(result.samples()).isEqualTo(905);
    }

    @Test
    void leavesOutWhatFillsNoWindow() {
        assertThat(only(judge(threeWindows().build(), "p98 < 600ms every 10s")).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void judgesTheWholeBeside() {
        SloResult result = only(judge(threeWindows().build(), "max < 600ms every 10s"));

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.actual()).hasValue(900_000);
        assertThat(result.firstBreach()).contains(Duration.ofSeconds(32));
    }

    @Test
    void needsEnoughSamplesInEach() {
        Recording recording = threeWindows().stage("2", "5s").build();

        SloResult result = only(judge(recording, "p99 < 1s every 10s"));

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason())
                .isEqualTo("p99 needs 299 requests to be claimed, there were 5 from 30s to 40s: "
                        + "take longer windows or more load");
    }

    @Test
    void isInconclusiveWhereTheTimeHoldsNone() {
        SloResult result = only(judge(threeWindows().build(), "p50 < 1s every 1m"));

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).isEqualTo("the measured time holds no full window of 1m: run longer");
    }

    @Test
    void countsAThroughputByWhatWasDueInEach() {
        assertThat(only(judge(threeWindows().build(), "throughput >= 30/s every 10s"))
                        .actual())
                .hasValue(905.0 / 35);
        assertThat(only(judge(threeWindows().build(), "throughput > 25/s every 10s"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void findsAWindowWithoutAnyThroughput() {
        Recording recording = new RecordingFixture()
                .stage("1", "20s")
                .completed(900, "0s", "5ms")
                .build();

        SloResult result = only(judge(recording, "throughput > 25/s every 10s"));

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.actual()).hasValue(0);
        assertThat(result.firstBreach()).contains(Duration.ofSeconds(10));
    }

    @Nested
    class DuringAStage {

        @Test
        void beginsWithTheStage() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "3s")
                    .stage("hold", "10s")
                    .completed(10, "2s", "900ms")
                    .completed(10, "4s", "5ms")
                    .completed(10, "9s", "300ms")
                    .build();

            SloResult result = only(judge(recording, "max during hold < 250ms every 5s"));

            assertThat(result.firstBreach()).contains(Duration.ofSeconds(8));
            assertThat(result.reason()).isEqualTo("worst from 8s to 13s: 300\u00a0ms");
        }

        @Test
        void beginsWithItsFirstWholeSecond() {
            Recording recording = new RecordingFixture()
                    .stage("ramp", "2500ms")
                    .stage("hold", "6s")
                    .completed(10, "2600ms", "5ms")
                    .completed(10, "3s", "300ms")
                    .build();

            assertThat(only(judge(recording, "max during hold < 250ms every 5s"))
                            .reason())
                    .isEqualTo("worst from 3s to 8s: 300\u00a0ms");
        }
    }

    @Nested
    class OfWhatEachRunDoesNotKeep {

        /** 100 requests each second; in the third one half of the steps is slow, a third is shed, checks do not hold. */
        private static RecordingFixture fiveSeconds() {
            RecordingFixture fixture = new RecordingFixture().stage("1", "5s");
            for (int second = 0; second < 5; second++) {
                String due = second + "s";
                boolean bad = second == 2;
                fixture.completed(bad ? 40 : 100, due, "10ms")
                        .shed(bad ? 60 : 0, due, "10ms")
                        .checks(100, bad ? 60 : 0, due)
                        .step("look", bad ? 40 : 100, due, "10ms", Outcome.COMPLETED)
                        .step("look", bad ? 60 : 0, due, "2s", Outcome.COMPLETED);
            }
            return fixture.step("rare", 30, "0s", "1ms", Outcome.COMPLETED);
        }

        private static SloResult judged(String slo) {
            return only(judge(fiveSeconds().closeUp().build(), slo));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "p60 of look < 1s",
                    "service-time p60 of look < 1s",
                    "check-rate >= 60%",
                    "shed-rate < 50%",
                    "apdex(100ms) >= 0.6",
                    "apdex(100ms) of look >= 0.6"
                })
        void breaksInOneWindowThoughTheWholeHolds(String slo) {
            SloResult broken = judged(slo + " every 1s");

            assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(broken.firstBreach()).contains(Duration.ofSeconds(2));
            assertThat(broken.reason()).startsWith("worst from 2s to 3s: ");
            assertThat(judged(slo).verdict()).isEqualTo(Verdict.PASS);
        }

        @Test
        void holdsWhereEachWindowHolds() {
            assertThat(judged("p60 of look < 3s every 1s").verdict()).isEqualTo(Verdict.PASS);
            assertThat(judged("service-time p60 < 1s every 2s").verdict()).isEqualTo(Verdict.PASS);
        }

        @Test
        void needsEnoughOfTheStepInEach() {
            SloResult result = judged("p50 of rare < 1s every 1s");

            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(result.reason())
                    .isEqualTo("p50 needs 5 requests to be claimed, there were 0 from 1s to 2s: "
                            + "take longer windows or more load");
        }

        @Test
        void saysSoWhereTheyWereNotKept() {
            Recording recording = fiveSeconds().build();

            SloResult step = only(judge(recording, "p60 of look < 1s every 1s"));
            SloResult times = only(judge(recording, "service-time p60 < 1s every 1s"));

            assertThat(step.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(step.reason())
                    .isEqualTo("the seconds of look are kept only for an @Slo of the load test: state this one there");
            assertThat(times.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(times.reason())
                    .isEqualTo("the seconds with all of their times are kept only for an @Slo of the load test:"
                            + " state this one there");
        }
    }
}
