// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final LoadPlan STEADY = LoadPlan.builder(
                    new LoadModel.ConstantRate(Rate.perSecond(20), Duration.ofSeconds(60)))
            .build();

    private static RecordingFixture seconds(RecordingFixture fixture, int from, int to, String time) {
        for (int second = from; second < to; second++) {
            fixture.completed(20, second + "s", time);
        }
        return fixture;
    }

    private static Recording slowAtFirst() {
        RecordingFixture fixture = new RecordingFixture().stage("1", "60s");
        return seconds(seconds(fixture, 0, 15, "20ms"), 15, 60, "5ms").build();
    }

    @Test
    void saysHowMuchMoreWarmupWouldHaveSettledIt() {
        Settling settling = Settling.of(STEADY, slowAtFirst()).orElseThrow();

        assertThat(settling.length()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settling.settled()).isTrue();
        assertThat(settling.text())
                .isEqualTo(
                        "the response time had not settled when measuring began: its median was 20\u00a0ms in the first 15s,"
                                + " and 5\u00a0ms after that; with 15s more of warmup these would not count");
    }

    @Test
    void leavesNothingOut() {
        assertThat(slowAtFirst().whole().tally().started()).isEqualTo(1_200);
    }

    @Test
    void saysNothingWhereItWasSteady() {
        RecordingFixture fixture = new RecordingFixture().stage("1", "60s");

        assertThat(Settling.of(STEADY, seconds(fixture, 0, 60, "5ms").build())).isEmpty();
    }

    /** A ramp is slower the more users there are, as it should be. */
    @Test
    void looksAtEvenStagesOnly() {
        List<Stage> stages = List.of(
                new Stage.Users("ramp", Duration.ofSeconds(60), 10),
                new Stage.Users("hold", Duration.ofSeconds(40), 10));
        LoadPlan plan = LoadPlan.builder(new LoadModel.RampingUsers(0, stages)).build();
        RecordingFixture ramp =
                seconds(new RecordingFixture().stage("ramp", "60s").stage("hold", "40s"), 0, 30, "5ms");
        RecordingFixture steadyHold = seconds(seconds(ramp, 30, 60, "20ms"), 60, 100, "40ms");

        assertThat(Settling.of(plan, steadyHold.build())).isEmpty();

        RecordingFixture again =
                seconds(new RecordingFixture().stage("ramp", "60s").stage("hold", "40s"), 0, 60, "5ms");
        RecordingFixture slowHold = seconds(seconds(again, 60, 70, "80ms"), 70, 100, "40ms");

        assertThat(Settling.of(plan, slowHold.build())).hasValueSatisfying(it -> {
            assertThat(it.stage()).isEqualTo("hold");
            assertThat(it.length()).isEqualTo(Duration.ofSeconds(10));
        });
    }
}
