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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows observers what has ended by now, about once a second. */
final class ObserverWatch {

    private static final long SHORTEST_NANOS = 1_000_000_000;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    /**
     * Looking takes no more than one part in so many of a thread's time: the first looks, by code that is still interpreted,
     * take some 400 ms, later ones of a run of minutes some 20.
     */
    private static final int SHARE = 10;

    /** The same where no core is idle: what looking takes is taken from those who make load. */
    private static final int SHARE_OF_A_BUSY_MACHINE = 200;

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
    private final BooleanSupplier cpuIsLeft;
    private volatile long nextNanos = Long.MIN_VALUE;

    ObserverWatch(List<LoadObserver> observers, BooleanSupplier cpuIsLeft) {
        this.cpuIsLeft = cpuIsLeft;
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
                long took = taken + ownCpuNanos() - from;
                long pause = took * (cpuIsLeft.getAsBoolean() ? SHARE : SHARE_OF_A_BUSY_MACHINE);
                nextNanos = now + Math.min(LONGEST_NANOS, Math.max(SHORTEST_NANOS, pause));
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
