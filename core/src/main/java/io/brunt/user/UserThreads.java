// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Threads for users that run Java code: virtual ones from Java 21 on, on 17 a daemon platform thread for each user. Where
 * it is counted what they allocate, platform threads everywhere: no JDK counts it for virtual ones.
 */
final class UserThreads {

    private static final @Nullable MethodHandle START_VIRTUAL = findStartVirtual();

    private final @Nullable MethodHandle startVirtual;
    private final boolean countAllocation;

    private UserThreads(boolean countAllocation) {
        this.startVirtual = countAllocation ? null : START_VIRTUAL;
        this.countAllocation = countAllocation;
    }

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

    /** Whether this JVM has virtual threads. */
    static boolean canBeVirtual() {
        return START_VIRTUAL != null;
    }

    static UserThreads of(boolean countAllocation) {
        return new UserThreads(countAllocation);
    }

    boolean areVirtual() {
        return startVirtual != null;
    }

    /** A meter for a user on a thread of its own. */
    AllocationMeter meter() {
        return AllocationMeter.of(countAllocation);
    }

    Thread start(Runnable work, String name) {
        MethodHandle virtual = startVirtual;
        if (virtual == null) {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        }
        try {
            return (Thread) virtual.invoke(work);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
