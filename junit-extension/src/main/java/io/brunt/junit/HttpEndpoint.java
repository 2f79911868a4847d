// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The HTTP request that one iteration of a load test is.
 *
 * <p>The method's body then runs once, after the load, with the {@link io.brunt.result.LoadResult} if it asks for one. On a
 * class it is the request of each of its load tests that has none of its own. The server's address is
 * {@code brunt.baseUrl}, or what a {@link BaseUrl} member says, unless {@link #url()} is whole.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface HttpEndpoint {

    /**
     * The path, with its query if it has one, or a whole URL of http or https.
     *
     * @return for example {@code "/process"}, which is put behind the base URL and the path in it
     */
    String url();

    /**
     * The method.
     *
     * @return by default {@code "GET"}
     */
    String method() default "GET";

    /**
     * The headers, each as {@code Name: value}.
     *
     * @return for example {@code "Content-Type: application/json"}; by default none
     */
    String[] headers() default {};

    /**
     * The body, sent as UTF-8.
     *
     * @return by default empty for none; refused beside {@link #bodyFile()}
     */
    String body() default "";

    /**
     * A file with the body, sent as it is.
     *
     * @return looked for on the class path, then from the module's folder; by default empty for none; refused if it is
     *     missing
     */
    String bodyFile() default "";

    /**
     * The statuses that count as completed.
     *
     * @return each from 200 to 599; by default none, and any below 400 counts
     */
    int[] expectStatus() default {};

    /**
     * How long a request may take, from when it was due to the last byte of its answer.
     *
     * @return as in {@link LoadTest#duration()}, by default {@code "60s"}
     */
    String timeout() default "60s";

    /**
     * Whether redirects are followed, up to 10, as one request of its step: 301 and 302 turn a {@code POST} into a
     * {@code GET}, 303 any method but {@code HEAD}, 307 and 308 keep method and body.
     *
     * @return by default false; a redirect to a host that is neither loopback nor in {@code brunt.allowedHosts} is an error of
     *     kind {@code host-not-allowed}, and no request. A redirect that {@link #expectStatus()} names is not followed
     */
    boolean followRedirects() default false;

    /**
     * What objectives and reports call the step.
     *
     * @return by default empty for method and path, as in {@code POST /process}
     */
    String name() default "";
}
