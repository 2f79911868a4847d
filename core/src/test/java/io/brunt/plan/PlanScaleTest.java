// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.plan.LoadModel.ConstantRate;
import io.brunt.plan.LoadModel.ConstantUsers;
import io.brunt.plan.LoadModel.IterationsPerUser;
import io.brunt.plan.LoadModel.RampingRate;
import io.brunt.plan.LoadModel.RampingUsers;
import io.brunt.plan.LoadModel.SharedIterations;
import io.brunt.problem.BruntException;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanScaleTest {

    private static final PlanScale SMOKE = new PlanScale(0.1, 0.5);

    private static LoadModel scaled(LoadModel model) {
        return SMOKE.apply(LoadPlan.builder(model).build()).model();
    }

    private static Duration seconds(double count) {
        return Duration.ofNanos((long) (count * 1e9));
    }

    @Test
    void scalesUsersAndTheirTime() {
        assertThat(scaled(new ConstantUsers(1000, seconds(60)))).isEqualTo(new ConstantUsers(100, seconds(30)));
        assertThat(scaled(new RampingUsers(
                        50, List.of(new Stage.Users("up", seconds(10), 200), new Stage.Users("down", seconds(1), 0)))))
                .isEqualTo(new RampingUsers(
                        5, List.of(new Stage.Users("up", seconds(5), 20), new Stage.Users("down", seconds(0.5), 0))));
    }

    @Test
    void scalesRates() {
        assertThat(scaled(new ConstantRate(new Rate(30, "m"), seconds(60))))
                .isEqualTo(new ConstantRate(new Rate(3, "m"), seconds(30)));
        assertThat(scaled(new RampingRate(
                        Rate.perSecond(5), List.of(new Stage.Arrivals("1", seconds(2), Rate.perSecond(100))))))
                .isEqualTo(new RampingRate(
                        Rate.perSecond(0.5), List.of(new Stage.Arrivals("1", seconds(1), Rate.perSecond(10)))));
    }

    @Test
    void scalesIterationsByTheFactorOfTimeButNotTheirTimeOut() {
        assertThat(scaled(new SharedIterations(100, 20, seconds(60))))
                .isEqualTo(new SharedIterations(50, 2, seconds(60)));
        assertThat(scaled(new IterationsPerUser(100, 20, seconds(60))))
                .isEqualTo(new IterationsPerUser(50, 2, seconds(60)));
        LoadPlan plan =
                LoadPlan.builder(new SharedIterations(100, 1, seconds(60))).build();
        assertThat(new PlanScale(1, 3).apply(plan).model()).isEqualTo(new SharedIterations(300, 1, seconds(180)));
    }

    @Test
    void keepsACountAboveNothingAtOne() {
        assertThat(scaled(new SharedIterations(1, 3, seconds(60)))).isEqualTo(new SharedIterations(1, 1, seconds(60)));
        assertThat(scaled(new ConstantUsers(1, Duration.ofNanos(1))))
                .isEqualTo(new ConstantUsers(1, Duration.ofNanos(1)));
    }

    @Test
    void leavesPausesAndTimeOutsAlone() {
        LoadPlan plan = LoadPlan.builder(new ConstantUsers(10, seconds(10)))
                .name("n")
                .warmup(seconds(4))
                .thinkTime(ThinkTime.parse("1s"))
                .pacing(seconds(3))
                .gracefulStop(seconds(7))
                .maxUsers(50)
                .seed(9)
                .build();

        LoadPlan scaled = SMOKE.apply(plan);

        assertThat(scaled)
                .isEqualTo(LoadPlan.builder(new ConstantUsers(1, seconds(5)))
                        .name("n")
                        .warmup(seconds(2))
                        .thinkTime(ThinkTime.parse("1s"))
                        .pacing(seconds(3))
                        .gracefulStop(seconds(7))
                        .maxUsers(5)
                        .seed(9)
                        .build());
    }

    @Test
    void saysWhatItDid() {
        assertThat(SMOKE.note()).contains("scaled: users x 0.1, durations x 0.5");
        assertThat(new PlanScale(1, 0.01).note()).contains("scaled: durations x 0.01");
        assertThat(new PlanScale(1, 1).note()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeHeld() {
        LoadPlan plan =
                LoadPlan.builder(new ConstantUsers(1_000_000, seconds(1))).build();

        assertThatThrownBy(() -> new PlanScale(10_000, 1).apply(plan))
                .isInstanceOf(BruntException.class)
                .hasMessageStartingWith("scale: users would be too great");
        assertThatThrownBy(() -> new PlanScale(0, 1)).isInstanceOf(BruntException.class);
    }
}
