// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.plan.ArrivalPattern;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoissonArrivalsTest {

    private static List<Long> all(long seed) {
        ArrivalSchedule schedule = ArrivalSchedule.of(
                LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(100), Duration.ofSeconds(1000)))
                        .arrivals(ArrivalPattern.POISSON)
                        .seed(seed)
                        .build());
        List<Long> times = new ArrayList<>();
        for (long next = schedule.nextNanos(); next != ArrivalSchedule.NONE; next = schedule.nextNanos()) {
            times.add(next);
        }
        return times;
    }

    @Test
    void drawsTheSameArrivalsFromTheSameSeed() {
        assertThat(all(7)).isEqualTo(all(7)).isNotEqualTo(all(8));
    }

    @Test
    void hasTheMeanAndTheSpreadOfAPoissonProcess() {
        List<Long> times = all(1);
        double[] gaps = new double[times.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (times.get(i + 1) - times.get(i)) / 1e9;
        }
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double variance = Arrays.stream(gaps)
                .map(it -> (it - mean) * (it - mean))
                .average()
                .orElseThrow();

        // 100,000 draws: the standard error of the mean is 0.3 %, of the deviation 0.3 % as well.
        assertThat((double) times.size()).isCloseTo(100_000, within(2_000.0));
        assertThat(mean).isCloseTo(0.01, within(0.0002));
        assertThat(Math.sqrt(variance)).isCloseTo(0.01, within(0.0003));
    }
}
