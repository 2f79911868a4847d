// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads {@link Stage} annotations into the plan's stages. */
final class StageReader {

    private final Faults faults;

    StageReader(Faults faults) {
        this.faults = faults;
    }

    /**
     * Name the stages.
     *
     * @param stages in order
     * @return the given names, else the number from 1
     */
    static List<String> names(List<Stage> stages) {
        List<String> names = new ArrayList<>();
        for (Stage stage : stages) {
            names.add(stage.name().isEmpty() ? String.valueOf(names.size() + 1) : stage.name());
        }
        return names;
    }

    /**
     * Read all stages.
     *
     * @param stages in order
     * @return empty if any was refused
     */
    Optional<List<io.brunt.plan.Stage>> read(List<Stage> stages) {
        List<io.brunt.plan.Stage> plan = new ArrayList<>();
        List<String> names = names(stages);
        for (int index = 0; index < stages.size(); index++) {
            read(stages.get(index), index + 1, names.get(index)).ifPresent(plan::add);
        }
        return plan.size() == stages.size() ? Optional.of(plan) : Optional.empty();
    }

    private Optional<io.brunt.plan.Stage> read(Stage stage, int number, String name) {
        String place = "@Stage " + number + (stage.name().isEmpty() ? "" : " (" + stage.name() + ")");
        boolean hasUsers = stage.users() != Unset.NUMBER;
        boolean hasRate = !stage.rate().isEmpty();
        Optional<Duration> duration = faults.read(place, "duration", () -> DurationText.parse(stage.duration()));
        if (hasUsers == hasRate) {
            Problem problem = Problem.of(hasUsers ? "has two targets" : "has no target")
                    .expected("either users or rate")
                    .hint("for example users = 100, or rate = \"500/s\"");
            faults.add(place, "", hasUsers ? problem.actual("both") : problem);
            return Optional.empty();
        }
        // Both parts are read before either's absence ends the reading: all faults are told together.
        Duration length = duration.orElse(Duration.ofSeconds(1));
        Optional<io.brunt.plan.Stage> read = hasUsers
                ? checked(place, () -> new io.brunt.plan.Stage.Users(name, length, stage.users()))
                : faults.read(place, "rate", () -> Rate.parse(stage.rate()))
                        .flatMap(rate -> checked(place, () -> new io.brunt.plan.Stage.Arrivals(name, length, rate)));
        return duration.isPresent() ? read : Optional.empty();
    }

    /** Core calls a stage by its name; here its number stands before that already. */
    private Optional<io.brunt.plan.Stage> checked(String place, Supplier<io.brunt.plan.Stage> stage) {
        try {
            return Optional.of(stage.get());
        } catch (BruntException fault) {
            for (Problem it : fault.problems()) {
                String what = it.what().replaceFirst("^stage\\.(.*\\.)?(?=\\w+: )", "");
                faults.add(
                        place, "", new Problem(it.where(), what, it.excerpt(), it.expected(), it.actual(), it.hint()));
            }
            return Optional.empty();
        }
    }
}
