// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How much load is made, and when. What one iteration does is said apart from it.
 *
 * @param name what reports call it; empty for the test's own name
 * @param model when iterations start
 * @param warmup runs before the plan at its first level, in no figure; 0 for none
 * @param thinkTime pause after each iteration; closed models only
 * @param pacing least time from one start to the next of the same user, 0 for none; closed models only
 * @param gracefulStop how long running iterations may finish, before they are abandoned
 * @param maxUsers how many iterations may run at once in an open model, at least 1; the rest is dropped
 * @param arrivals how arrivals lie around their rate; open models only
 * @param seed where every random draw of the plan comes from
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LoadPlan(
        String name,
        LoadModel model,
        Duration warmup,
        ThinkTime thinkTime,
        Duration pacing,
        Duration gracefulStop,
        int maxUsers,
        ArrivalPattern arrivals,
        long seed)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Refuse a plan that cannot be run, with all its faults. */
    public LoadPlan {
        List<Problem> problems = new ArrayList<>();
        notNegative("warmup", warmup).ifPresent(problems::add);
        notNegative("pacing", pacing).ifPresent(problems::add);
        notNegative("gracefulStop", gracefulStop).ifPresent(problems::add);
        if (maxUsers < 1) {
            problems.add(Problem.of("maxUsers: must be at least 1").actual(String.valueOf(maxUsers)));
        }
        if (model instanceof LoadModel.Open) {
            if (thinkTime.isSet()) {
                problems.add(onlyClosed("thinkTime"));
            }
            if (!pacing.isZero()) {
                problems.add(onlyClosed("pacing"));
            }
        } else if (arrivals != ArrivalPattern.EVEN) {
            problems.add(Problem.of("arrivals: goes with a rate only")
                    .hint("in a closed model users decide when iterations start"));
        }
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
    }

    private static Optional<Problem> notNegative(String field, Duration duration) {
        return duration.isNegative()
                ? Optional.of(Problem.of(field + ": must be 0 or more").actual(duration.toMillis() + "ms"))
                : Optional.empty();
    }

    private static Problem onlyClosed(String field) {
        return Problem.of(field + ": goes with users only")
                .hint("arrivals by a rate do not wait for users; leave it out, or use users");
    }

    /**
     * Start a plan.
     *
     * @param model when iterations start
     * @return a builder with the contract's defaults
     */
    public static Builder builder(LoadModel model) {
        return new Builder(model);
    }

    /**
     * Return the stages of the model.
     *
     * @return at least one, in order
     */
    public List<Stage> stages() {
        return model.stages();
    }

    /**
     * Puts a plan together; every check is the record's.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final LoadModel model;
        private String name = "";
        private Duration warmup = Duration.ZERO;
        private ThinkTime thinkTime = ThinkTime.NONE;
        private Duration pacing = Duration.ZERO;
        private Duration gracefulStop = Duration.ofSeconds(30);
        private int maxUsers = 10_000;
        private ArrivalPattern arrivals = ArrivalPattern.EVEN;
        private long seed;

        private Builder(LoadModel model) {
            this.model = model;
        }

        /**
         * Name the plan.
         *
         * @param value what reports call it
         * @return this builder
         */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /**
         * Run the first level for a while before anything counts.
         *
         * @param value 0 or more
         * @return this builder
         */
        public Builder warmup(Duration value) {
            warmup = value;
            return this;
        }

        /**
         * Let users pause after each iteration.
         *
         * @param value the pause
         * @return this builder
         */
        public Builder thinkTime(ThinkTime value) {
            thinkTime = value;
            return this;
        }

        /**
         * Keep the starts of a user's iterations apart.
         *
         * @param value least time from one start to the next
         * @return this builder
         */
        public Builder pacing(Duration value) {
            pacing = value;
            return this;
        }

        /**
         * Say how long running iterations may finish.
         *
         * @param value 0 or more, 30 s unless said
         * @return this builder
         */
        public Builder gracefulStop(Duration value) {
            gracefulStop = value;
            return this;
        }

        /**
         * Bound how many iterations of an open model run at once.
         *
         * @param value at least 1, 10,000 unless said
         * @return this builder
         */
        public Builder maxUsers(int value) {
            maxUsers = value;
            return this;
        }

        /**
         * Say how arrivals lie around their rate.
         *
         * @param value even unless said
         * @return this builder
         */
        public Builder arrivals(ArrivalPattern value) {
            arrivals = value;
            return this;
        }

        /**
         * Choose where random draws come from.
         *
         * @param value 0 unless said
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Return the plan.
         *
         * @return a plan that can be run
         * @throws BruntException with all faults if it cannot
         */
        public LoadPlan build() {
            return new LoadPlan(name, model, warmup, thinkTime, pacing, gracefulStop, maxUsers, arrivals, seed);
        }
    }
}
