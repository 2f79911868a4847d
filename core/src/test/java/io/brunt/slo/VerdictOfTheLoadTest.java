// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static io.brunt.slo.JudgeFixture.TERMS;
import static io.brunt.slo.JudgeFixture.judge;
import static io.brunt.slo.JudgeFixture.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.health.GeneratorHealth;
import io.brunt.health.SelfWarmup;
import io.brunt.record.Distribution;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the load and the implied objectives make of a verdict. */
class VerdictOfTheLoadTest {

    private static RecordingFixture thousand() {
        return new RecordingFixture().completed(1_000, "0s", "5ms");
    }

    @Test
    void passesWhatHoldsUnderAFullLoad() {
        Judgement judgement = judge(thousand().build(), "p99 < 250ms");

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.reasons()).isEmpty();
        assertThat(judgement.slos()).extracting(SloResult::reason).containsOnly("");
    }

    @Nested
    class ImpliedObjectives {

        @Test
        void areShownBehindTheWrittenOnes() {
            Judgement judgement = judge(thousand().checks(5, 0).build(), "p99 < 250ms");

            assertThat(judgement.slos())
                    .extracting(it -> it.slo().expression())
                    .containsExactly("p99 < 250ms", "errors = 0", "check-rate = 100%", "abandoned = 0");
            assertThat(judgement.slos()).extracting(it -> it.slo().implied()).containsExactly(false, true, true, true);
            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        }

        @Test
        void failOnAnError() {
            assertThat(judge(thousand().errors(1, "3s", "5ms").build(), "p99 < 250ms")
                            .verdict())
                    .isEqualTo(Verdict.FAIL);
        }

        @Test
        void failOnABrokenCheck() {
            assertThat(judge(thousand().checks(5, 1).build(), "p99 < 250ms").verdict())
                    .isEqualTo(Verdict.FAIL);
        }

        @Test
        void failOnAnAbandonedIteration() {
            assertThat(judge(thousand().abandoned(1, "3s", "5ms").build(), "p99 < 250ms")
                            .verdict())
                    .isEqualTo(Verdict.FAIL);
        }

        @Test
        void leaveAbandonedOnesAloneWithoutAGracefulStop() {
            SloJudge.Terms none = new SloJudge.Terms(Duration.ZERO, false, false);

            assertThat(judge(thousand().abandoned(1, "3s", "5ms").build(), none, "p99 < 250ms")
                            .verdict())
                    .isEqualTo(Verdict.PASS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"errors <= 3", "error-rate < 1%"})
        void leaveErrorsToAnObjectiveThatSpeaksOfThem(String expression) {
            Judgement judgement = judge(thousand().errors(3, "3s", "5ms").build(), expression);

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.slos()).hasSize(2);
        }

        @Test
        void leaveChecksAndAbandonedOnesToObjectivesThatSpeakOfThem() {
            Recording recording =
                    thousand().checks(100, 1).abandoned(1, "3s", "5ms").build();

            assertThat(judge(recording, "check-rate >= 90%", "abandoned <= 1").verdict())
                    .isEqualTo(Verdict.PASS);
        }

        @Test
        void speakOfErrorsThatWereNotShedBesideAShedRate() {
            Recording shedOnly = thousand().shed(50, "3s", "1ms").build();
            Recording others =
                    thousand().shed(50, "3s", "1ms").errors(2, "4s", "1ms").build();

            assertThat(judge(shedOnly, "shed-rate < 10%").verdict()).isEqualTo(Verdict.PASS);
            assertThat(judge(others, "shed-rate < 10%").slos().get(1).actual()).hasValue(2);
            assertThat(judge(others, "shed-rate < 10%").verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Nested
    class IsInvalid {

        @Test
        void whenNothingWasMeasured() {
            Judgement judgement = judge(new RecordingFixture().stage("1", "10s").build(), "throughput > 1/s");

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.reasons()).containsExactly("nothing was measured: not one request was started");
        }

        @Test
        void whenTheRunWasInterrupted() {
            Judgement judgement = judge(thousand().interrupted("SIGTERM").build(), "max < 1ms");

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.reasons()).containsExactly("the run was interrupted: SIGTERM");
        }

        @Test
        void whenItWasEndedForAnObjectiveThatHoldsAfterAll() {
            Judgement judgement = judge(thousand().lost("p99 was lost").build(), "max < 1m");

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.reasons()).containsExactly("the run was ended early: p99 was lost");
        }

        @Test
        void butNotWhereAnObjectiveEndedIt() {
            Recording recording = thousand().lost("max was lost").build();

            Judgement judgement = judge(recording, "max < 1us", "p50 of 'a step that would have come' < 1s");

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.reasons()).isEmpty();
        }

        @Test
        void whenTheGeneratorWasUnfit() {
            GeneratorHealth unfit = new GeneratorHealth(
                    Distribution.EMPTY, 1, Duration.ZERO, Duration.ZERO, false, List.of("too slow"), SelfWarmup.NONE);

            Judgement judgement = SloJudge.judge(
                    List.of(SloParser.parse("max < 1ms")), thousand().build(), unfit, TERMS);

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.reasons()).containsExactly("too slow");
        }

        @Test
        void whenTheGeneratorHadNoFileLeftForAConnection() {
            Recording recording = thousand()
                    .errors(1, "3s", "1ms")
                    .errorGroup("generator-out-of-files", 1, "raise it")
                    .build();

            Judgement judgement = judge(recording, "max < 1ms");

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.reasons())
                    .containsExactly(
                            "1 of 1,001 iterations failed through the generator's own limits, not the target: raise it");
        }

        @Test
        void whenOneStartInAHundredWasOverASecondLate() {
            Judgement judgement = judge(thousand().late(11, "5s", "2s", "5ms").build(), "p50 < 250ms");

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.reasons())
                    .containsExactly("the generator was too slow: 11 of 1,011 starts (1.09\u00a0%) were over a second "
                            + "late; use fewer users per machine, or a machine with nothing else to do");
        }

        @Test
        void whenOneStartInTenWasOverASecondLateForTenSeconds() {
            Recording recording = new RecordingFixture()
                    .stage("1", "40s")
                    .completed(2_000, "0s", "5ms")
                    .completed(88, "27s", "5ms")
                    .late(12, "27s", "2s", "5ms")
                    .build();

            Judgement judgement = judge(recording, "p50 < 250ms");

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.reasons())
                    .containsExactly(
                            "the generator was too slow for a while: from 18s on 12 of 100 starts (12.0\u00a0%) "
                                    + "were over a second late within ten seconds; look for a pause of this machine or its JVM");
        }
    }

    @Test
    void passesUnderALateGeneratorOnceTheLoadIsDelivered() {
        Recording recording = new RecordingFixture()
                .completed(1_000, "0s", "5ms")
                .late(500, "1s", "100ms", "5ms")
                .build();

        assertThat(judge(recording, "p99 < 250ms").verdict()).isEqualTo(Verdict.PASS);
    }

    @Nested
    class WithDroppedArrivals {

        private final Recording dropped = thousand().dropped(10, "4s").build();

        @Test
        void isInvalidWhileNoObjectiveSpeaksOfThem() {
            Judgement judgement = judge(dropped, "p99 < 250ms");

            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.reasons())
                    .containsExactly("10 of 1,010 arrivals were dropped, since as many iterations as maxUsers allows "
                            + "were running: raise maxUsers, lower the rate, or say how many are fine: dropped <= 10");
        }

        @Test
        void staysAFailure() {
            assertThat(judge(dropped, "max < 1ms").verdict()).isEqualTo(Verdict.FAIL);
        }

        @Test
        void isInvalidAllTheSameIfTheGeneratorWasTooSlowToo() {
            Recording recording =
                    thousand().dropped(10, "4s").late(500, "4s", "2s", "5ms").build();

            assertThat(judge(recording, "min < 1ms").verdict()).isEqualTo(Verdict.INVALID);
        }

        @ParameterizedTest
        @CsvSource({"dropped <= 10, PASS", "dropped < 10, FAIL"})
        void leavesThemToAnObjectiveThatSpeaksOfThem(String expression, Verdict verdict) {
            assertThat(judge(dropped, expression).verdict()).isEqualTo(verdict);
        }

        @Test
        void namesMaxDurationInAClosedModel() {
            SloJudge.Terms closed = new SloJudge.Terms(Duration.ofSeconds(30), false, false);

            assertThat(judge(dropped, closed, "p99 < 250ms").reasons())
                    .containsExactly("10 of 1,010 iterations were dropped, since maxDuration was over: "
                            + "raise maxDuration, or say how many are fine: dropped <= 10");
        }

        @Test
        void isInvalidIfAllWere() {
            Recording none = new RecordingFixture().dropped(10, "4s").build();

            assertThat(judge(none, "p99 < 250ms").verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judge(none, "dropped <= 10").verdict()).isEqualTo(Verdict.INVALID);
        }
    }

    @Nested
    class InAScaledRun {

        @ParameterizedTest
        @ValueSource(strings = {"throughput > 900/s", "throughput > 1/s"})
        void isInconclusiveOnThroughput(String expression) {
            SloResult result = only(judge(thousand().build(), TERMS.scaled(), expression));

            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(result.reason()).isEqualTo("users were scaled, so the throughput says nothing about the plan's");
        }
    }

    @Nested
    class OrdersVerdicts {

        @Test
        void failBeforeInconclusive() {
            Recording few = new RecordingFixture().completed(40, "0s", "5ms").build();

            assertThat(judge(few, "p99 < 250ms").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judge(few, "p99 < 250ms", "max < 1ms").verdict()).isEqualTo(Verdict.FAIL);
        }

        @Test
        void invalidBeforeInconclusive() {
            Recording few = new RecordingFixture()
                    .completed(40, "0s", "5ms")
                    .dropped(1, "1s")
                    .build();

            assertThat(judge(few, "p99 < 250ms").verdict()).isEqualTo(Verdict.INVALID);
        }
    }
}
