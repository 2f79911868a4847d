// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what happens while load is made. Single writer; read only after the writer is done.
 *
 * <p>One for each event loop, merged afterwards by {@link Recording}'s maker. Everything goes by index: {@code stage} is
 * the plan's stage or {@link #WARMUP}, {@code second} counts from the first measured one. Warm-up is recorded just as
 * the rest and then thrown away: a branch first taken when measuring starts would void compiled code.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Recorder {

    /** Stands for the stage of what is not measured. */
    public static final int WARMUP = -1;

    /** Stands for an instance where there is none. */
    public static final int NO_INSTANCE = -1;

    private static final long LATE_NANOS = Delivery.LATE.toNanos();

    private final RecordingLayout layout;
    private final @Nullable SampleTap tap;
    private final Cell[] iterations;
    private final NamedSteps steps;
    private final InstanceCells instances;
    private final Cell discarded;
    private final TimeHistogram lateness;
    private final TimeHistogram discardedLateness;
    private final Seconds seconds;
    private final ErrorLog errors = new ErrorLog();
    private final ConnectionCounts connections = new ConnectionCounts();

    /** What no glance has taken yet; not kept while nobody glances. */
    private @Nullable SecondTimes unseen;

    private int users;
    private long startedLate;

    /**
     * Make room.
     *
     * @param layout what there will be
     */
    public Recorder(RecordingLayout layout) {
        this(layout, null);
    }

    /** Make room, and put every sample into a tap too, if there is one. */
    Recorder(RecordingLayout layout, @Nullable SampleTap tap) {
        this.layout = layout;
        this.tap = tap;
        Resolution resolution = layout.resolution();
        iterations = Cell.cells(layout.stages().size(), resolution);
        instances = new InstanceCells(layout.instances(), resolution);
        discarded = new Cell(resolution);
        lateness = new TimeHistogram(resolution);
        discardedLateness = new TimeHistogram(resolution);
        seconds = new Seconds(
                layout.firstSecond(),
                layout.closeUp() ? SecondCell.Detail.ALL_TIMES : SecondCell.Detail.RESPONSE_TIMES,
                resolution);
        steps = new NamedSteps(layout);
    }

    /**
     * Return the index of a step, made when it is first asked for.
     *
     * @param name of the step
     * @return its index, the same for the life of this recorder; beyond {@value NamedSteps#MOST} names that of
     *     {@value NamedSteps#OTHER}
     */
    public int step(String name) {
        return steps.named(name);
    }

    /**
     * Return the index of an instance that named itself in its answer.
     *
     * @param name one of few: each has histograms of its own
     * @return beyond those of the base URLs, the same for the life of this recorder
     */
    public int instance(String name) {
        return instances.named(name);
    }

    /** Return the names of the instances by their index. */
    List<String> instanceNames() {
        return instances.names();
    }

    /** Return the kinds of errors that samples have, by their number. */
    List<String> sampleKinds() {
        return tap == null ? List.of() : tap.kinds();
    }

    /** Return the names of the steps by their index. */
    List<String> stepNames() {
        return steps.names();
    }

    private Cell iteration(int stage) {
        return stage < 0 ? discarded : iterations[stage];
    }

    /**
     * Begin an iteration.
     *
     * @param stage in which it was due
     * @param second in which it was due
     * @param users how many run now, this one included
     * @param latenessNanos actual less intended start, the wait for the user's own last answer left out
     */
    public void iterationStarted(int stage, int second, int users, long latenessNanos) {
        iteration(stage).started++;
        this.users = users;
        SecondCell cell = seconds.at(second);
        cell.started++;
        cell.users = Math.max(cell.users, users);
        cell.latestNanos = Math.max(cell.latestNanos, latenessNanos);
        if (stage < 0) {
            discardedLateness.record(latenessNanos);
        } else {
            lateness.record(latenessNanos);
            if (latenessNanos > LATE_NANOS) {
                startedLate++;
                cell.startedLate++;
            }
        }
    }

    /**
     * End an iteration.
     *
     * @param stage in which it was due
     * @param second in which it was due
     * @param outcome where it ended
     * @param responseNanos from its intended start
     * @param serviceNanos from its actual start
     * @param inTime whether it ended within the measured time
     */
    public void iterationEnded(
            int stage, int second, Outcome outcome, long responseNanos, long serviceNanos, boolean inTime) {
        iteration(stage).ended(outcome, responseNanos, serviceNanos, inTime);
        seconds.at(second).ended(outcome, responseNanos, serviceNanos, inTime, 1);
        if (unseen != null && stage >= 0) {
            unseen.record(responseNanos, 1);
        }
        if (tap != null && steps.isEmpty()) {
            tap.put(stage, SamplePlace.NO_STEP, NO_INSTANCE, 0, outcome, responseNanos, serviceNanos, 0, 0);
        }
    }

    /**
     * Take down iterations that were timed together: none of them was due before it began, and all completed.
     *
     * @param stage in which they began
     * @param second in which they began
     * @param users how many ran then, this one included
     * @param nanos how long each took, on average
     * @param inTime whether they ended within the measured time
     * @param times how many they were, at least 1
     */
    public void iterationsTogether(int stage, int second, int users, long nanos, boolean inTime, int times) {
        Cell iteration = iteration(stage);
        iteration.started += times;
        iteration.completed(nanos, inTime, times);
        SecondCell cell = seconds.at(second);
        cell.started += times;
        cell.users = Math.max(cell.users, users);
        cell.ended(Outcome.COMPLETED, nanos, nanos, inTime, times);
        (stage < 0 ? discardedLateness : lateness).record(0, times);
        this.users = users;
        if (unseen != null && stage >= 0) {
            unseen.record(nanos, times);
        }
        if (tap != null) {
            tap.together();
        }
    }

    /**
     * Count what iterations allocated.
     *
     * @param stage in which they were due
     * @param second in which they were due
     * @param bytes on their user's thread, in all
     * @param times how many they were
     */
    public void allocated(int stage, int second, long bytes, int times) {
        Cell cell = iteration(stage);
        cell.allocationsCounted += times;
        cell.allocatedBytes += bytes;
        SecondCell inSecond = seconds.at(second);
        inSecond.allocationsCounted += times;
        inSecond.allocatedBytes += bytes;
    }

    /**
     * Count arrivals that could not start.
     *
     * @param stage in which they were due
     * @param second in which they were due
     * @param count how many
     */
    public void dropped(int stage, int second, long count) {
        iteration(stage).dropped += count;
        seconds.at(second).dropped += count;
    }

    /**
     * Take down a request, or a timed part of code, that has ended.
     *
     * @param stage of its iteration
     * @param second of its iteration
     * @param step index from {@link #step}
     * @param instance index of the base URL or from {@link #instance}, or {@link #NO_INSTANCE}
     * @param status of the answer, 0 if there was none
     * @param outcome where it ended
     * @param responseNanos from its intended start
     * @param serviceNanos from its actual start
     * @param inTime whether it ended within the measured time
     * @param bytesIn received
     * @param bytesOut sent
     */
    public void requestEnded(
            int stage,
            int second,
            int step,
            int instance,
            int status,
            Outcome outcome,
            long responseNanos,
            long serviceNanos,
            boolean inTime,
            long bytesIn,
            long bytesOut) {
        StepCells cells = steps.at(step);
        Cell cell = stage < 0 ? discarded : cells.byStage[stage];
        count(cell, outcome, responseNanos, serviceNanos, inTime, bytesIn, bytesOut);
        if (tap != null) {
            tap.put(stage, step, instance, status, outcome, responseNanos, serviceNanos, bytesIn, bytesOut);
        }
        if (stage < 0) {
            return;
        }
        if (instance >= 0) {
            count(instances.at(instance), outcome, responseNanos, serviceNanos, inTime, bytesIn, bytesOut);
            instances.endedIn(instance, second, outcome, responseNanos, inTime);
        }
        Cell iteration = iterations[stage];
        iteration.bytesIn += bytesIn;
        iteration.bytesOut += bytesOut;
        if (status > 0) {
            cells.statusCodes.count(status);
        }
        cells.endedIn(second, outcome, responseNanos, serviceNanos, inTime);
    }

    private static void count(
            Cell cell,
            Outcome outcome,
            long responseNanos,
            long serviceNanos,
            boolean inTime,
            long bytesIn,
            long bytesOut) {
        cell.started++;
        cell.ended(outcome, responseNanos, serviceNanos, inTime);
        cell.bytesIn += bytesIn;
        cell.bytesOut += bytesOut;
    }

    /**
     * Count what the target shed: the iteration, its step and its instance.
     *
     * @param stage of the iteration
     * @param second of the iteration
     * @param step index from {@link #step}
     * @param instance index of the base URL or from {@link #instance}, or {@link #NO_INSTANCE}
     */
    public void shed(int stage, int second, int step, int instance) {
        if (stage < 0) {
            return;
        }
        iterations[stage].shed++;
        seconds.at(second).shed++;
        steps.at(step).shed(stage, second);
        if (instance >= 0) {
            instances.at(instance).shed++;
        }
    }

    /**
     * Return where connections are counted.
     *
     * @return of this recorder, written by the same writer
     */
    public ConnectionCounts connectionCounts() {
        return connections;
    }

    /**
     * Count a check made by user code.
     *
     * @param stage of the iteration
     * @param second of the iteration
     * @param holds whether it held
     */
    public void checked(int stage, int second, boolean holds) {
        Cell cell = iteration(stage);
        SecondCell inSecond = seconds.at(second);
        cell.checks++;
        inSecond.checks++;
        if (!holds) {
            cell.failedChecks++;
            inSecond.failedChecks++;
        }
    }

    /**
     * Keep what an error said.
     *
     * @param stage of its iteration
     * @param second in which its iteration was due; below 0 if that is not known
     * @param kind stable name
     * @param sample from outside; the first of its kind is kept, bounded in length
     */
    public void error(int stage, int second, String kind, String sample) {
        if (stage >= 0) {
            errors.add(second, kind, sample);
        }
    }

    /**
     * Say of what kind the error is whose end is taken down next. Only samples tell errors apart one by one.
     *
     * @param kind as for {@link #error}, or empty
     */
    public void failing(String kind) {
        if (tap != null) {
            tap.failing(kind);
        }
    }

    /**
     * Take stock. To be called where it is written, or when its writer is done.
     *
     * @return a copy of all that was taken down by now
     */
    public Reading reading() {
        return new Reading(
                layout,
                Cell.slices(iterations),
                steps.recordings(),
                instances.recordings(),
                seconds.toSeconds(),
                errors.groups(),
                lateness.toDistribution(),
                startedLate,
                connections.sum(),
                connections.protocols());
    }

    /**
     * Take a glance. To be called where it is written. The first one makes the recorder keep times for the next.
     *
     * @return counts by now, and the times since the last glance
     */
    public Glance glance() {
        Distribution times;
        if (unseen == null) {
            unseen = new SecondTimes(layout.resolution());
            times = Slice.merge(Cell.slices(iterations)).responseTime();
        } else {
            times = unseen.drain();
        }
        Tally measured = Tally.ZERO;
        for (Cell cell : iterations) {
            measured = measured.plus(cell.toTally());
        }
        return new Glance(measured, discarded.toTally(), users, times);
    }
}
