// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.LoadPlan;
import io.brunt.record.Recorder;
import java.util.ArrayList;
import java.util.List;

/** Users who wait for the answer, pause, and ask again. Confined to its event loop. */
final class ClosedDriver extends LoopDriver {

    private final UserCurve curve;
    private final LoopAction action;
    private final IterationBudget budget;
    private final Pauses pauses;
    private final int loopIndex;
    private final int loops;
    private final List<LoopUser> users = new ArrayList<>();
    private int waiting;
    private int present;
    private boolean stopped;

    ClosedDriver(
            LoadPlan plan,
            LoopAction action,
            IterationBudget budget,
            EventLoop loop,
            Recorder recorder,
            int loopIndex,
            int loops,
            Runnable whenDone) {
        super(loop, recorder, new Timetable(plan), whenDone);
        this.curve = new UserCurve(plan);
        this.action = action;
        this.budget = budget;
        this.pauses = new Pauses(plan, loopIndex);
        this.loopIndex = loopIndex;
        this.loops = loops;
    }

    @Override
    void start() {
        for (int id = 1 + loopIndex; id <= curve.mostUsers(); id += loops) {
            long[] presence = curve.presence(id);
            if (presence.length == 0) {
                continue;
            }
            LoopUser user = action.newUser(id, loop, recorder);
            user.belongTo(this);
            user.presence = presence;
            users.add(user);
            plan(user, presence[0], Long.MIN_VALUE);
        }
        checkDone();
    }

    /** Plan a user's next iteration, in the stay it is in or the next one. */
    private void plan(LoopUser user, long intended, long now) {
        long due = intended;
        long at = Math.max(intended, now);
        while (at >= user.presence[user.stay + 1]) {
            leave(user);
            user.stay += 2;
            if (user.stay >= user.presence.length) {
                user.close();
                return;
            }
            at = Math.max(user.presence[user.stay], now);
            due = at;
        }
        waiting++;
        user.dueNanos = due;
        // Never at once, even if it is due: the caller may stand in the middle of the last answer.
        if (at == now) {
            loop.setDue(user.start, at);
        } else {
            loop.set(user.start, at);
        }
    }

    private void leave(LoopUser user) {
        if (user.present) {
            user.present = false;
            present--;
        }
    }

    /** A user's moment has come. */
    void due(LoopUser user, long now) {
        waiting--;
        if (stopped) {
            checkDone();
            return;
        }
        long leave = user.presence[user.stay + 1];
        if (now >= leave) {
            plan(user, now, now);
            checkDone();
            return;
        }
        if (now >= 0 && !budget.take(user.iterations)) {
            leave(user);
            user.close();
            checkDone();
            return;
        }
        if (now >= 0) {
            user.iterations++;
        }
        if (!user.present) {
            user.present = true;
            present++;
        }
        // What the user's own last answer held up is not the generator's lateness: the timer was set for its end.
        long lateness = now - Math.max(user.dueNanos, user.start.dueNanos);
        long intended = pauses.arePaced() ? user.dueNanos : now;
        long abandonAt = leave + timetable.gracefulNanos();
        begin(user, now, intended, now, lateness, abandonAt, present, nextLane(action.lanes()));
    }

    @Override
    void ended(LoopUser user, long now) {
        if (stopped) {
            user.close();
        } else {
            plan(user, pauses.nextNanos(user.startNanos(), now), now);
        }
    }

    @Override
    void stop(long now) {
        stopped = true;
        for (LoopUser user : users) {
            if (user.start.isSet()) {
                loop.clear(user.start);
                waiting--;
            }
            user.stop(now);
        }
        checkDone();
    }

    @Override
    boolean isExhausted() {
        return waiting == 0;
    }

    @Override
    void close() {
        users.forEach(LoopUser::close);
    }
}
