// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.engine.ArrivalSchedule;
import io.brunt.engine.Timetable;
import io.brunt.http.HttpSessions;
import io.brunt.plan.LoadPlan;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Starts the iterations of an open model whose iterations are Java code: each on an idle or a new user, and where there
 * is none at {@code maxUsers}, it is dropped.
 */
final class Dispatcher implements Runnable {

    /** Tells a user to go. */
    private static final Long GO_HOME = Long.MAX_VALUE;

    private final LoadPlan plan;
    private final UserCode code;
    private final CodeRecorders recorders;
    private final CodeClock clock;
    private final HttpSessions http;
    private final UserThreads threads;
    private final Timetable timetable;
    private final List<CodeUser> users;
    private final Runnable whenDone;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private final AtomicInteger alive = new AtomicInteger(1);
    private boolean closed;

    Dispatcher(
            LoadPlan plan,
            UserCode code,
            CodeRecorders recorders,
            CodeClock clock,
            HttpSessions http,
            UserThreads threads,
            List<CodeUser> users,
            Runnable whenDone) {
        this.plan = plan;
        this.code = code;
        this.recorders = recorders;
        this.clock = clock;
        this.http = http;
        this.threads = threads;
        this.timetable = new Timetable(plan);
        this.users = users;
        this.whenDone = whenDone;
    }

    @Override
    public void run() {
        try {
            ArrivalSchedule schedule = ArrivalSchedule.of(plan);
            long due = schedule.nextNanos();
            while (due != ArrivalSchedule.NONE && clock.awaitNanos(due)) {
                arrive(due);
                due = schedule.nextNanos();
            }
            // The run ended under it. What was due by then and had not begun is dropped, never forgotten.
            while (due != ArrivalSchedule.NONE && due <= clock.stoppedNanos()) {
                drop(due);
                due = schedule.nextNanos();
            }
        } finally {
            sendHome();
            oneLess();
        }
    }

    private void arrive(long due) {
        Worker worker = takeIdle();
        if (worker == null && users.size() >= plan.maxUsers()) {
            drop(due);
            return;
        }
        if (worker == null) {
            int id = users.size() + 1;
            CodeUser user =
                    new CodeUser(id, code, recorders.of(id), clock, http, threads.meter(), BatchSize.ONE_BY_ONE);
            worker = new Worker(user);
            users.add(worker.user);
            alive.incrementAndGet();
            threads.start(worker, "brunt-user-" + id);
        }
        worker.due.add(due);
    }

    private void drop(long due) {
        recorders.of(0).dropped(timetable.stageAt(due), timetable.secondAt(due), 1);
    }

    private @Nullable Worker takeIdle() {
        lock.lock();
        try {
            return idle.poll();
        } finally {
            lock.unlock();
        }
    }

    private void sendHome() {
        lock.lock();
        try {
            for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
                worker.due.add(GO_HOME);
            }
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Tell whether the worker may wait for another arrival. */
    private boolean rest(Worker worker) {
        lock.lock();
        try {
            if (!closed) {
                idle.push(worker);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void oneLess() {
        if (alive.decrementAndGet() == 0) {
            whenDone.run();
        }
    }

    /** A user who waits for arrivals. */
    private final class Worker implements Runnable {

        private final CodeUser user;
        private final LinkedTransferQueue<Long> due = new LinkedTransferQueue<>();

        Worker(CodeUser user) {
            this.user = user;
        }

        @Override
        public void run() {
            try {
                if (user.begin()) {
                    serve();
                    user.end();
                }
            } finally {
                oneLess();
            }
        }

        private void serve() {
            long abandonAt = timetable.endNanos() + timetable.gracefulNanos();
            do {
                Long arrival = next();
                if (arrival.equals(GO_HOME)) {
                    return;
                }
                if (clock.isStopped()) {
                    drop(arrival);
                    return;
                }
                user.arrive();
                boolean goesOn = user.iterate(arrival, arrival, arrival, abandonAt);
                user.leave();
                if (!goesOn) {
                    return;
                }
            } while (rest(this));
        }

        private Long next() {
            while (true) {
                try {
                    return due.take();
                } catch (InterruptedException interrupt) {
                    if (clock.isStopped()) {
                        return GO_HOME;
                    }
                }
            }
        }
    }
}
