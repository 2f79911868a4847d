// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.user.UserCode;
import io.brunt.user.VirtualUser;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The method's body as an iteration, on the one test instance that JUnit made.
 *
 * <p>A failed assumption aborts the test, as it does in any other: it ends the load by interrupting the thread that waits
 * for it.
 */
final class BodyIteration implements UserCode {

    private final Call body;
    private final UserLife life;
    private final Thread driver = Thread.currentThread();
    private final AtomicReference<@Nullable TestAbortedException> aborted = new AtomicReference<>();

    /**
     * Made on the thread that JUnit gave to the test.
     *
     * @param body the method with its arguments
     * @param life what belongs to a user's life
     */
    BodyIteration(Call body, UserLife life) {
        this.body = body;
        this.life = life;
    }

    @Override
    public void iterate(VirtualUser user) throws Throwable {
        try {
            body.of(user);
        } catch (TestAbortedException assumption) {
            if (aborted.compareAndSet(null, assumption)) {
                driver.interrupt();
            }
            throw assumption;
        }
    }

    /**
     * Tell why the body gave up.
     *
     * @return the first failed assumption, or null
     */
    @Nullable
    TestAbortedException aborted() {
        return aborted.get();
    }

    @Override
    public void beforeUser(VirtualUser user) throws Throwable {
        life.beforeUser(user);
    }

    @Override
    public void afterUser(VirtualUser user) throws Throwable {
        life.afterUser(user);
    }

    @Override
    public void beforeIteration(VirtualUser user) throws Throwable {
        life.beforeIteration(user);
    }

    @Override
    public void afterIteration(VirtualUser user) throws Throwable {
        life.afterIteration(user);
    }
}
