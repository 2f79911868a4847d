// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Mark a method that runs once after each load test of its class, whatever the verdict, before {@code @AfterEach}.
 *
 * <p>Takes the {@link io.brunt.result.LoadResult}, or nothing. Of superclasses and of the classes around a {@code @Nested}
 * one too. If it throws, the test fails beside the verdict, which stays the load's.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface AfterLoad {}
