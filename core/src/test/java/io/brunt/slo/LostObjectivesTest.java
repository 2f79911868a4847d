// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.problem.BruntException;
import io.brunt.record.Outcome;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import io.brunt.unit.DurationText;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan of 10 s at 100/s and 20 s at 100/s, of which 20 s are over. */
class LostObjectivesTest {

    private static final LoadPlan PLAN = LoadPlan.builder(new LoadModel.RampingRate(
                    Rate.perSecond(100),
                    List.of(
                            new Stage.Arrivals("first", Duration.ofSeconds(10), Rate.perSecond(100)),
                            new Stage.Arrivals("hold", Duration.ofSeconds(20), Rate.perSecond(100)))))
            .build();

    private static Optional<Slo> lost(Recording sofar, String expression, String after) {
        Slo slo = SloParser.parse(expression).withAbortAfter(DurationText.parse(after));
        LostObjectives.MostToCome perSecond =
                (from, to, now, ended, fastest) -> Math.max(0, to.minus(from).toSeconds() * 100 - ended);
        return new LostObjectives(List.of(SloParser.parse("max < 1us"), slo), PLAN, JudgeFixture.TERMS, perSecond)
                .find(sofar);
    }

    private static Optional<Slo> lost(Recording sofar, String expression) {
        return lost(sofar, expression, "0s");
    }

    /** 2,000 due by now, of which all have ended, 25 of them slowly in the second stage. */
    private static RecordingFixture twentySeconds() {
        return new RecordingFixture()
                .stage("first", "10s")
                .stage("hold", "10s")
                .completed(1_000, "1s", "5ms")
                .completed(975, "11s", "5ms")
                .completed(25, "12s", "500ms");
    }

    @Test
    void findsWhatCannotBeMetAnyMore() {
        assertThat(lost(twentySeconds().build(), "max < 250ms")).isPresent();
        assertThat(lost(twentySeconds().build(), "p99.5 < 250ms"))
                .as("25 of 3,000")
                .isPresent();
    }

    @Test
    void leavesAloneWhatMayYetHold() {
        assertThat(lost(twentySeconds().build(), "p99 < 250ms"))
                .as("broken now, but 25 of 3,000 are allowed")
                .isEmpty();
        assertThat(lost(twentySeconds().build(), "p95 < 250ms")).isEmpty();
    }

    /** Half of the plan's throughput came, and this promise needs all of it from now on. */
    @Test
    void leavesAloneWhatCannotBeMetButIsNotBrokenYet() {
        Recording sofar = new RecordingFixture()
                .stage("first", "10s")
                .stage("hold", "10s")
                .completed(1_500, "1s", "5ms")
                .errors(500, "11s", "5ms")
                .build();

        assertThat(lost(sofar, "throughput > 90/s")).isPresent();
        assertThat(lost(sofar, "throughput > 74/s")).isEmpty();
    }

    @Test
    void speaksOfAStage() {
        assertThat(lost(twentySeconds().build(), "p99 during hold < 250ms"))
                .as("25 of 2,000")
                .isPresent();
        assertThat(lost(twentySeconds().build(), "p98 during hold < 250ms")).isEmpty();
        assertThat(lost(twentySeconds().build(), "p99 during first < 1ms"))
                .as("a stage that is over")
                .isPresent();
    }

    private static Recording logins(long slow) {
        return twentySeconds()
                .step("login", 4_000 - slow, "1s", "5ms", Outcome.COMPLETED)
                .step("login", slow, "1s", "1s", Outcome.COMPLETED)
                .build();
    }

    /** Two logins in each iteration so far: 4,000 in all, 6,000 in the end, of which 60 may be slow. */
    @Test
    void speaksOfAStep() {
        assertThat(lost(logins(60), "p99 of login < 250ms")).isEmpty();
        assertThat(lost(logins(61), "p99 of login < 250ms")).isPresent();
        assertThat(lost(logins(60), "p99 of logout < 1us")).isEmpty();
    }

    /** In the window from 10 s to 20 s 25 of 1,000 were slow, over the whole they are not too many. */
    @Test
    void speaksOfAWindowThatIsOver() {
        assertThat(lost(twentySeconds().build(), "p98 < 250ms every 10s")).isPresent();
        assertThat(lost(twentySeconds().build(), "p97 < 250ms every 10s")).isEmpty();
    }

    /** Two logins in each iteration from 10 s to 20 s, and none before: 50 of 2,000 were slow. */
    @Test
    void speaksOfAWindowOfAStep() {
        Recording sofar = twentySeconds()
                .closeUp()
                .step("login", 1_950, "11s", "5ms", Outcome.COMPLETED)
                .step("login", 50, "12s", "1s", Outcome.COMPLETED)
                .build();

        assertThat(lost(sofar, "p98 of login < 250ms every 10s")).isPresent();
        assertThat(lost(sofar, "p97 of login < 250ms every 10s")).isEmpty();
        assertThat(lost(sofar, "mean of login < 1ms every 10s")).isPresent();
        assertThat(lost(sofar, "error-rate of login < 1% every 10s")).isEmpty();
    }

    /** 300 answers of the window are still awaited: were they fast, its 25 slow ones would be 25 of 1,300. */
    @Test
    void waitsForTheAnswersOfAWindow() {
        Recording sofar = new RecordingFixture()
                .stage("first", "10s")
                .stage("hold", "10s")
                .completed(1_000, "1s", "5ms")
                .completed(15, "12s", "500ms")
                .completed(600, "11s", "5ms")
                .build();

        assertThat(lost(sofar, "p98 < 250ms every 10s")).isEmpty();
        assertThat(lost(sofar, "p98.6 < 250ms every 10s")).isPresent();
    }

    @Test
    void waitsAsLongAsItIsTold() {
        assertThat(lost(twentySeconds().build(), "max < 250ms", "21s")).isEmpty();
        assertThat(lost(twentySeconds().build(), "max < 250ms", "20s")).isPresent();
    }

    @Test
    void waitsForAFirstAnswer() {
        Recording sofar = new RecordingFixture().stage("first", "5s").build();

        assertThat(lost(sofar, "throughput > 1000/s")).isEmpty();
    }

    @Test
    void isNotForTheBalance() {
        Slo balance = SloParser.parse("balance < 1.1");

        assertThatThrownBy(() -> balance.withAbortAfter(Duration.ZERO))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("abort: does not go with balance");
    }
}
