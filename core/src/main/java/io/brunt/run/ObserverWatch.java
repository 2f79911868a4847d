// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.engine.RunFollower.RunView;
import io.brunt.record.Recording;
import io.brunt.report.Reports;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows observers what has ended by now, about once a second. */
final class ObserverWatch {

    /** Makes a result of what has ended. */
    interface Sofar {

        /**
         * Look at what else must be known, on the thread that waits for the run's end.
         *
         * @param recording of what has ended
         * @param nowNanos plan time
         * @return puts the result together, on any thread
         */
        Supplier<LoadResult> of(Recording recording, long nowNanos);
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<LoadObserver> observers;
    private final LookPace pace;
    private volatile long nextNanos = Long.MIN_VALUE;

    ObserverWatch(List<LoadObserver> observers, LookPace pace) {
        this.pace = pace;
        this.observers = new CopyOnWriteArrayList<>(observers);
    }

    /** Look for them all, if it is time and somebody watches. */
    @Nullable
    Runnable look(RunView run, Sofar sofar) throws InterruptedException {
        long now = run.nowNanos();
        if (now < nextNanos || observers.stream().noneMatch(LoadObserver::isWatching)) {
            return null;
        }
        long start = ownCpuNanos();
        Supplier<LoadResult> result = sofar.of(run.sofar(), now);
        long taken = ownCpuNanos() - start;
        return () -> {
            long from = ownCpuNanos();
            try {
                LoadResult safe = Reports.masked(result.get());
                tell(it -> it.sofar(safe));
                nextNanos = now + pace.pauseNanos(taken + ownCpuNanos() - from);
            } catch (RuntimeException broken) {
                // A fault of our own, which would come again: the load goes on, and its end is shown.
                nextNanos = Long.MAX_VALUE;
                warn("the load is not shown while it runs", broken);
            }
        };
    }

    private static long ownCpuNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /**
     * Show the end.
     *
     * @param result its reports are written
     */
    void ended(LoadResult result) {
        LoadResult safe = Reports.masked(result);
        tell(it -> it.ended(safe));
    }

    private void tell(Consumer<LoadObserver> word) {
        for (LoadObserver observer : new ArrayList<>(observers)) {
            try {
                word.accept(observer);
            } catch (RuntimeException | LinkageError thrown) {
                observers.remove(observer);
                warn("an observer of the load is asked no more, since it threw", thrown);
            }
        }
    }

    private static void warn(String text, Throwable cause) {
        System.getLogger(ObserverWatch.class.getName()).log(System.Logger.Level.WARNING, text, cause);
    }
}
