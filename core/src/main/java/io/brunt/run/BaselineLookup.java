// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.baseline.BaselineFile;
import io.brunt.baseline.Reference;
import io.brunt.plan.PlanText;
import io.brunt.slo.Metric;

/** Finds the baseline runs that a run is judged by. */
final class BaselineLookup {

    private BaselineLookup() {}

    /**
     * Look for them before the load: a baseline that cannot be read would make it for nothing.
     *
     * @throws io.brunt.problem.BruntException if an objective needs a file that cannot be read
     */
    static Reference of(LoadOrder order) {
        if (order.slos().stream().noneMatch(it -> it.metric() instanceof Metric.Regression)) {
            return Reference.UNASKED;
        }
        return BaselineFile.of(
                        order.settings().baselineDirectory(), order.test().folder())
                .read()
                .comparable(
                        EnvironmentProbe.environment(order.settings().module()).machine(), PlanText.of(order.plan()));
    }
}
