// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.engine.Ticks;
import io.brunt.engine.Timetable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What all users of a run that are Java code share: plan time, and whether it is over. */
final class CodeClock {

    private final Ticks ticks;
    private final Timetable timetable;
    private final long originNanos;
    private final @Nullable ClassLoader classLoader;
    private volatile boolean stopped;
    private volatile long stoppedNanos = Long.MAX_VALUE;

    CodeClock(Ticks ticks, Timetable timetable, long originNanos) {
        this.ticks = ticks;
        this.timetable = timetable;
        this.originNanos = originNanos;
        this.classLoader = Thread.currentThread().getContextClassLoader();
    }

    long nowNanos() {
        return ticks.nanos() - originNanos;
    }

    int stageAt(long nanos) {
        return timetable.stageAt(nanos);
    }

    /** Return the stage of what happens around iterations: before the load begins, the one in which it begins. */
    int stageAround(long nanos) {
        return timetable.stageAt(Math.max(nanos, timetable.startNanos()));
    }

    int secondAround(long nanos) {
        return timetable.secondAt(Math.max(nanos, timetable.startNanos()));
    }

    int secondAt(long nanos) {
        return timetable.secondAt(nanos);
    }

    boolean inTime(long nanos) {
        return timetable.isByIterations() || nanos <= timetable.endNanos();
    }

    @Nullable
    ClassLoader classLoader() {
        return classLoader;
    }

    void stop() {
        if (!stopped) {
            stoppedNanos = nowNanos();
            stopped = true;
        }
    }

    /** Return when the run was over for its users; far away while it is not. */
    long stoppedNanos() {
        return stoppedNanos;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Wait for a moment, or until the run is stopped. Tell whether the moment came. */
    boolean awaitNanos(long due) {
        while (!stopped) {
            long wait = due - nowNanos();
            if (wait <= 0) {
                return true;
            }
            LockSupport.parkNanos(wait);
            if (Thread.interrupted() && stopped) {
                return false;
            }
        }
        return false;
    }
}
