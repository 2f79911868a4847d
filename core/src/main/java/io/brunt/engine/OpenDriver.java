// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.LoadPlan;
import io.brunt.record.Recorder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Arrivals by the clock, each on an idle or a new user; without a free user at {@code maxUsers} an arrival is dropped,
 * never queued. Confined to its event loop.
 */
final class OpenDriver extends LoopDriver {

    private final ArrivalSchedule schedule;
    private final LoopAction action;
    private final AtomicInteger busy;
    private final int maxUsers;
    private final int loopIndex;
    private final int loops;
    private final long abandonNanos;
    private final List<ArrayDeque<LoopUser>> idle = new ArrayList<>();
    private final List<LoopUser> users = new ArrayList<>();
    private long nextNanos;

    private final Timer arrival = new Timer() {
        @Override
        protected void fire(long nowNanos) {
            arrive(nowNanos);
        }
    };

    OpenDriver(
            LoadPlan plan,
            LoopAction action,
            AtomicInteger busy,
            EventLoop loop,
            Recorder recorder,
            int loopIndex,
            int loops,
            Runnable whenDone) {
        super(loop, recorder, new Timetable(plan), whenDone);
        this.schedule = ArrivalSchedule.of(plan);
        this.action = action;
        this.busy = busy;
        this.maxUsers = plan.maxUsers();
        this.loopIndex = loopIndex;
        this.loops = loops;
        this.abandonNanos = timetable.endNanos() + timetable.gracefulNanos();
        for (int lane = 0; lane < action.lanes(); lane++) {
            idle.add(new ArrayDeque<>());
        }
    }

    @Override
    void start() {
        for (int i = 0; i <= loopIndex; i++) {
            nextNanos = schedule.nextNanos();
        }
        await();
        checkDone();
    }

    /** Go to this loop's next arrival; those between are the other loops'. */
    private void advance() {
        for (int i = 0; i < loops; i++) {
            nextNanos = schedule.nextNanos();
        }
    }

    private void await() {
        if (nextNanos != ArrivalSchedule.NONE) {
            loop.set(arrival, nextNanos);
        }
    }

    private void arrive(long now) {
        long due = nextNanos;
        advance();
        await();
        int lane = nextLane(action.lanes());
        if (busy.incrementAndGet() > maxUsers) {
            busy.decrementAndGet();
            recorder.dropped(timetable.stageAt(due), timetable.secondAt(due), 1);
            checkDone();
            return;
        }
        begin(free(lane), due, due, now, now - due, abandonNanos, running() + 1, lane);
    }

    private LoopUser free(int lane) {
        LoopUser user = idle.get(lane).poll();
        if (user == null) {
            user = action.newUser(1 + loopIndex + users.size() * loops, loop, recorder);
            user.belongTo(this);
            user.lane = lane;
            users.add(user);
        }
        return user;
    }

    @Override
    void ended(LoopUser user, long now) {
        busy.decrementAndGet();
        // Last in, first out: the connection used last is the one a server has least reason to have closed.
        idle.get(user.lane).push(user);
    }

    @Override
    void stop(long now) {
        loop.clear(arrival);
        // What was due by now and had not begun is dropped, never forgotten.
        while (nextNanos <= now) {
            recorder.dropped(timetable.stageAt(nextNanos), timetable.secondAt(nextNanos), 1);
            advance();
        }
        nextNanos = ArrivalSchedule.NONE;
        users.forEach(it -> it.stop(now));
        checkDone();
    }

    @Override
    boolean isExhausted() {
        return nextNanos == ArrivalSchedule.NONE;
    }

    @Override
    void close() {
        users.forEach(LoopUser::close);
    }
}
