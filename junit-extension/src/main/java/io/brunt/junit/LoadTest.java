// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Make a method a load test: the only annotation that it needs, {@code @Test} included.
 *
 * <p>With {@link HttpEndpoint} Brunt sends that request over and over, and the method's body runs once, afterwards, with
 * the {@link io.brunt.result.LoadResult} if it asks for one, also when an objective is broken. Without, the body is one
 * iteration of one virtual user, and may take a {@link io.brunt.user.VirtualUser}.
 *
 * <p>Exactly one load model is named: {@code stages}, {@code users} with {@code duration}, {@code rate} with
 * {@code duration}, {@code iterations}, or {@code iterationsPerUser}. Two, or none, are refused before the load.
 *
 * <pre>{@code
 * @LoadTest(users = 50, duration = "1m", thinkTime = "1s")
 * @HttpEndpoint(url = "/products")
 * @Slo("p99 < 250ms")
 * void listsProducts() {}
 * }</pre>
 *
 * <p>A load test never shares its time with other tests. It has the tag {@code load}. Can stand on an annotation of one's
 * own. On a {@code @ParameterizedTest}, {@code @RepeatedTest} or another template it is refused: {@link Load} goes there.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Test
@Tag("load")
@ExtendWith(LoadTestExtension.class)
@ResourceLock(Resources.GLOBAL)
@Execution(ExecutionMode.SAME_THREAD)
public @interface LoadTest {
    /**
     * What reports call the load test.
     *
     * @return any text; by default empty for the test's own display name
     */
    String name() default "";

    /**
     * The legs of the load curve, all with {@code users} or all with {@code rate}.
     *
     * <p>Each is a straight line from the last target to its own; the first starts from {@link #startUsers()} or
     * {@link #startRate()}. A user taken away still ends its iteration, within {@link #gracefulStop()}. Example:
     * {@code {@Stage(duration = "2m", users = 1000), @Stage(duration = "5m", users = 1000)}}. Refused beside
     * {@code users}, {@code rate}, {@code duration}, {@code iterations} and {@code iterationsPerUser}.
     *
     * @return in order; by default none
     */
    Stage[] stages() default {};

    /**
     * How many users there are at the start of the first of the {@link #stages()} with {@code users}.
     *
     * @return 0 (the default) or more; refused without such stages
     */
    int startUsers() default 0;

    /**
     * The arrival rate at the start of the first of the {@link #stages()} with {@code rate}.
     *
     * @return as in {@link #rate()}, by default {@code "0/s"}; refused without such stages
     */
    String startRate() default "0/s";

    /**
     * How many virtual users there are.
     *
     * <p>With {@link #duration()} a closed model: each asks again when its last answer is there. With
     * {@link #iterations()} or {@link #iterationsPerUser()} those share the work, by default a single one.
     *
     * @return at least 1; refused beside {@code stages} and {@code rate}
     */
    int users() default Unset.NUMBER;

    /**
     * How many iterations arrive in a time, whether or not earlier ones are done: an open model.
     *
     * <p>Grammar: a number, {@code /} and {@code s}, {@code m} or {@code h}. Example: {@code "500/s"}, {@code "30/m"}.
     * Needs {@link #duration()}.
     *
     * @return above 0; refused beside {@code users}, {@code stages}, {@code iterations} and {@code iterationsPerUser}
     */
    String rate() default "";

    /**
     * How long {@link #users()} or {@link #rate()} last.
     *
     * <p>Grammar: numbers with the units {@code us}, {@code ms}, {@code s}, {@code m} and {@code h}, from the greatest to
     * the least. Example: {@code "5m"}, {@code "1m30s"}, {@code "1.5s"}.
     *
     * @return longer than 0; refused beside {@code stages}, {@code iterations} and {@code iterationsPerUser}
     */
    String duration() default "";

    /**
     * How many iterations there are in all, shared out among the users as they are free.
     *
     * @return at least 1; refused beside {@code stages}, {@code rate}, {@code duration} and {@code iterationsPerUser}
     */
    long iterations() default Unset.NUMBER;

    /**
     * How many iterations each user runs.
     *
     * @return at least 1; refused beside {@code stages}, {@code rate}, {@code duration} and {@code iterations}
     */
    long iterationsPerUser() default Unset.NUMBER;

    /**
     * How long {@link #iterations()} or {@link #iterationsPerUser()} may take; what has not started by then is dropped.
     *
     * @return as in {@link #duration()}, by default {@code "10m"}; refused without a number of iterations
     */
    String maxDuration() default "10m";

    /**
     * How long the plan's first level runs before anything counts.
     *
     * <p>Adds to the plan's time. For a ramp from 0 the first level is the first stage's target.
     *
     * @return as in {@link #duration()}; by default empty for none
     */
    String warmup() default "";

    /**
     * The pause of a user after each iteration.
     *
     * <p>Grammar: a duration, or two with {@code ..} between them to draw evenly from. Example: {@code "1s"},
     * {@code "500ms..2s"}.
     *
     * @return by default empty for none; refused with a rate
     */
    String thinkTime() default "";

    /**
     * The least time from one start to the next of the same user.
     *
     * <p>An iteration that is held up by the one before counts from when it was due.
     *
     * @return as in {@link #duration()}; by default empty for none; refused with a rate
     */
    String pacing() default "";

    /**
     * How long running iterations may finish when the plan is over; those that do not are counted as abandoned.
     *
     * @return as in {@link #duration()}, by default {@code "30s"}; {@code "0s"} stops at once
     */
    String gracefulStop() default "30s";

    /**
     * How many iterations of an open model may run at once; what cannot start is counted as dropped.
     *
     * @return at least 1, by default 10,000; refused without a rate
     */
    int maxUsers() default Unset.MAX_USERS;

    /**
     * How the arrivals of an open model lie around their rate.
     *
     * <p>{@code "EVEN"}: at equal distances. {@code "POISSON"}: as independent users come, drawn from {@link #seed()}.
     *
     * @return by default {@code "EVEN"}; refused without a rate
     */
    String arrivals() default "EVEN";

    /**
     * The name of a static method that returns the scenario to run.
     *
     * <p>Not available in this version: setting it is refused.
     *
     * @return by default empty
     */
    String scenario() default "";

    /**
     * Where every random draw of the plan comes from.
     *
     * @return any number, by default 0; the same seed draws the same
     */
    long seed() default 0;
}
