// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Glance;
import io.brunt.record.Recorder;
import io.brunt.record.Recording;
import io.brunt.record.RecordingLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan whose iterations live on event loops. One run, started and awaited by one thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LoopEngine {

    /** Time for all loops to get ready before the first iteration is due. */
    private static final long LEAD_NANOS = 20_000_000;

    private final LoadPlan plan;
    private final LoopAction action;
    private final Supplier<Recorder> newRecorder;
    private final Ticks ticks;
    private final Timetable timetable;
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<LoopDriver> drivers = new ArrayList<>();
    private final List<Recorder> recorders = new ArrayList<>();

    /**
     * Lay out a run.
     *
     * @param plan when iterations start
     * @param action what they do
     * @param layout what is recorded
     * @param ticks the clock
     */
    public LoopEngine(LoadPlan plan, LoopAction action, RecordingLayout layout, Ticks ticks) {
        this(plan, action, () -> new Recorder(layout), ticks);
    }

    /**
     * Lay out a run.
     *
     * @param plan when iterations start
     * @param action what they do
     * @param newRecorder makes what each loop records with
     * @param ticks the clock
     */
    public LoopEngine(LoadPlan plan, LoopAction action, Supplier<Recorder> newRecorder, Ticks ticks) {
        this.plan = plan;
        this.action = action;
        this.newRecorder = newRecorder;
        this.ticks = ticks;
        this.timetable = new Timetable(plan);
    }

    /**
     * Return how many loops a machine should have: half of its cores are the target's where both share it.
     *
     * @return at least 1
     */
    public static int loopsForThisMachine() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /**
     * Run the plan to its end, or until it is stopped. An interrupt of the calling thread stops it, and stays set.
     *
     * @param loopCount at least 1
     * @param stop ends it early
     * @param follower is called on the calling thread
     * @return what was recorded; everything that was started has ended or was abandoned
     * @throws IOException if no event loop can be had
     */
    public EngineOutcome run(int loopCount, StopSignal stop, RunFollower follower) throws IOException {
        // A socket that an interrupted thread opens is closed at once: the run is stopped instead, and still accounted
        // for.
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            stop.stop(StopSignal.INTERRUPTED);
        }
        CountDownLatch done = new CountDownLatch(loopCount);
        IterationBudget budget = plan.model().match(IterationBudget::of, open -> null);
        AtomicInteger busy = new AtomicInteger();
        try {
            for (int i = 0; i < loopCount; i++) {
                EventLoop loop = new EventLoop("brunt-loop-" + (i + 1), ticks);
                loops.add(loop);
                Recorder recorder = newRecorder.get();
                recorders.add(recorder);
                drivers.add(
                        plan.model() instanceof LoadModel.Closed
                                ? new ClosedDriver(plan, action, budget, loop, recorder, i, loopCount, done::countDown)
                                : new OpenDriver(plan, action, busy, loop, recorder, i, loopCount, done::countDown));
            }
            long origin = ticks.nanos() + LEAD_NANOS - timetable.startNanos();
            Instant measuredFrom = Instant.now().plusNanos(LEAD_NANOS - timetable.startNanos());
            for (int i = 0; i < loopCount; i++) {
                loops.get(i).setOrigin(origin);
                loops.get(i).post(drivers.get(i)::start);
            }
            long[] stoppedAt = {Long.MAX_VALUE};
            stop.onStop(() -> {
                stoppedAt[0] = ticks.nanos() - origin;
                stopDrivers();
            });
            Waiting.until(done, stop, follower, new View(origin), this::requireWhole);
            return outcome(measuredFrom, stoppedAt[0], budget, stop);
        } finally {
            closeAll();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The run as its follower sees it: each loop takes stock of its own recorder, so that nothing is read while written. */
    private final class View implements RunFollower.RunView {

        private final long originNanos;

        View(long originNanos) {
            this.originNanos = originNanos;
        }

        @Override
        public long nowNanos() {
            return ticks.nanos() - originNanos;
        }

        @Override
        public Recording sofar() throws InterruptedException {
            return timetable.sofar(ask(Recorder::reading), nowNanos());
        }

        @Override
        public Glance glance() throws InterruptedException {
            return Glance.sum(ask(Recorder::glance));
        }

        private <T> List<T> ask(Function<Recorder, T> question) throws InterruptedException {
            AtomicReferenceArray<T> answers = new AtomicReferenceArray<>(loops.size());
            CountDownLatch asked = new CountDownLatch(loops.size());
            for (int i = 0; i < loops.size(); i++) {
                int index = i;
                loops.get(i).post(() -> {
                    answers.set(index, question.apply(recorders.get(index)));
                    asked.countDown();
                });
            }
            while (!asked.await(Waiting.LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                requireWhole();
            }
            return IntStream.range(0, loops.size()).mapToObj(answers::get).toList();
        }
    }

    private void stopDrivers() {
        for (int i = 0; i < loops.size(); i++) {
            EventLoop loop = loops.get(i);
            LoopDriver driver = drivers.get(i);
            loop.post(() -> driver.stop(loop.nowNanos()));
        }
    }

    private void requireWhole() {
        for (EventLoop loop : loops) {
            Throwable failure = loop.failure();
            if (failure != null) {
                throw new IllegalStateException("an event loop broke: " + failure, failure);
            }
        }
    }

    private EngineOutcome outcome(
            Instant measuredFrom, long stoppedAt, @Nullable IterationBudget budget, StopSignal stop) {
        long measured = Math.min(timetable.endNanos(), Math.max(0, stoppedAt));
        if (timetable.isByIterations()) {
            measured = Math.min(
                    measured,
                    drivers.stream().mapToLong(LoopDriver::lastEndNanos).max().orElse(0));
            if (budget != null && budget.left() > 0 && stop.ending().isEmpty()) {
                measured = timetable.endNanos();
                recorders.get(0).dropped(0, timetable.secondAt(measured - 1), budget.left());
            }
        }
        return new EngineOutcome(recorders, measured, measuredFrom, Instant.now(), stop.ending());
    }

    private void closeAll() {
        for (int i = 0; i < loops.size(); i++) {
            loops.get(i).close();
        }
    }
}
