// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.unit.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

    private static final LoadModel CLOSED = new LoadModel.ConstantUsers(1, Duration.ofSeconds(1));
    private static final UserCode BARE = user -> {};

    /** Try iterations of one length until the trial is over, the clock's part in it where each is timed alone. */
    private static BatchSize tried(BatchSize batches, long from, long bodyNanos) {
        long now = from;
        while (batches.isOnTrial()) {
            int size = batches.size();
            now += 200_000;
            batches.tried(now, bodyNanos + 30 / size);
        }
        return batches;
    }

    private static BatchSize of(LoadPlan.Builder plan) {
        return BatchSize.of(plan.build(), BARE);
    }

    @Test
    void timesTenMicrosecondsOfShortIterationsTogether() {
        assertThat(tried(of(LoadPlan.builder(CLOSED)), 0, 100).size()).isEqualTo(100);
        assertThat(tried(of(LoadPlan.builder(CLOSED)), 0, 900).size()).isEqualTo(11);
        assertThat(tried(of(LoadPlan.builder(CLOSED)), 0, 1).size()).isEqualTo(BatchSize.MOST);
    }

    @Test
    void timesLongIterationsOneByOne() {
        assertThat(tried(of(LoadPlan.builder(CLOSED)), 0, 1_000).size()).isEqualTo(1);
        assertThat(tried(of(LoadPlan.builder(CLOSED)), 0, 5_000_000).told()).isEmpty();
    }

    @Test
    void findsTheSizeWithinTheWarmup() {
        BatchSize batches = of(LoadPlan.builder(CLOSED).warmup(Duration.ofSeconds(2)));

        batches.tried(-2_000_000_000, 5_000);
        batches.tried(-1_100_000_000, 100);
        assertThat(batches.size()).as("before half of the warm-up is over").isEqualTo(1);

        for (long now = -1_050_000_000; now < 0; now += 50_000_000) {
            batches.tried(now, 50);
        }
        assertThat(batches.isOnTrial()).isTrue();

        batches.tried(1, 50);
        assertThat(batches.isOnTrial()).isFalse();
        assertThat(batches.size()).isEqualTo(200);
    }

    @Test
    void tellsWhatABatchMeansForTheFigures() {
        assertThat(tried(of(LoadPlan.builder(CLOSED)), 0, 100).told())
                .hasValueSatisfying(it -> assertThat(it).contains("100 at a time", "their mean"));
    }

    @Test
    void takesNothingTogetherThatHasATimeOfItsOwnToBegin() {
        assertThat(of(LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(5), Duration.ofSeconds(1)))))
                .isSameAs(BatchSize.ONE_BY_ONE);
        assertThat(of(LoadPlan.builder(CLOSED).thinkTime(ThinkTime.parse("1ms"))))
                .isSameAs(BatchSize.ONE_BY_ONE);
        assertThat(of(LoadPlan.builder(CLOSED).pacing(Duration.ofMillis(1)))).isSameAs(BatchSize.ONE_BY_ONE);
        assertThat(of(LoadPlan.builder(new LoadModel.SharedIterations(9, 1, Duration.ofSeconds(1)))))
                .isSameAs(BatchSize.ONE_BY_ONE);
    }

    @Test
    void takesNothingTogetherThatSomethingRunsAround() {
        UserCode surrounded = new UserCode() {
            @Override
            public void iterate(VirtualUser user) {}

            @Override
            public void afterIteration(VirtualUser user) {}
        };

        assertThat(BatchSize.of(LoadPlan.builder(CLOSED).build(), surrounded)).isSameAs(BatchSize.ONE_BY_ONE);
    }
}
