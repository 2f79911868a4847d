// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What a virtual user runs. Called by many users at once, each on a thread of its own.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface UserCode {

    /**
     * Run one iteration; this is what is timed. Whatever it throws makes the iteration an error of that kind.
     *
     * @param user who runs it
     * @throws Throwable whatever went wrong
     */
    @SuppressWarnings("IllegalThrows") // a test's body throws AssertionError and checked exceptions alike
    void iterate(VirtualUser user) throws Throwable;

    /**
     * Run before a user's first iteration, outside the timing.
     *
     * @param user whose life begins
     * @throws Throwable whatever went wrong: the user then does not run, an error of that kind
     */
    default void beforeUser(VirtualUser user) throws Throwable {}

    /**
     * Run after a user's last iteration, outside the timing.
     *
     * @param user whose life ends
     * @throws Throwable whatever went wrong, told as an error of that kind
     */
    default void afterUser(VirtualUser user) throws Throwable {}

    /**
     * Run before each iteration, outside the timing.
     *
     * @param user who runs it
     * @throws Throwable whatever went wrong: makes the iteration an error of that kind
     */
    default void beforeIteration(VirtualUser user) throws Throwable {}

    /**
     * Run after each iteration, outside the timing.
     *
     * @param user who ran it
     * @throws Throwable whatever went wrong: makes the iteration an error of that kind
     */
    default void afterIteration(VirtualUser user) throws Throwable {}

    /**
     * Tell whether something runs around an iteration: such iterations are never timed together.
     *
     * @return whether {@link #beforeIteration} or {@link #afterIteration} is overridden; false only where neither does
     *     anything
     */
    default boolean surroundsIterations() {
        return Stream.of(getClass().getMethods())
                .filter(it ->
                        it.getName().equals("beforeIteration") || it.getName().equals("afterIteration"))
                .anyMatch(it -> it.getDeclaringClass() != UserCode.class);
    }
}
