// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvenArrivalsTest {

    private static final long MS = 1_000_000;

    private static List<Long> all(LoadPlan plan) {
        ArrivalSchedule schedule = ArrivalSchedule.of(plan);
        List<Long> times = new ArrayList<>();
        for (long next = schedule.nextNanos(); next != ArrivalSchedule.NONE; next = schedule.nextNanos()) {
            times.add(next);
        }
        return times;
    }

    private static LoadPlan constant(String rate, String seconds) {
        return LoadPlan.builder(new LoadModel.ConstantRate(
                        Rate.parse(rate), Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000))))
                .build();
    }

    private static Stage stage(int number, double seconds, double rate) {
        return new Stage.Arrivals(
                String.valueOf(number), Duration.ofNanos(Math.round(seconds * 1e9)), Rate.perSecond(rate));
    }

    @Test
    void makesFiveThousandArrivalsOfFiveHundredASecondInTenSeconds() {
        List<Long> times = all(constant("500/s", "10"));

        assertThat(times).hasSize(5000).startsWith(0L, 2 * MS, 4 * MS).endsWith(9_998 * MS);
    }

    @Test
    void losesAndMakesNoArrivalByRounding() {
        assertThat(all(constant("0.1/s", "30"))).hasSize(3);
        assertThat(all(constant("30/m", "10"))).hasSize(5);
        assertThat(all(constant("3/s", "0.7"))).hasSize(3);
    }

    @Test
    void putsArrivalNOfARampWhereTheIntegralReachesN() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.RampingRate(Rate.ZERO, List.of(stage(1, 10, 10))))
                .build();

        List<Long> times = all(plan);

        // The integral of t from 0 is t²/2.
        assertThat(times).hasSize(50);
        for (int n = 0; n < 50; n++) {
            assertThat(times.get(n) / 1e9).isCloseTo(Math.sqrt(2.0 * n), within(1e-6));
        }
    }

    @Test
    void carriesAFractionalArrivalIntoTheNextStage() {
        LoadPlan plan = LoadPlan.builder(
                        new LoadModel.RampingRate(Rate.perSecond(1), List.of(stage(1, 1.5, 1), stage(2, 1.5, 1))))
                .build();

        assertThat(all(plan)).containsExactly(0L, 1_000 * MS, 2_000 * MS);
    }

    @Test
    void jumpsInAStageOfNoLength() {
        LoadPlan plan = LoadPlan.builder(
                        new LoadModel.RampingRate(Rate.perSecond(1), List.of(stage(1, 0, 10), stage(2, 1, 10))))
                .build();

        assertThat(all(plan)).isEqualTo(all(constant("10/s", "1")));
    }

    @Nested
    class WithAWarmUp {

        @Test
        void runsAtTheFirstLevelBeforeTimeZero() {
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(4), Duration.ofSeconds(1)))
                    .warmup(Duration.ofSeconds(1))
                    .build();

            assertThat(all(plan))
                    .isEqualTo(LongStream.range(-4, 4)
                            .map(n -> n * 250 * MS)
                            .boxed()
                            .toList());
        }

        @Test
        void takesTheFirstTargetOfARampFromZero() {
            LoadPlan plan = LoadPlan.builder(new LoadModel.RampingRate(Rate.ZERO, List.of(stage(1, 2, 2))))
                    .warmup(Duration.ofSeconds(1))
                    .build();

            assertThat(all(plan)).startsWith(-1_000 * MS, -500 * MS, 0L);
        }
    }

    static LongStream seeds() {
        Long only = Long.getLong("seed");
        return only == null ? LongStream.range(0, 200) : LongStream.of(only);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverGoesBackAndHitsItsIntegral(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Stage> stages = new ArrayList<>();
        double start = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 300;
        double level = start;
        double integral = 0;
        for (int i = 1; i <= 1 + random.nextInt(5); i++) {
            double seconds = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 20_000) / 1e3;
            double target = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 300;
            stages.add(stage(i, seconds, target));
            integral += seconds * (level + target) / 2;
            level = target;
        }
        stages.add(stage(99, 1, 10));
        integral += (level + 10) / 2;

        List<Long> times = all(LoadPlan.builder(new LoadModel.RampingRate(Rate.perSecond(start), stages))
                .build());

        assertThat(times).as("seed %d: %s from %s", seed, stages, start).isSorted();
        assertThat((double) times.size()).as("seed %d: %s", seed, stages).isCloseTo(integral, within(1.0));
    }
}
