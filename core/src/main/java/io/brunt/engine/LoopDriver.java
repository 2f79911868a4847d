// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.record.Outcome;
import io.brunt.record.Recorder;

/** Starts the iterations of one event loop as the plan says. Confined to that loop. */
abstract class LoopDriver {

    final EventLoop loop;
    final Recorder recorder;
    final Timetable timetable;
    private final Runnable whenDone;
    private int running;
    private boolean done;
    private long lastEndNanos;
    private int turn;

    LoopDriver(EventLoop loop, Recorder recorder, Timetable timetable, Runnable whenDone) {
        this.loop = loop;
        this.recorder = recorder;
        this.timetable = timetable;
        this.whenDone = whenDone;
    }

    /** Set the first timers. */
    abstract void start();

    /** Start nothing more, and give up what is running. */
    abstract void stop(long now);

    /** An iteration has ended: what now? */
    abstract void ended(LoopUser user, long now);

    /** Tell whether nothing will start any more. */
    abstract boolean isExhausted();

    /** Let go of every user. */
    abstract void close();

    final int nextLane(int lanes) {
        int lane = turn;
        turn = turn + 1 == lanes ? 0 : turn + 1;
        return lane;
    }

    final int running() {
        return running;
    }

    /** Return when the last measured iteration ended. */
    final long lastEndNanos() {
        return lastEndNanos;
    }

    final boolean inTime(long now) {
        return timetable.isByIterations() || now <= timetable.endNanos();
    }

    /**
     * Begin an iteration.
     *
     * @param user who runs it
     * @param placed the moment that decides its stage and second
     * @param intended from when its response time counts
     * @param now plan time
     * @param lateness what the generator itself lost
     * @param abandonAt when it is given up
     * @param users how many there are, for the timeline
     * @param lane whose turn it is
     */
    final void begin(
            LoopUser user, long placed, long intended, long now, long lateness, long abandonAt, int users, int lane) {
        int stage = timetable.stageAt(placed);
        int second = timetable.secondAt(placed);
        running++;
        recorder.iterationStarted(stage, second, users, lateness);
        user.startIteration(stage, second, intended, now, abandonAt, lane);
    }

    final void finished(LoopUser user, Outcome outcome, long responseNanos, long serviceNanos, long now) {
        running--;
        recorder.iterationEnded(user.stage(), user.second(), outcome, responseNanos, serviceNanos, inTime(now));
        if (user.stage() >= 0) {
            lastEndNanos = now;
        }
        ended(user, now);
        checkDone();
    }

    final void checkDone() {
        if (!done && running == 0 && isExhausted()) {
            done = true;
            whenDone.run();
        }
    }
}
