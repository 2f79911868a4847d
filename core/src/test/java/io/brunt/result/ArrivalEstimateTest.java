// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.record.Distribution;
import io.brunt.record.SampleTimes;
import io.brunt.unit.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalEstimateTest {

    private static final LoadModel ONE_USER = new LoadModel.ConstantUsers(1, Duration.ofSeconds(30));

    /** A thousand answers of 10 ms, and a stall of a second. */
    private static Distribution stalledOnce() {
        SampleTimes times = new SampleTimes();
        for (int i = 0; i < 1_000; i++) {
            times.add(10_000);
        }
        times.add(1_000_000);
        return times.distribution();
    }

    private static LoadPlan plan(LoadModel model) {
        return LoadPlan.builder(model).build();
    }

    /** In the second of the stall 99 more were due, 10 ms apart: of 1,100, the eleven slowest are above 0.89 s. */
    @Test
    void countsThoseWhoWouldHaveComeMeanwhile() {
        assertThat(stalledOnce().percentile(99)).isLessThan(Duration.ofMillis(11));

        ArrivalEstimate estimate =
                ArrivalEstimate.of(plan(ONE_USER), stalledOnce()).orElseThrow();

        assertThat(estimate.expectedInterval()).isBetween(Duration.ofMillis(10), Duration.ofMillis(11));
        assertThat(estimate.responseTime().count()).isBetween(1_095L, 1_101L);
        assertThat(estimate.responseTime().percentile(99)).isBetween(Duration.ofMillis(870), Duration.ofMillis(910));
        assertThat(estimate.responseTime().max()).isEqualTo(Duration.ofSeconds(1));
        assertThat(estimate.responseTime().min()).isEqualTo(Duration.ofMillis(10));
    }

    /** With a second of think time nobody else was due in the stall. */
    @Test
    void saysNothingWhereNobodyWasDueMeanwhile() {
        LoadPlan thinking =
                LoadPlan.builder(ONE_USER).thinkTime(ThinkTime.parse("1s")).build();

        assertThat(ArrivalEstimate.of(thinking, stalledOnce())).isEmpty();
    }

    @Test
    void saysNothingWhereIntendedStartsAreKnown() {
        LoadPlan paced =
                LoadPlan.builder(ONE_USER).pacing(Duration.ofMillis(10)).build();
        LoadPlan open = plan(new LoadModel.ConstantRate(Rate.perSecond(100), Duration.ofSeconds(30)));

        assertThat(ArrivalEstimate.of(paced, stalledOnce())).isEmpty();
        assertThat(ArrivalEstimate.of(open, stalledOnce())).isEmpty();
    }

    @Test
    void saysNothingWithoutAStallOrASample() {
        assertThat(ArrivalEstimate.of(plan(ONE_USER), SampleTimes.of(10_000, 10_100, 11_000)))
                .isEmpty();
        assertThat(ArrivalEstimate.of(plan(ONE_USER), Distribution.EMPTY)).isEmpty();
    }
}
