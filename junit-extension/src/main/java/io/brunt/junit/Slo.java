// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * An objective: what must hold of a load test. Repeatable.
 *
 * <p>On a method it is for that load test; on a class for those of the class, of its subclasses and of its
 * {@code @Nested} classes; on an interface for those of the classes that implement it; on an annotation of one's own
 * wherever that stands. They add up, none replaces another.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Slos.class)
public @interface Slo {

    /**
     * The objective.
     *
     * <p>Grammar: {@code metric [of <step>] [during <stage>] <op> <bound> [every <window>]}, where {@code op} is
     * {@code <}, {@code <=}, {@code >}, {@code >=} or {@code =}. A name with blanks or signs stands in single quotes.
     * Examples: {@code "p99 < 250ms"}, {@code "error-rate < 0.1%"}, {@code "throughput during hold >= 900/s"},
     * {@code "p99 of 'POST /login' < 250ms every 10s"}.
     *
     * @return refused before the load if it is malformed, or names a stage or step that the plan cannot have
     */
    String value();

    /**
     * Whether the load ends as soon as the objective is lost beyond doubt: it is broken now, and would stay broken if all
     * that can still come took no time and were without error.
     *
     * <p>The verdict is then FAIL, and the result says how much of the plan was run. {@code balance} cannot be lost before
     * the end, and Prometheus is asked only then.
     *
     * @return by default false: the plan is run to its end
     */
    boolean abort() default false;

    /**
     * How long is measured before {@link #abort()} may end the load, for example {@code "30s"}.
     *
     * @return a duration, refused without {@code abort = true}; by default empty: from the start of measuring
     */
    String abortAfter() default "";

    /**
     * How sure the verdict must be, for example {@code 0.95}; without it the measured value decides.
     *
     * <p>PASS then needs the whole confidence interval of that level on the right side of the bound and FAIL on the wrong
     * one; a run too short to tell is INCONCLUSIVE, and says how long it would have to be. Percentiles, {@code mean},
     * {@code throughput} and shares have an interval; counts and extremes have none.
     *
     * @return above 0.5 and below 1; by default none
     */
    double confidence() default Double.NaN;
}
