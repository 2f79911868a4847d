// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.baseline.Baseline;
import io.brunt.baseline.BaselineFile;
import io.brunt.baseline.Reference;
import io.brunt.plan.PlanText;
import io.brunt.problem.BruntException;
import io.brunt.slo.Metric;

/** Finds the baseline runs that a run is judged by. */
final class BaselineLookup {

    private BaselineLookup() {}

    /**
     * Look for them before the load: a baseline that cannot be read would make it for nothing. Where no objective asks,
     * they are only drawn beside the result.
     *
     * @throws io.brunt.problem.BruntException if an objective needs a file that cannot be read
     */
    static Reference of(LoadOrder order) {
        BaselineFile file = BaselineFile.of(
                order.settings().baselineDirectory(), order.test().folder());
        if (order.slos().stream().anyMatch(it -> it.metric() instanceof Metric.Regression)) {
            return comparable(file.read(), order);
        }
        try {
            Baseline baseline = file.read();
            return baseline.runs().isEmpty() ? Reference.UNASKED : comparable(baseline, order);
        } catch (BruntException unreadable) {
            return Reference.UNASKED;
        }
    }

    private static Reference comparable(Baseline baseline, LoadOrder order) {
        return baseline.comparable(
                EnvironmentProbe.environment(order.settings().module()).machine(), PlanText.of(order.plan()));
    }
}
