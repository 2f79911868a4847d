// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Recording;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan in one line. */
final class PlanText {

    private PlanText() {}

    /** For example {@code ramping-users: 2m to 1,000 users, 5m to 1,000 users; think time 1s}. */
    static String of(LoadPlan plan) {
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
        boolean level = model.stages().size() == 1
                && !(model instanceof LoadModel.RampingUsers)
                && !(model instanceof LoadModel.RampingRate);
        return model.stages().stream()
                .map(it -> level
                        ? target(it) + " for " + DurationText.print(it.duration())
                        : DurationText.print(it.duration()) + " to " + target(it))
                .collect(Collectors.joining(", "));
    }

    /** What became of the rest of a plan, for example {@code after 8 s of 20 s, since p99 < 250ms was lost …}. */
    static Optional<String> ending(LoadPlan plan, Recording recording) {
        return recording
                .ending()
                .map(it -> "after " + SloText.span(recording.measuredTime()) + " of "
                        + SloText.span(plan.model().duration()) + ", since " + it.reason());
    }

    /** What a stage leads to, for example {@code 1,000 users} or {@code 500/s}. */
    static String target(Stage stage) {
        return stage.match(it -> users(it.users()), it -> it.rate().toString());
    }

    private static String users(int users) {
        return users == 1 ? "1 user" : Figure.count(users) + " users";
    }
}
