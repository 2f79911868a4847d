// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Distribution;
import io.brunt.record.OmissionCorrection;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What users who arrive by the clock would have seen, where those of the plan waited for each other's stalls: an estimate.
 *
 * <p>A user of a closed model without pacing makes no request while it waits for an answer, so a stall of many seconds is
 * one slow request of each user.
 *
 * @param expectedInterval from start to start of a user that nothing holds up: median response time and mean think time
 * @param responseTime estimated, of the measured iterations and of those that were not made
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArrivalEstimate(Duration expectedInterval, Distribution responseTime) {

    private static final double[] TOLD = {99, 99.9};
    private static final double TOLD_FROM = 1.1;

    static Optional<ArrivalEstimate> of(LoadPlan plan, Distribution measured) {
        boolean waits = plan.model() instanceof LoadModel.Closed
                // How long another tool's users thought, its file does not tell.
                && !(plan.model() instanceof LoadModel.Foreign)
                && plan.pacing().isZero();
        if (!waits || measured.isEmpty()) {
            return Optional.empty();
        }
        Duration thinks = plan.thinkTime().least().plus(plan.thinkTime().most()).dividedBy(2);
        Duration interval = measured.percentile(50).plus(thinks).plusNanos(1_000);
        // Nobody waited for so long that another request was due.
        if (measured.max().compareTo(interval.multipliedBy(2)) < 0) {
            return Optional.empty();
        }
        Distribution estimated = OmissionCorrection.apply(measured, interval);
        return differs(measured, estimated) ? Optional.of(new ArrivalEstimate(interval, estimated)) : Optional.empty();
    }

    private static boolean differs(Distribution measured, Distribution estimated) {
        for (double percent : TOLD) {
            if (estimated.percentileMicros(percent) >= TOLD_FROM * measured.percentileMicros(percent)) {
                return true;
            }
        }
        return false;
    }
}
