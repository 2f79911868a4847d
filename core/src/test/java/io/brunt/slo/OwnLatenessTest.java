// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static io.brunt.slo.JudgeFixture.judge;
import static io.brunt.slo.JudgeFixture.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnLatenessTest {

    /** 1,000 quick answers; 50 of them to requests that the generator sent 400 ms too late. */
    private static final Recording LATE = new RecordingFixture()
            .completed(950, "0s", "20ms")
            .late(50, "3s", "400ms", "20ms")
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"p99 < 250ms", "max < 250ms", "max <= 419ms", "mean < 30ms", "p99 during 1 < 250ms"})
    void makesABreachInvalidThatItAloneExplains(String expression) {
        Judgement judgement = judge(LATE, expression);

        assertThat(only(judgement).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(only(judgement).firstBreach()).isEmpty();
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void saysWhatTheTargetReallyTook() {
        assertThat(only(judge(LATE, "max < 250ms")).reason())
                .isEqualTo("broken only by the generator's own late starts: from the actual start it is 20\u00a0ms; "
                        + "use fewer users per machine, or a machine with nothing else to do");
    }

    @Test
    void leavesAPassAlone() {
        assertThat(judge(LATE, "p90 < 250ms").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void doesNotExcuseATargetThatIsSlowFromTheActualStart() {
        assertThat(only(judge(LATE, "max < 15ms")).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void doesNotExcuseServiceTimes() {
        assertThat(only(judge(LATE, "service-time max < 250ms")).verdict()).isEqualTo(Verdict.PASS);
        assertThat(only(judge(LATE, "service-time max < 15ms")).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void doesNotTouchErrorsOrLowerBounds() {
        Recording recording = new RecordingFixture()
                .late(50, "3s", "400ms", "20ms")
                .errors(5, "3s", "5ms")
                .build();

        assertThat(only(judge(recording, "errors = 0")).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(only(judge(recording, "min > 10ms")).verdict()).isEqualTo(Verdict.FAIL);
    }

    /** With pacing an iteration counts from when it was due, though its user still waited for the target. */
    @Nested
    class WhereUsersWaitedForTheTarget {

        private final RecordingFixture waited =
                new RecordingFixture().completed(950, "0s", "20ms").heldUp(50, "3s", "400ms", "20ms");

        @ParameterizedTest
        @ValueSource(strings = {"p99 < 250ms", "max < 250ms", "mean < 30ms"})
        void failsWithoutAnyLateness(String expression) {
            assertThat(only(judge(waited.build(), expression)).verdict()).isEqualTo(Verdict.FAIL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"p99 < 250ms", "max < 250ms", "mean < 30ms"})
        void failsWithALatenessTooSmallToExplainIt(String expression) {
            waited.late(50, "5s", "10ms", "20ms");

            assertThat(only(judge(waited.build(), expression)).verdict()).isEqualTo(Verdict.FAIL);
        }

        @Test
        void failsWithALatenessTooRareToExplainIt() {
            waited.late(5, "5s", "900ms", "20ms");

            assertThat(only(judge(waited.build(), "p99 < 250ms")).verdict()).isEqualTo(Verdict.FAIL);
        }
    }
}
