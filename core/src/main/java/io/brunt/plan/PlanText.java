// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A plan in one line.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PlanText {

    private PlanText() {}

    /**
     * Say what is run. Two plans that make another load have another text.
     *
     * @param plan as it is run, scaled if it was
     * @return for example {@code ramping-users: 2m to 1,000 users, 5m to 1,000 users; think time 1s}
     */
    public static String of(LoadPlan plan) {
        List<String> parts = new ArrayList<>();
        parts.add(plan.model().name() + ": " + curve(plan.model()));
        if (!plan.warmup().isZero()) {
            parts.add("after a warm-up of " + DurationText.print(plan.warmup()));
        }
        if (plan.thinkTime().isSet()) {
            parts.add("think time " + plan.thinkTime());
        }
        if (!plan.pacing().isZero()) {
            parts.add("pacing " + DurationText.print(plan.pacing()));
        }
        if (plan.arrivals() == ArrivalPattern.POISSON) {
            parts.add("Poisson arrivals");
        }
        return String.join("; ", parts);
    }

    private static String curve(LoadModel model) {
        if (model instanceof LoadModel.SharedIterations shared) {
            return Figure.count(shared.iterations()) + " iterations shared by " + users(shared.users()) + " within "
                    + DurationText.print(shared.maxDuration());
        }
        if (model instanceof LoadModel.IterationsPerUser each) {
            return Figure.count(each.iterations()) + " iterations of each of " + users(each.users()) + " within "
                    + DurationText.print(each.maxDuration());
        }
        if (model instanceof LoadModel.Foreign foreign) {
            return "made by " + foreign.tool()
                    + (foreign.users() == 0 ? "" : " with at most " + users(foreign.users()) + " at once") + ", in "
                    + DurationText.print(foreign.duration());
        }
        boolean level = model.stages().size() == 1
                && !(model instanceof LoadModel.RampingUsers)
                && !(model instanceof LoadModel.RampingRate);
        return start(model)
                + model.stages().stream()
                        .map(it -> level
                                ? target(it) + " for " + DurationText.print(it.duration())
                                : DurationText.print(it.duration()) + " to " + target(it))
                        .collect(Collectors.joining(", "));
    }

    private static String start(LoadModel model) {
        if (model instanceof LoadModel.RampingUsers ramp && ramp.startUsers() > 0) {
            return "from " + users(ramp.startUsers()) + ", ";
        }
        return model instanceof LoadModel.RampingRate ramp && ramp.startRate().perSecond() > 0
                ? "from " + ramp.startRate() + ", "
                : "";
    }

    /**
     * Say what a stage leads to.
     *
     * @param stage of a plan
     * @return for example {@code 1,000 users} or {@code 500/s}
     */
    public static String target(Stage stage) {
        return stage.match(it -> users(it.users()), it -> it.rate().toString());
    }

    private static String users(int users) {
        return Figure.counted(users, "user");
    }
}
