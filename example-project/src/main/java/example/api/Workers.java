// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Give each request a thread: a virtual one from Java 21 on; on Java 17 one of {@value #POOL_THREADS} pooled ones, and
 * what comes while all are busy waits its turn.
 *
 * @param kind for the log
 */
record Workers(ExecutorService executor, String kind) {

    /** Far above the cores, since a thread also waits: for a slow client's body, for {@code --delay}. */
    static final int POOL_THREADS = 64;

    /** Compiled for 17, so the newer method is looked up once, by name. */
    static Workers start() {
        MethodHandle virtual;
        try {
            virtual = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
        } catch (ReflectiveOperationException e) {
            return new Workers(Executors.newFixedThreadPool(POOL_THREADS), POOL_THREADS + " pooled threads");
        }
        try {
            return new Workers((ExecutorService) virtual.invokeExact(), "virtual threads");
        } catch (Throwable e) {
            throw new IllegalStateException("newVirtualThreadPerTaskExecutor throws nothing", e);
        }
    }
}
