// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.ArrivalPattern;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.plan.ThinkTime;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTest {

    private static final Duration FASTEST = Duration.ofMillis(10);

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    private static long come(LoadPlan plan, long from, long to, long now, long ended) {
        return Outlook.of(plan).mostToCome(seconds(from), seconds(to), seconds(now), ended, FASTEST);
    }

    private static LoadPlan.Builder ramp() {
        return LoadPlan.builder(new LoadModel.RampingRate(
                Rate.ZERO,
                List.of(
                        new Stage.Arrivals("up", seconds(10), Rate.perSecond(100)),
                        new Stage.Arrivals("hold", seconds(20), Rate.perSecond(100)))));
    }

    /** 500 arrivals come along the ramp and 2,000 in the hold. One may be rounded up. */
    @Test
    void countsArrivalsFromTheSchedule() {
        assertThat(come(ramp().build(), 0, 30, 0, 0)).isBetween(2_500L, 2_501L);
        assertThat(come(ramp().build(), 0, 10, 5, 120)).isBetween(380L, 381L);
        assertThat(come(ramp().build(), 10, 30, 12, 0)).isBetween(2_000L, 2_001L);
        assertThat(come(ramp().build(), 10, 30, 30, 2_001)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void isNeverBelowWhatChanceBrings(long seed) {
        LoadPlan plan = ramp().arrivals(ArrivalPattern.POISSON).seed(seed).build();
        ArrivalSchedule schedule = ArrivalSchedule.of(plan);
        long inHold = 0;
        for (long due = schedule.nextNanos(); due != ArrivalSchedule.NONE; due = schedule.nextNanos()) {
            inHold += due >= seconds(10).toNanos() ? 1 : 0;
        }

        assertThat(come(plan, 10, 30, 0, 0)).isBetween(inHold, inHold + 1_000);
    }

    /** 100 users who think for 190 ms and wait for 10 begin 5 iterations a second each. */
    @Test
    void letsUsersBeAsFastAsTheFastestIterationYet() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(100, seconds(60)))
                .thinkTime(ThinkTime.parse("190ms"))
                .build();

        assertThat(come(plan, 0, 60, 20, 3_000)).isBetween(20_000L, 20_200L);
        assertThat(come(plan, 0, 20, 20, 3_000))
                .as("those in the middle of one")
                .isEqualTo(100);
        assertThat(come(plan, 0, 60, 60, 3_000)).isEqualTo(100);
    }

    @Test
    void knowsPacing() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(10, seconds(60)))
                .pacing(seconds(2))
                .build();

        assertThat(come(plan, 0, 60, 0, 0)).isBetween(300L, 320L);
    }

    /** The 50 users of the second half are there for half of the time. */
    @Test
    void knowsWhoIsThere() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.RampingUsers(
                        50,
                        List.of(
                                new Stage.Users("few", seconds(10), 50),
                                new Stage.Users("jump", Duration.ZERO, 100),
                                new Stage.Users("many", seconds(10), 100))))
                .thinkTime(ThinkTime.parse("90ms"))
                .build();

        assertThat(come(plan, 0, 20, 0, 0)).isBetween(15_000L, 15_200L);
    }

    @Test
    void knowsHowManyIterationsThereAre() {
        LoadPlan shared = LoadPlan.builder(new LoadModel.SharedIterations(500, 3, seconds(30)))
                .build();
        LoadPlan each = LoadPlan.builder(new LoadModel.IterationsPerUser(10, 3, seconds(30)))
                .build();

        assertThat(come(shared, 0, 30, 1, 480)).isEqualTo(20);
        assertThat(come(each, 0, 30, 1, 12)).isEqualTo(18);
    }
}
