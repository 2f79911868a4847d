// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * One leg of a load curve: a straight line from the last target to its own, of either users or an arrival rate.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Stage {

    /**
     * How long the stage lasts.
     *
     * @return as in {@link LoadTest#duration()}, for example {@code "2m"}; {@code "0s"} jumps to the target
     */
    String duration();

    /**
     * How many users there are at the end of the stage.
     *
     * @return 0 or more; refused beside {@code rate}
     */
    int users() default Unset.NUMBER;

    /**
     * The arrival rate at the end of the stage.
     *
     * @return as in {@link LoadTest#rate()}, for example {@code "500/s"}; refused beside {@code users}
     */
    String rate() default "";

    /**
     * What objectives and reports call the stage.
     *
     * @return for example {@code "hold"}; by default empty for its number, from 1
     */
    String name() default "";
}
