// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.http.HttpSessions;
import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import io.brunt.unit.DurationText;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A virtual user that runs Java code on a thread of its own.
 *
 * <p>Confined to that thread, but for {@link #abandonIfOverdue}: an iteration is ended by whoever moves its state away
 * from running, so that it is counted once.
 */
final class CodeUser implements VirtualUser {

    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int ABANDONED = 2;

    private final int id;
    private final UserCode code;
    private final CodeRecorders.Stripe recorder;
    private final CodeClock clock;
    private final AllocationMeter allocation;
    private final UserRequests requests;
    private final UserHttp http;
    private final Session session = new Session();
    private final AtomicInteger state = new AtomicInteger(IDLE);
    private final Iteration current = new Iteration();
    private final boolean surrounded;

    /** How many of the iterations that are timed together have ended. */
    private final AtomicInteger together = new AtomicInteger();

    private final BatchSize batches;
    private long iteration = -1;
    private long lastNanosEach;
    private boolean failed;
    private volatile @Nullable Thread thread;

    CodeUser(
            int id,
            UserCode code,
            CodeRecorders.Stripe recorder,
            CodeClock clock,
            HttpSessions sessions,
            AllocationMeter allocation,
            BatchSize batches) {
        this.id = id;
        this.code = code;
        this.recorder = recorder;
        this.clock = clock;
        this.allocation = allocation;
        this.batches = batches;
        this.surrounded = code.surroundsIterations();
        this.requests = new UserRequests(this, sessions, recorder, clock);
        this.http = new UserHttp(requests);
    }

    /** Take over the calling thread. Tell whether the user may run. */
    boolean begin() {
        thread = Thread.currentThread();
        Thread.currentThread().setContextClassLoader(clock.classLoader());
        try {
            code.beforeUser(this);
            return true;
        } catch (Throwable broken) {
            tell(clock.stageAround(clock.nowNanos()), clock.secondAround(clock.nowNanos()), broken);
            return false;
        }
    }

    void end() {
        try {
            code.afterUser(this);
        } catch (Throwable broken) {
            tell(clock.stageAround(clock.nowNanos()), clock.secondAround(clock.nowNanos()), broken);
        } finally {
            requests.close();
        }
    }

    /** From now on, count as one who is there: to iterate, or to pause until the next iteration. */
    void arrive() {
        recorder.arrive();
    }

    void leave() {
        recorder.leave();
    }

    /**
     * Run one iteration.
     *
     * @param intended from when its response time counts, or {@link Long#MIN_VALUE} for its actual start
     * @param placed the moment that decides its stage, or {@link Long#MIN_VALUE} for its actual start
     * @param due when the generator should have begun it
     * @param abandonAt when it is given up
     * @return false if it was given up: the user must not go on
     */
    boolean iterate(long intended, long placed, long due, long abandonAt) {
        iteration++;
        failed = false;
        requests.nextTurn();
        // What runs before an iteration is outside of its timing: it moves the intended start too.
        long aside = 0;
        Throwable problem = null;
        if (surrounded) {
            long begun = clock.nowNanos();
            problem = before();
            aside = clock.nowNanos() - begun;
        }
        long ready = clock.nowNanos();
        place(placed == Long.MIN_VALUE ? ready : placed, abandonAt);
        current.intendedNanos = intended == Long.MIN_VALUE ? ready : intended + aside;
        current.startNanos = ready;
        current.latenessNanos = Math.max(0, ready - due - aside);
        together.lazySet(0);
        state.set(RUNNING);
        long allocatedBytes = AllocationMeter.UNKNOWN;
        // A second look: what lies between costs as much as a short body.
        long start = clock.nowNanos();
        if (problem == null) {
            allocation.begin();
            try {
                code.iterate(this);
            } catch (Throwable broken) {
                problem = broken;
            }
            allocatedBytes = allocation.end();
        }
        long end = clock.nowNanos();
        if (!state.compareAndSet(RUNNING, IDLE)) {
            return false;
        }
        current.startNanos = start;
        if (intended == Long.MIN_VALUE) {
            current.intendedNanos = start;
        }
        lastNanosEach = end - start;
        Throwable after = surrounded ? after() : null;
        Throwable told = problem == null ? after : problem;
        String kind = told == null ? "" : tell(current.stage, current.second, told);
        Outcome outcome = told == null && !failed ? Outcome.COMPLETED : Outcome.ERROR;
        recorder.iteration(current, outcome, kind, end, clock.inTime(end), allocatedBytes);
        return true;
    }

    /**
     * Run iterations that are too short for the clock, with one look at it before and one after all of them. The first
     * that is an error is the last.
     *
     * @param most how many
     * @param placed the moment that decides their stage, or {@link Long#MIN_VALUE} for the start of the first
     * @param abandonAt when they are given up
     * @return false if they were given up: the user must not go on
     */
    boolean iterateTogether(int most, long placed, long abandonAt) {
        failed = false;
        Throwable problem = null;
        long ready = clock.nowNanos();
        place(placed == Long.MIN_VALUE ? ready : placed, abandonAt);
        current.intendedNanos = ready;
        current.startNanos = ready;
        current.latenessNanos = 0;
        together.lazySet(0);
        state.set(RUNNING);
        int begun = 0;
        long start = clock.nowNanos();
        allocation.begin();
        try {
            while (begun < most && !failed && state.get() == RUNNING) {
                together.lazySet(begun++);
                iteration++;
                requests.nextTurn();
                code.iterate(this);
            }
        } catch (Throwable broken) {
            problem = broken;
        }
        long allocatedBytes = allocation.end();
        long end = clock.nowNanos();
        if (!state.compareAndSet(RUNNING, IDLE)) {
            return false;
        }
        // Rounded up, as all times are.
        lastNanosEach = begun == 0 ? 0 : (end - start + begun - 1) / begun;
        boolean error = problem != null || failed;
        if (problem != null) {
            tell(current.stage, current.second, problem);
        }
        boolean inTime = clock.inTime(end);
        int completed = error ? begun - 1 : begun;
        if (completed > 0) {
            recorder.together(current, completed, lastNanosEach, inTime, share(allocatedBytes, completed, begun));
        }
        if (error) {
            current.startNanos = end - lastNanosEach;
            current.intendedNanos = current.startNanos;
            recorder.iteration(current, Outcome.ERROR, "", end, inTime, share(allocatedBytes, 1, begun));
        }
        return true;
    }

    private static long share(long bytes, int part, int of) {
        return bytes == AllocationMeter.UNKNOWN ? bytes : bytes * part / of;
    }

    private void place(long place, long abandonAt) {
        current.stage = clock.stageAt(place);
        current.second = clock.secondAt(place);
        current.users = recorder.users();
        current.abandonNanos = abandonAt;
    }

    /** Return how long an iteration of the last call took, on average, if the user was not given up. */
    long lastNanosEach() {
        return lastNanosEach;
    }

    private @Nullable Throwable before() {
        try {
            code.beforeIteration(this);
            return null;
        } catch (Throwable broken) {
            return broken;
        }
    }

    private @Nullable Throwable after() {
        try {
            code.afterIteration(this);
            return null;
        } catch (Throwable broken) {
            return broken;
        }
    }

    private String tell(int stage, int second, Throwable broken) {
        BodyFailure failure = BodyFailure.of(broken);
        if (!failure.told()) {
            recorder.error(stage, second, failure.kind(), failure.sample());
        }
        return failure.kind();
    }

    /**
     * Give up an iteration whose time is over, and interrupt its thread. Called by the engine's thread.
     *
     * @return whether one was given up
     */
    boolean abandonIfOverdue(long now, boolean always) {
        if (state.get() != RUNNING || !always && now < current.abandonNanos) {
            return false;
        }
        if (!state.compareAndSet(RUNNING, ABANDONED)) {
            return false;
        }
        int ended = together.get();
        if (ended > 0) {
            // When each of them ended, nobody has looked.
            recorder.together(
                    current, ended, batches.usualNanos(), clock.inTime(current.startNanos), AllocationMeter.UNKNOWN);
        }
        recorder.iteration(current, Outcome.ABANDONED, "", now, false, AllocationMeter.UNKNOWN);
        interrupt();
        return true;
    }

    void interrupt() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    boolean isAbandoned() {
        return state.get() == ABANDONED;
    }

    /** Tell whether nothing may be sent any more. */
    boolean isOver() {
        return isAbandoned() || clock.isStopped();
    }

    /** Make an error of the iteration. */
    void fail() {
        failed = true;
    }

    /** What this user's iterations allocate. */
    AllocationMeter allocation() {
        return allocation;
    }

    /** Return the stage of what the user does now, in an iteration or around it. */
    int stage() {
        return state.get() == IDLE ? clock.stageAround(clock.nowNanos()) : current.stage;
    }

    /** Return the second of what the user does now, likewise. */
    int second() {
        return state.get() == IDLE ? clock.secondAround(clock.nowNanos()) : current.second;
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public long iteration() {
        return iteration;
    }

    @Override
    public UserHttp http() {
        return http;
    }

    @Override
    public <T> T step(String name, Callable<T> action) throws Exception {
        allocation.pause();
        long start = clock.nowNanos();
        int stage = stage();
        int second = second();
        String kind = "";
        allocation.resume();
        try {
            return action.call();
        } catch (Throwable broken) {
            kind = BodyFailure.of(broken).kind();
            throw broken;
        } finally {
            long end = clock.nowNanos();
            allocation.pause();
            failed |= !kind.isEmpty();
            boolean abandoned = isAbandoned();
            recorder.step(
                    stage,
                    second,
                    name,
                    abandoned ? Outcome.ABANDONED : kind.isEmpty() ? Outcome.COMPLETED : Outcome.ERROR,
                    kind,
                    end - start,
                    !abandoned && clock.inTime(end));
            allocation.resume();
        }
    }

    @Override
    public boolean check(String name, boolean condition) {
        allocation.pause();
        if (!isAbandoned()) {
            recorder.checked(current.stage, current.second, condition);
            if (!condition && current.stage != Recorder.WARMUP) {
                recorder.error(current.stage, current.second, "check-failed", name);
            }
        }
        allocation.resume();
        return condition;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    @Override
    public void pause(String time) throws InterruptedException {
        pause(DurationText.parse(time));
    }

    @Override
    public Session session() {
        return session;
    }
}
