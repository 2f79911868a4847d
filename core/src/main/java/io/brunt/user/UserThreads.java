// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Threads for users that run Java code: virtual ones from Java 21 on, on 17 a daemon platform thread for each user. */
final class UserThreads {

    private static final @Nullable MethodHandle START_VIRTUAL = findStartVirtual();

    private UserThreads() {}

    private static @Nullable MethodHandle findStartVirtual() {
        // On 19 and 20 the method is there as a preview, and throws.
        if (Runtime.version().feature() < 21) {
            return null;
        }
        try {
            MethodType type = MethodType.methodType(Thread.class, Runnable.class);
            return MethodHandles.publicLookup().findStatic(Thread.class, "startVirtualThread", type);
        } catch (ReflectiveOperationException absent) {
            return null;
        }
    }

    static Thread start(Runnable work, String name) {
        MethodHandle startVirtual = START_VIRTUAL;
        if (startVirtual == null) {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        }
        try {
            return (Thread) startVirtual.invoke(work);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
