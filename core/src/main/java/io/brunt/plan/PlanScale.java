// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.unit.Rate;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Makes a plan smaller or greater: {@code brunt.scale.users} and {@code brunt.scale.duration}.
 *
 * <p>A count above 0 stays at least 1, a time above 0 stays above 0. Pauses and time-outs stay as they are, and so does
 * {@code maxDuration}, a time-out too, unless the iterations grow.
 *
 * @param users factor for users, rates and {@code maxUsers}, above 0
 * @param duration factor for durations, warm-up and iterations, above 0
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PlanScale(double users, double duration) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String SCALED = "scaled: ";
    private static final String USERS = "users";

    /** Refuse what is no factor. */
    public PlanScale {
        for (double factor : new double[] {users, duration}) {
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new BruntException(
                        Problem.of("scale: a factor is above 0").actual(String.valueOf(factor)));
            }
        }
    }

    /**
     * Scale a plan.
     *
     * @param plan stays as it is
     * @return the plan that is run
     * @throws BruntException if a count or time grows beyond what can be held
     */
    public LoadPlan apply(LoadPlan plan) {
        return new LoadPlan(
                plan.name(),
                model(plan.model()),
                time(plan.warmup()),
                plan.thinkTime(),
                plan.pacing(),
                plan.gracefulStop(),
                people(plan.maxUsers()),
                plan.arrivals(),
                plan.seed());
    }

    /**
     * Say how a plan was scaled.
     *
     * @return for example {@code scaled: users x 0.1, durations x 0.5}; empty if both factors are 1
     */
    public Optional<String> note() {
        String users = part(USERS, this.users);
        String durations = part("durations", duration);
        String both = users.isEmpty() || durations.isEmpty() ? users + durations : users + ", " + durations;
        return both.isEmpty() ? Optional.empty() : Optional.of(SCALED + both);
    }

    /**
     * Tell whether a note says that a plan was scaled.
     *
     * @param note beside the figures of a result
     * @return true for what {@link #note} says
     */
    public static boolean isNote(String note) {
        return note.startsWith(SCALED);
    }

    /**
     * Tell whether a note says that users and rates were scaled.
     *
     * @param note beside the figures of a result
     * @return false where only durations were
     */
    public static boolean isNoteOfUsers(String note) {
        return note.startsWith(SCALED + USERS);
    }

    private static String part(String what, double factor) {
        return factor == 1 ? "" : what + " x " + new BigDecimal(Double.toString(factor)).toPlainString();
    }

    private LoadModel model(LoadModel model) {
        if (model instanceof LoadModel.RampingUsers ramp) {
            return new LoadModel.RampingUsers(people(ramp.startUsers()), stages(ramp.stages()));
        }
        if (model instanceof LoadModel.ConstantUsers constant) {
            return new LoadModel.ConstantUsers(people(constant.users()), time(constant.duration()));
        }
        if (model instanceof LoadModel.SharedIterations shared) {
            return new LoadModel.SharedIterations(
                    count("iterations", shared.iterations(), duration, Long.MAX_VALUE),
                    people(shared.users()),
                    limit(shared.maxDuration()));
        }
        if (model instanceof LoadModel.IterationsPerUser each) {
            return new LoadModel.IterationsPerUser(
                    count("iterationsPerUser", each.iterations(), duration, Long.MAX_VALUE),
                    people(each.users()),
                    limit(each.maxDuration()));
        }
        if (model instanceof LoadModel.RampingRate ramp) {
            return new LoadModel.RampingRate(rate(ramp.startRate()), stages(ramp.stages()));
        }
        if (model instanceof LoadModel.ConstantRate constant) {
            return new LoadModel.ConstantRate(rate(constant.rate()), time(constant.duration()));
        }
        throw new IllegalStateException("no scale for " + model);
    }

    private List<Stage> stages(List<Stage> stages) {
        return stages.stream().map(this::stage).toList();
    }

    private Stage stage(Stage stage) {
        Duration length = time(stage.duration());
        return stage instanceof Stage.Users closed
                ? new Stage.Users(stage.name(), length, people(closed.users()))
                : new Stage.Arrivals(stage.name(), length, rate(((Stage.Arrivals) stage).rate()));
    }

    private int people(int count) {
        return (int) count("users", count, users, Integer.MAX_VALUE);
    }

    private Rate rate(Rate rate) {
        return new Rate(rate.count() * users, rate.unit());
    }

    private Duration limit(Duration most) {
        return duration > 1 ? time(most) : most;
    }

    private Duration time(Duration time) {
        return Duration.ofNanos(count("a duration", time.toNanos(), duration, Long.MAX_VALUE));
    }

    private static long count(String what, long count, double factor, long most) {
        if (factor == 1) {
            return count;
        }
        double scaled = Math.rint(count * factor);
        if (scaled >= most) {
            throw new BruntException(
                    Problem.of("scale: " + what + " would be too great").actual(count + " x " + factor));
        }
        return count > 0 ? Math.max(1, (long) scaled) : 0;
    }
}
