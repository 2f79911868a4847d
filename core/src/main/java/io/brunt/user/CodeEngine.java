// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.engine.EngineOutcome;
import io.brunt.engine.IterationBudget;
import io.brunt.engine.Pauses;
import io.brunt.engine.RunFollower;
import io.brunt.engine.StopSignal;
import io.brunt.engine.Ticks;
import io.brunt.engine.Timetable;
import io.brunt.engine.UserCurve;
import io.brunt.http.HttpSessions;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Glance;
import io.brunt.record.Recorder;
import io.brunt.record.Recording;
import io.brunt.record.RecordingLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Runs a plan whose iterations are Java code, each user on a thread of its own. One run, awaited by the calling thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CodeEngine {

    private static final long LEAD_NANOS = 20_000_000;
    private static final long LOOK_MILLIS = 20;

    /** How long threads that were interrupted may take for their {@code afterUser}. */
    private static final long LAST_WORDS_MILLIS = 2_000;

    private final LoadPlan plan;
    private final UserCode code;
    private final HttpSessions http;
    private final Ticks ticks;
    private final Timetable timetable;
    private final CodeRecorders recorders;
    private final UserThreads threads;
    private final BatchSize batches;
    private final List<String> remarks = new ArrayList<>();

    /**
     * Lay out a run.
     *
     * @param plan when iterations start
     * @param code what they do
     * @param http over what they send requests; its owner closes it
     * @param layout what is recorded
     * @param ticks the clock
     */
    public CodeEngine(LoadPlan plan, UserCode code, HttpSessions http, RecordingLayout layout, Ticks ticks) {
        this(plan, code, http, () -> new Recorder(layout), ticks, false);
    }

    /**
     * Lay out a run in which it may be counted what iterations allocate.
     *
     * @param plan when iterations start
     * @param code what they do
     * @param http over what they send requests; its owner closes it
     * @param newRecorder makes what is recorded with, for some users each
     * @param ticks the clock
     * @param countsAllocation whether it is counted; users then run on platform threads, see {@link #isPlatformBound}
     */
    public CodeEngine(
            LoadPlan plan,
            UserCode code,
            HttpSessions http,
            Supplier<Recorder> newRecorder,
            Ticks ticks,
            boolean countsAllocation) {
        this.plan = plan;
        this.code = code;
        this.http = http;
        this.ticks = ticks;
        this.timetable = new Timetable(plan);
        this.recorders = new CodeRecorders(newRecorder, Runtime.getRuntime().availableProcessors());
        this.threads = UserThreads.of(countsAllocation);
        this.batches = BatchSize.of(plan, code);
    }

    /**
     * Tell whether counting what iterations allocate takes users off the virtual threads that they would have.
     *
     * @return true from Java 21 on
     */
    public static boolean isPlatformBound() {
        return UserThreads.canBeVirtual();
    }

    /**
     * Tell what the reader of the result should know of how the code ran.
     *
     * @return sentences, possibly none; to be asked once the run is over
     */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /**
     * Run the plan to its end, or until it is stopped. An interrupt of the calling thread stops it, and stays set.
     *
     * @param stop ends it early
     * @param follower is called on the calling thread
     * @return what was recorded
     */
    public EngineOutcome run(StopSignal stop, RunFollower follower) {
        http.prepare(ticks);
        try (PinWatch pins = PinWatch.start(threads.areVirtual())) {
            EngineOutcome outcome = drive(stop, follower);
            pins.stop().ifPresent(remarks::add);
            return outcome;
        }
    }

    private EngineOutcome drive(StopSignal stop, RunFollower follower) {
        long origin = ticks.nanos() + LEAD_NANOS - timetable.startNanos();
        http.begin(origin);
        CodeClock clock = new CodeClock(ticks, timetable, origin);
        Instant measuredFrom = Instant.now().plusNanos(LEAD_NANOS - timetable.startNanos());
        long[] stoppedAt = {Long.MAX_VALUE};
        // Before anybody starts: a run that was stopped by now makes nothing.
        stop.onStop(() -> {
            stoppedAt[0] = clock.nowNanos();
            clock.stop();
        });
        Crew crew = plan.model().match(closed -> closedCrew(clock), open -> openCrew(clock));
        boolean interrupted = await(crew, clock, stop, follower);
        EngineOutcome outcome = outcome(crew, measuredFrom, stoppedAt[0], clock, stop);
        batches.told().ifPresent(remarks::add);
        Stragglers.told(crew.users()).ifPresent(remarks::add);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome;
    }

    /** The users of a run, and what tells when all are done. */
    record Crew(List<CodeUser> users, CountDownLatch done, IterationBudget budget) {}

    private Crew closedCrew(CodeClock clock) {
        UserCurve curve = new UserCurve(plan);
        IterationBudget budget = IterationBudget.of((LoadModel.Closed) plan.model());
        CountDownLatch done = new CountDownLatch(curve.mostUsers());
        List<CodeUser> users = new CopyOnWriteArrayList<>();
        for (int id = 1; id <= curve.mostUsers(); id++) {
            CodeUser user = new CodeUser(id, code, recorders.of(id), clock, http, threads.meter(), batches);
            users.add(user);
            ClosedLife life = new ClosedLife(
                    user,
                    clock,
                    curve.presence(id),
                    new Pauses(plan, id),
                    budget,
                    batches,
                    timetable.gracefulNanos(),
                    done::countDown);
            threads.start(life, "brunt-user-" + id);
        }
        return new Crew(users, done, budget);
    }

    private Crew openCrew(CodeClock clock) {
        List<CodeUser> users = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Dispatcher dispatcher = new Dispatcher(plan, code, recorders, clock, http, threads, users, done::countDown);
        threads.start(dispatcher, "brunt-dispatcher");
        return new Crew(
                users,
                done,
                IterationBudget.of(new LoadModel.ConstantUsers(1, plan.model().duration())));
    }

    private boolean await(Crew crew, CodeClock clock, StopSignal stop, RunFollower follower) {
        boolean measuring = false;
        boolean interrupted = false;
        long firstOverdue = timetable.gracefulNanos();
        RunFollower.RunView view = new View(clock);
        while (true) {
            try {
                if (crew.done().await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return interrupted;
                }
                follower.look(view);
            } catch (InterruptedException interrupt) {
                interrupted = true;
                stop.stop(StopSignal.INTERRUPTED);
            }
            long now = clock.nowNanos();
            if (!measuring && now >= 0) {
                measuring = true;
                follower.measuring();
            }
            requireWhole(crew, clock);
            boolean over = clock.isStopped();
            if (over || now >= firstOverdue) {
                crew.users().forEach(it -> it.abandonIfOverdue(now, over));
            }
            if (over || now >= timetable.endNanos() + timetable.gracefulNanos()) {
                letGo(crew, clock);
                return interrupted;
            }
        }
    }

    /** The run as its follower sees it. */
    private final class View implements RunFollower.RunView {

        private final CodeClock clock;

        View(CodeClock clock) {
            this.clock = clock;
        }

        @Override
        public long nowNanos() {
            return clock.nowNanos();
        }

        @Override
        public Recording sofar() {
            return timetable.sofar(recorders.readings(), nowNanos());
        }

        @Override
        public Glance glance() {
            return recorders.glance();
        }
    }

    private void requireWhole(Crew crew, CodeClock clock) {
        try {
            http.requireWhole();
        } catch (IllegalStateException broken) {
            letGo(crew, clock);
            throw broken;
        }
    }

    /** The end: wake who pauses, give up who runs, and wait a little for last words. */
    private static void letGo(Crew crew, CodeClock clock) {
        clock.stop();
        long now = clock.nowNanos();
        crew.users().forEach(it -> {
            it.abandonIfOverdue(now, true);
            it.interrupt();
        });
        try {
            crew.done().await(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private EngineOutcome outcome(Crew crew, Instant measuredFrom, long stoppedAt, CodeClock clock, StopSignal stop) {
        long measured = Math.min(timetable.endNanos(), Math.max(0, stoppedAt));
        if (timetable.isByIterations()) {
            measured = Math.min(measured, Math.max(0, clock.nowNanos()));
            if (crew.budget().left() > 0 && stop.ending().isEmpty()) {
                measured = timetable.endNanos();
                recorders
                        .of(0)
                        .dropped(
                                0,
                                timetable.secondAt(measured - 1),
                                crew.budget().left());
            }
        }
        return new EngineOutcome(recorders.all(), measured, measuredFrom, Instant.now(), stop.ending());
    }
}
