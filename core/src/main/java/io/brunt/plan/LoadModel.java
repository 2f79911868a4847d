// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import io.brunt.unit.Rate;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Who or what decides when an iteration starts.
 *
 * <p>Closed models wait for the answer before they ask again, open models do not (Schroeder, Wierman, Harchol-Balter:
 * Open Versus Closed: A Cautionary Tale, NSDI 2006).
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface LoadModel extends Serializable {

    /**
     * Return how long the plan lasts, warm-up and graceful stop left out.
     *
     * @return the sum of the stages; for a number of iterations the longest they may take
     */
    Duration duration();

    /**
     * Return the legs of the curve.
     *
     * @return at least one, in order; a model without stages is one stage called {@code 1}
     */
    List<Stage> stages();

    /**
     * Return the model's name in results.
     *
     * @return for example {@code ramping-users}
     */
    String name();

    /**
     * Choose by the kind of model; a new kind breaks callers when they are compiled.
     *
     * @param closed what to do with users who wait
     * @param open what to do with arrivals by the clock
     * @param <T> what comes of it
     * @return the chosen function's result
     */
    <T> T match(Function<Closed, T> closed, Function<Open, T> open);

    /**
     * A user starts its next iteration only when the last one is done.
     *
     * @since 0.1
     */
    sealed interface Closed extends LoadModel {

        /**
         * Return how many users there are at most.
         *
         * @return at least 1; 0 if only the one who made the load knows
         */
        int mostUsers();

        @Override
        default <T> T match(Function<Closed, T> closed, Function<Open, T> open) {
            return closed.apply(this);
        }
    }

    /**
     * Iterations arrive by the clock, whether or not earlier ones are done.
     *
     * @since 0.1
     */
    sealed interface Open extends LoadModel {

        @Override
        default <T> T match(Function<Closed, T> closed, Function<Open, T> open) {
            return open.apply(this);
        }
    }

    /**
     * Users come and go along straight lines.
     *
     * @param startUsers how many there are at time 0
     * @param stages at least one, each of {@link Stage.Users}
     * @since 0.1
     */
    record RampingUsers(int startUsers, List<Stage> stages) implements Closed {
        @Serial
        private static final long serialVersionUID = 1;

        /** Refuse a curve that cannot be run. */
        public RampingUsers {
            stages = ModelCheck.stages(stages, Stage.Users.class);
            ModelCheck.atLeast("startUsers", startUsers, 0);
            ModelCheck.anyLoad(startUsers > 0 || stages.stream().anyMatch(it -> ((Stage.Users) it).users() > 0));
        }

        @Override
        public Duration duration() {
            return ModelCheck.sum(stages);
        }

        @Override
        public String name() {
            return "ramping-users";
        }

        @Override
        public int mostUsers() {
            return Math.max(
                    startUsers,
                    stages.stream()
                            .mapToInt(it -> ((Stage.Users) it).users())
                            .max()
                            .orElse(0));
        }
    }

    /**
     * The same users all the time.
     *
     * @param users at least 1
     * @param duration more than 0
     * @since 0.1
     */
    record ConstantUsers(int users, Duration duration) implements Closed {
        @Serial
        private static final long serialVersionUID = 1;

        /** Refuse what cannot be run. */
        public ConstantUsers {
            ModelCheck.atLeast("users", users, 1);
            ModelCheck.longerThanZero("duration", duration);
        }

        @Override
        public List<Stage> stages() {
            return List.of(new Stage.Users("1", duration, users));
        }

        @Override
        public String name() {
            return "constant-users";
        }

        @Override
        public int mostUsers() {
            return users;
        }
    }

    /**
     * A number of iterations in all, shared out among users as they are free.
     *
     * @param iterations at least 1
     * @param users at least 1
     * @param maxDuration what has not started by then is dropped
     * @since 0.1
     */
    record SharedIterations(long iterations, int users, Duration maxDuration) implements Closed {
        @Serial
        private static final long serialVersionUID = 1;

        /** Refuse what cannot be run. */
        public SharedIterations {
            ModelCheck.atLeast("iterations", iterations, 1);
            ModelCheck.atLeast("users", users, 1);
            ModelCheck.longerThanZero("maxDuration", maxDuration);
        }

        @Override
        public Duration duration() {
            return maxDuration;
        }

        @Override
        public List<Stage> stages() {
            return List.of(new Stage.Users("1", maxDuration, users));
        }

        @Override
        public String name() {
            return "shared-iterations";
        }

        @Override
        public int mostUsers() {
            return users;
        }
    }

    /**
     * A number of iterations for each user.
     *
     * @param iterations at least 1, of each user
     * @param users at least 1
     * @param maxDuration what has not started by then is dropped
     * @since 0.1
     */
    record IterationsPerUser(long iterations, int users, Duration maxDuration) implements Closed {
        @Serial
        private static final long serialVersionUID = 1;

        /** Refuse what cannot be run. */
        public IterationsPerUser {
            ModelCheck.atLeast("iterationsPerUser", iterations, 1);
            ModelCheck.atLeast("users", users, 1);
            ModelCheck.longerThanZero("maxDuration", maxDuration);
        }

        @Override
        public Duration duration() {
            return maxDuration;
        }

        @Override
        public List<Stage> stages() {
            return List.of(new Stage.Users("1", maxDuration, users));
        }

        @Override
        public String name() {
            return "iterations-per-user";
        }

        @Override
        public int mostUsers() {
            return users;
        }
    }

    /**
     * Load that another tool made, known only from the file it left: nothing was promised, so nothing is owed. Not run.
     *
     * @param tool whose it was
     * @param users the most that were seen at once, 0 if that is not told
     * @param duration from the first start to the last end, more than 0
     * @since 0.1
     */
    record Foreign(String tool, int users, Duration duration) implements Closed {
        @Serial
        private static final long serialVersionUID = 1;

        /** Refuse what cannot have been. */
        public Foreign {
            ModelCheck.atLeast("users", users, 0);
            ModelCheck.longerThanZero("duration", duration);
        }

        @Override
        public List<Stage> stages() {
            return List.of(new Stage.Users("1", duration, users));
        }

        @Override
        public String name() {
            return "foreign";
        }

        @Override
        public int mostUsers() {
            return users;
        }
    }

    /**
     * An arrival rate that moves along straight lines.
     *
     * @param startRate the rate at time 0
     * @param stages at least one, each of {@link Stage.Arrivals}
     * @since 0.1
     */
    record RampingRate(Rate startRate, List<Stage> stages) implements Open {
        @Serial
        private static final long serialVersionUID = 1;

        /** Refuse a curve that cannot be run. */
        public RampingRate {
            stages = ModelCheck.stages(stages, Stage.Arrivals.class);
            ModelCheck.anyLoad(startRate.count() > 0
                    || stages.stream()
                            .anyMatch(it -> ((Stage.Arrivals) it).rate().count() > 0));
        }

        @Override
        public Duration duration() {
            return ModelCheck.sum(stages);
        }

        @Override
        public String name() {
            return "ramping-arrival-rate";
        }
    }

    /**
     * The same arrival rate all the time.
     *
     * @param rate more than 0
     * @param duration more than 0
     * @since 0.1
     */
    record ConstantRate(Rate rate, Duration duration) implements Open {
        @Serial
        private static final long serialVersionUID = 1;

        /** Refuse what cannot be run. */
        public ConstantRate {
            ModelCheck.anyLoad(rate.count() > 0);
            ModelCheck.longerThanZero("duration", duration);
        }

        @Override
        public List<Stage> stages() {
            return List.of(new Stage.Arrivals("1", duration, rate));
        }

        @Override
        public String name() {
            return "constant-arrival-rate";
        }
    }
}
