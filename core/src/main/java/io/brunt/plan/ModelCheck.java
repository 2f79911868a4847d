// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every load model refuses. */
final class ModelCheck {

    private ModelCheck() {}

    static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new BruntException(
                    Problem.of(field + ": must be at least " + least).actual(String.valueOf(value)));
        }
    }

    static void longerThanZero(String field, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new BruntException(
                    Problem.of(field + ": must be longer than 0").actual(duration.toMillis() + "ms"));
        }
    }

    static void anyLoad(boolean any) {
        if (!any) {
            throw new BruntException(Problem.of("this load model makes no load")
                    .expected("users or a rate above 0 somewhere")
                    .actual("0 everywhere"));
        }
    }

    static List<Stage> stages(List<Stage> stages, Class<? extends Stage> kind) {
        if (stages.isEmpty()) {
            throw new BruntException(Problem.of("stages: at least one is needed"));
        }
        Set<String> names = new HashSet<>();
        for (Stage stage : stages) {
            if (!kind.isInstance(stage)) {
                throw new BruntException(Problem.of("stages: all must name users, or all a rate")
                        .actual("both")
                        .hint("a load model is either closed (users) or open (rate)"));
            }
            if (!names.add(stage.name())) {
                throw new BruntException(Problem.of("stages: two stages have the name " + stage.name())
                        .hint("give each a name of its own"));
            }
        }
        longerThanZero("stages", sum(stages));
        return List.copyOf(stages);
    }

    static Duration sum(List<Stage> stages) {
        return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
