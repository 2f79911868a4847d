// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.engine.RunFollower;
import io.brunt.record.Glance;
import io.brunt.record.Recording;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run for all who watch it. What is taken stock of is taken by the thread that waits for the run's end; what
 * becomes of it, printing, drawing, counting, has a thread of its own, and what comes too early for that is left out.
 */
final class RunWatch implements RunFollower, AutoCloseable {

    private static final long LAST_WORK_SECONDS = 2;

    /** Somebody who looks now and then. */
    interface Watcher {

        /**
         * Look, if it is time. Not called before the work of the last look is done.
         *
         * @return what to do with it on the watch's own thread, or null
         */
        @Nullable
        Runnable look(RunView run) throws InterruptedException;
    }

    private final RunFollower first;
    private final Runnable over;
    private final List<Place> places;
    private final ThreadPoolExecutor thread;

    /**
     * Watch a run.
     *
     * @param first whose turn comes before theirs
     * @param watchers who looks
     * @param over run once nobody looks any more
     */
    RunWatch(RunFollower first, List<Watcher> watchers, Runnable over) {
        this.first = first;
        this.over = over;
        places = watchers.stream().map(Place::new).toList();
        thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(Math.max(1, watchers.size())), work -> {
                    Thread daemon = new Thread(work, "brunt-watch");
                    daemon.setDaemon(true);
                    return daemon;
                });
    }

    @Override
    public void measuring() {
        first.measuring();
    }

    @Override
    public void look(RunView run) throws InterruptedException {
        RunView once = new OneLook(run);
        first.look(once);
        for (Place place : places) {
            Runnable work = place.busy.get() ? null : place.watcher.look(once);
            if (work != null) {
                place.busy.set(true);
                thread.execute(() -> {
                    try {
                        work.run();
                    } finally {
                        place.busy.set(false);
                    }
                });
            }
        }
    }

    /** Let what is under way end; nothing is looked at from here on. */
    @Override
    public void close() {
        thread.getQueue().clear();
        thread.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            if (!thread.awaitTermination(LAST_WORK_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException again) {
            interrupted = true;
            thread.shutdownNow();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        over.run();
    }

    /** One who looks, and whether what came of the last look is still being worked on. */
    private static final class Place {

        private final Watcher watcher;
        private final AtomicBoolean busy = new AtomicBoolean();

        Place(Watcher watcher) {
            this.watcher = watcher;
        }
    }

    /** Stock is taken once for all who look at the same time. */
    private static final class OneLook implements RunView {

        private final RunView run;
        private @Nullable Recording sofar;

        OneLook(RunView run) {
            this.run = run;
        }

        @Override
        public long nowNanos() {
            return run.nowNanos();
        }

        @Override
        public Recording sofar() throws InterruptedException {
            Recording taken = sofar;
            if (taken == null) {
                taken = run.sofar();
                sofar = taken;
            }
            return taken;
        }

        @Override
        public Glance glance() throws InterruptedException {
            return run.glance();
        }
    }
}
