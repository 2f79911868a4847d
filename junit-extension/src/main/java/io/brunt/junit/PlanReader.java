// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.plan.ArrivalPattern;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns the attributes of {@link LoadTest} or {@link Load} into a plan. */
final class PlanReader {

    private final LoadAttributes load;
    private final Faults faults;

    PlanReader(LoadAttributes load, Faults faults) {
        this.load = load;
        this.faults = faults;
    }

    /**
     * Read the plan.
     *
     * @return empty if it was refused
     */
    Optional<LoadPlan> read() {
        if (!load.scenario().isEmpty()) {
            faults.add(load.annotation(), "scenario", NotYet.PROBLEM);
        }
        Optional<LoadModel> model = new ModelReader(load, faults).read();
        Duration warmup = time("warmup", load.warmup());
        Duration pacing = time("pacing", load.pacing());
        Duration gracefulStop = time("gracefulStop", load.gracefulStop());
        ThinkTime thinkTime = load.thinkTime().isEmpty()
                ? ThinkTime.NONE
                : faults.read(load.annotation(), "thinkTime", () -> ThinkTime.parse(load.thinkTime()))
                        .orElse(ThinkTime.NONE);
        ArrivalPattern arrivals =
                faults.read(load.annotation(), "arrivals", this::arrivals).orElse(ArrivalPattern.EVEN);
        return model.flatMap(it -> {
            checkMaxUsers(it);
            return faults.read(
                    load.annotation(),
                    "",
                    () -> LoadPlan.builder(it)
                            .name(load.name())
                            .warmup(warmup)
                            .thinkTime(thinkTime)
                            .pacing(pacing)
                            .gracefulStop(gracefulStop)
                            .maxUsers(load.maxUsers())
                            .arrivals(arrivals)
                            .seed(load.seed())
                            .build());
        });
    }

    private void checkMaxUsers(LoadModel model) {
        boolean closed = model.match(it -> true, it -> false);
        if (closed && load.maxUsers() != Unset.MAX_USERS) {
            faults.add(
                    load.annotation(),
                    "maxUsers",
                    Problem.of("goes with a rate only").hint("the number of users is users, or each stage's users"));
        }
    }

    private Duration time(String attribute, String text) {
        return text.isEmpty()
                ? Duration.ZERO
                : faults.read(load.annotation(), attribute, () -> DurationText.parse(text))
                        .orElse(Duration.ZERO);
    }

    private ArrivalPattern arrivals() {
        String text = load.arrivals();
        List<String> names =
                Arrays.stream(ArrivalPattern.values()).map(Enum::name).toList();
        int index = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (index < 0) {
            throw new BruntException(Problem.of("unknown pattern")
                    .in(text, 0, text.length())
                    .expected("EVEN or POISSON")
                    .hint(NearestSpelling.hint(text, names)));
        }
        return ArrivalPattern.valueOf(names.get(index));
    }
}
