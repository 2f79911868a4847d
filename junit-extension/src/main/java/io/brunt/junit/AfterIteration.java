// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Mark a method that runs after each iteration, outside the timing.
 *
 * <p>Takes the {@link io.brunt.user.VirtualUser}, or nothing. Called by many users at once, each on a thread of its own,
 * on the one test instance. For load tests whose body is the iteration; those with {@link HttpEndpoint} run no code of
 * users. Of superclasses too. If it throws, the iteration is an error.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface AfterIteration {}
