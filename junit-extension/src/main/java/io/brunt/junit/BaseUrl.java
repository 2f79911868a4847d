// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Mark the field or method that knows the target's address, where it is only known at run time.
 *
 * <p>A {@code String}, a {@link java.net.URI}, or a port number of this machine; a method takes no parameters. Read after
 * the {@code @BeforeEach} methods. May be private, static, of a superclass, or of the class around a {@code @Nested} one;
 * the nearest wins, and wins over {@code brunt.baseUrl}.
 *
 * <pre>{@code
 * @LocalServerPort
 * @BaseUrl
 * int port;
 * }</pre>
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface BaseUrl {}
