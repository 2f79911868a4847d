// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;

/**
 * The actor that runs an iteration, as its code sees it.
 *
 * <p>Confined to the user's own thread, and only valid while that user's code runs.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface VirtualUser {

    /**
     * Return which user this is.
     *
     * @return from 1, unique within the load test
     */
    int id();

    /**
     * Return which iteration of this user is running.
     *
     * @return from 0
     */
    long iteration();

    /**
     * Send HTTP requests. Each is measured as a request of its own step, and makes the iteration an error if it is one.
     *
     * @return the user's own connections and cookies
     */
    UserHttp http();

    /**
     * Time a part of the iteration under a name of its own.
     *
     * @param name what SLOs and reports call it
     * @param action what is timed; an exception ends it as an error, and the iteration with it
     * @param <T> what comes of it
     * @return what {@code action} returned
     * @throws Exception what {@code action} threw
     */
    <T> T step(String name, Callable<T> action) throws Exception;

    /**
     * Count whether something holds; the iteration goes on either way.
     *
     * @param name what reports call it
     * @param condition whether it holds
     * @return {@code condition}
     */
    boolean check(String name, boolean condition);

    /**
     * Pause inside the iteration. The pause is part of its time.
     *
     * @param time 0 or more
     * @throws InterruptedException when the load ends meanwhile
     */
    void pause(Duration time) throws InterruptedException;

    /**
     * Pause inside the iteration.
     *
     * @param time for example {@code 200ms}
     * @throws InterruptedException when the load ends meanwhile
     */
    void pause(String time) throws InterruptedException;

    /**
     * Return what this user remembers from one iteration to the next.
     *
     * @return the user's own, never shared
     */
    Session session();
}
