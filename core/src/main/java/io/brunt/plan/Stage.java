// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import io.brunt.unit.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * One leg of a load curve: a straight line from the target of the stage before to its own.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Stage extends Serializable {

    /**
     * Return what SLOs and reports call the stage.
     *
     * @return the given name, else its number from 1
     */
    String name();

    /**
     * Return how long the stage lasts.
     *
     * @return 0 or more; 0 jumps to the target
     */
    Duration duration();

    /**
     * Choose by the kind of stage; a new kind breaks callers when they are compiled.
     *
     * @param users what to do with a target of users
     * @param arrivals what to do with a target rate
     * @param <T> what comes of it
     * @return the chosen function's result
     */
    <T> T match(Function<Users, T> users, Function<Arrivals, T> arrivals);

    /**
     * A stage of a closed model.
     *
     * @param name not blank
     * @param duration 0 or more
     * @param users how many users there are at its end, 0 or more
     * @since 0.1
     */
    record Users(String name, Duration duration, int users) implements Stage {
        /** Refuse a stage that cannot be run. */
        public Users {
            check(name, duration);
            if (users < 0) {
                throw new BruntException(Problem.of("stage." + name + ".users: must be 0 or more")
                        .actual(String.valueOf(users)));
            }
        }

        @Override
        public <T> T match(Function<Users, T> users, Function<Arrivals, T> arrivals) {
            return users.apply(this);
        }
    }

    /**
     * A stage of an open model.
     *
     * @param name not blank
     * @param duration 0 or more
     * @param rate the arrival rate at its end
     * @since 0.1
     */
    record Arrivals(String name, Duration duration, Rate rate) implements Stage {
        /** Refuse a stage that cannot be run. */
        public Arrivals {
            check(name, duration);
        }

        @Override
        public <T> T match(Function<Users, T> users, Function<Arrivals, T> arrivals) {
            return arrivals.apply(this);
        }
    }

    private static void check(String name, Duration duration) {
        if (name.isBlank()) {
            throw new BruntException(Problem.of("stage.name: must not be blank"));
        }
        if (duration.isNegative()) {
            throw new BruntException(Problem.of("stage." + name + ".duration: must be 0 or more")
                    .actual("-" + DurationText.print(duration.negated())));
        }
    }
}
