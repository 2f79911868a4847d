// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * One objective: {@code metric [of <step>] [during <stage>] <op> <bound> [every <window>]}.
 *
 * @param expression as the user wrote it
 * @param metric what is measured
 * @param step the step it speaks of, or empty for the iterations; of {@link Metric.App} the service, or empty for all
 * @param stage the stage it speaks of, or empty for the whole measured time
 * @param op how the figure must stand to the bound
 * @param bound in the metric's unit: microseconds, share from 0 to 1, count, or per second
 * @param every the length of the windows in which it must hold too, or empty
 * @param implied whether nobody wrote it
 * @param confidence how sure its verdict must be, above 0.5 and below 1; empty if the measured value decides
 * @param abortAfter the measured time from which the load ends as soon as the objective is lost; empty if it never does
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Slo(
        String expression,
        Metric metric,
        Optional<String> step,
        Optional<String> stage,
        Op op,
        double bound,
        Optional<Duration> every,
        boolean implied,
        OptionalDouble confidence,
        Optional<Duration> abortAfter) {

    /**
     * Make an objective on the measured value.
     *
     * @param expression as the user wrote it
     * @param metric what is measured
     * @param step the step it speaks of, or empty for the iterations
     * @param stage the stage it speaks of, or empty for the whole measured time
     * @param op how the figure must stand to the bound
     * @param bound in the metric's unit
     * @param every the length of the windows in which it must hold too, or empty
     * @param implied whether nobody wrote it
     */
    public Slo(
            String expression,
            Metric metric,
            Optional<String> step,
            Optional<String> stage,
            Op op,
            double bound,
            Optional<Duration> every,
            boolean implied) {
        this(expression, metric, step, stage, op, bound, every, implied, OptionalDouble.empty(), Optional.empty());
    }

    /**
     * Ask for a verdict that is not a matter of luck.
     *
     * @param level for example 0.95: the whole interval of that level must lie on one side of the bound
     * @return the same objective, to be held with confidence
     * @throws BruntException if the level is no share above a half, or the metric has no interval
     */
    public Slo withConfidence(double level) {
        Confidence.check(this, level);
        return new Slo(
                expression, metric, step, stage, op, bound, every, implied, OptionalDouble.of(level), abortAfter);
    }

    /**
     * End the load as soon as the objective is lost beyond doubt.
     *
     * @param measured how long is measured at least; 0 for no time
     * @return the same objective, with that power over the load
     * @throws BruntException if it cannot be lost before the end
     */
    public Slo withAbortAfter(Duration measured) {
        if (metric instanceof Metric.Regression) {
            throw new BruntException(Problem.of("abort: does not go with a regression")
                    .actual(expression)
                    .hint("only whole runs are compared: leave abort out, or bound the figure itself"));
        }
        if (metric == Metric.Plain.BALANCE) {
            throw new BruntException(Problem.of("abort: does not go with balance")
                    .actual(expression)
                    .hint("every request to come may even it out, so it is not lost before the end: leave abort out"));
        }
        if (metric instanceof Metric.App) {
            throw new BruntException(Problem.of("abort: does not go with " + metric.text())
                    .actual(expression)
                    .hint("what processes used is judged once the load is over: leave abort out"));
        }
        if (metric instanceof Metric.Promql) {
            throw new BruntException(Problem.of("abort: does not go with promql")
                    .actual(expression)
                    .hint("Prometheus is asked once, at the end: leave abort out"));
        }
        return new Slo(expression, metric, step, stage, op, bound, every, implied, confidence, Optional.of(measured));
    }

    /**
     * Make an objective from its parts.
     *
     * @param metric what is measured
     * @param step the step it speaks of, or empty for the iterations
     * @param stage the stage it speaks of, or empty for the whole measured time
     * @param op how the figure must stand to the bound
     * @param bound in the metric's unit
     * @param every the length of the windows in which it must hold too, or empty
     * @return an objective whose expression is its {@link #text()}
     */
    public static Slo of(
            Metric metric,
            Optional<String> step,
            Optional<String> stage,
            Op op,
            double bound,
            Optional<Duration> every) {
        Slo bare = new Slo("", metric, step, stage, op, bound, every, false);
        return bare.written(bare.text());
    }

    /** An objective that nobody wrote, over all iterations of the measured time. */
    static Slo implied(Metric metric, double bound) {
        Slo bare = new Slo("", metric, Optional.empty(), Optional.empty(), Op.EQUAL, bound, Optional.empty(), true);
        return bare.written(bare.text());
    }

    private Slo written(String text) {
        return new Slo(text, metric, step, stage, op, bound, every, implied, confidence, abortAfter);
    }

    /**
     * Return the objective in its canonical spelling.
     *
     * @return one blank between its parts, names in quotes only where they need them; parsed again it is the same
     */
    public String text() {
        return metric.text()
                + step.map(it -> " of " + name(it)).orElse("")
                + stage.map(it -> " during " + name(it)).orElse("")
                + " "
                + required()
                + every.map(it -> " every " + DurationText.print(it)).orElse("");
    }

    /**
     * Tell whether it can only be judged if each second's times from the actual start, and those of errors, are kept apart.
     *
     * @return true for windows of iterations with such a metric
     */
    public boolean needsCloseUp() {
        return every.isPresent() && step.isEmpty() && Figures.needsAllTimes(metric);
    }

    /**
     * Return the step whose seconds must be kept for it.
     *
     * @return empty unless it asks for windows of a step
     */
    public Optional<String> stepByWindow() {
        return metric instanceof Metric.App ? Optional.empty() : every.flatMap(it -> step);
    }

    /**
     * Return what the figure must be.
     *
     * @return operator and bound, for example {@code < 250ms}
     */
    public String required() {
        return op.sign() + " " + metric.dimension().text(bound);
    }

    /** A name as it stands in an expression. */
    static String name(String name) {
        return SloTokens.isWord(name) ? name : "'" + name.replace("'", "''") + "'";
    }

    /**
     * Tell whether two objectives ask for the same, however they are written.
     *
     * @param other the other one
     * @return true if all but the expressions is equal
     */
    boolean asksTheSameAs(Slo other) {
        return written("").equals(other.written(""));
    }

    /**
     * How a figure must stand to its bound.
     *
     * @since 0.1
     */
    public enum Op {
        /** Below the bound. */
        LESS("<"),
        /** At most the bound. */
        AT_MOST("<="),
        /** Above the bound. */
        MORE(">"),
        /** At least the bound. */
        AT_LEAST(">="),
        /** The bound itself. */
        EQUAL("=");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        /**
         * Return how it is written.
         *
         * @return for example {@code <=}
         */
        public String sign() {
            return sign;
        }

        /**
         * Tell whether the operator sets an upper limit.
         *
         * @return true for {@code <} and {@code <=}
         */
        public boolean isUpper() {
            return this == LESS || this == AT_MOST;
        }

        /**
         * Tell whether the operator sets a lower limit.
         *
         * @return true for {@code >} and {@code >=}
         */
        public boolean isLower() {
            return this == MORE || this == AT_LEAST;
        }

        /**
         * Tell whether a figure holds.
         *
         * @param actual the figure
         * @param bound the bound
         * @return true if it stands to the bound as it must
         */
        public boolean holds(double actual, double bound) {
            return switch (this) {
                case LESS -> actual < bound;
                case AT_MOST -> actual <= bound;
                case MORE -> actual > bound;
                case AT_LEAST -> actual >= bound;
                case EQUAL -> actual == bound;
            };
        }
    }
}
