// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Reading;
import io.brunt.record.Recorder;
import io.brunt.record.RecorderMerge;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Which part of the plan a moment belongs to. Immutable; all times are plan time.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Timetable {

    private final List<Stage> stages;
    private final long[] stageEndNanos;
    private final long warmupNanos;
    private final long gracefulNanos;
    private final boolean byIterations;

    /**
     * Lay out a plan.
     *
     * @param plan what to run
     */
    public Timetable(LoadPlan plan) {
        stages = plan.stages();
        stageEndNanos = new long[stages.size()];
        long end = 0;
        for (int i = 0; i < stageEndNanos.length; i++) {
            end += stages.get(i).duration().toNanos();
            stageEndNanos[i] = end;
        }
        warmupNanos = plan.warmup().toNanos();
        gracefulNanos = plan.gracefulStop().toNanos();
        byIterations = plan.model() instanceof LoadModel.SharedIterations
                || plan.model() instanceof LoadModel.IterationsPerUser;
    }

    /**
     * Return when load begins.
     *
     * @return 0, or before it where there is a warm-up
     */
    public long startNanos() {
        return -warmupNanos;
    }

    /**
     * Return when nothing more starts.
     *
     * @return the end of the last stage; with a number of iterations the latest moment for a start
     */
    public long endNanos() {
        return stageEndNanos[stageEndNanos.length - 1];
    }

    /**
     * Return how long a running iteration may finish.
     *
     * @return 0 or more
     */
    public long gracefulNanos() {
        return gracefulNanos;
    }

    /**
     * Tell whether the plan is a number of iterations, so that measuring ends with the last of them.
     *
     * @return false where time alone ends it
     */
    public boolean isByIterations() {
        return byIterations;
    }

    /**
     * Return the stage of a moment.
     *
     * @param nanos plan time
     * @return its index, or {@link Recorder#WARMUP}; the last one from the end on
     */
    public int stageAt(long nanos) {
        if (nanos < 0) {
            return Recorder.WARMUP;
        }
        int stage = 0;
        while (stage < stageEndNanos.length - 1 && nanos >= stageEndNanos[stage]) {
            stage++;
        }
        return stage;
    }

    /**
     * Return the second of a moment.
     *
     * @param nanos plan time
     * @return from 0, negative in the warm-up
     */
    public int secondAt(long nanos) {
        return (int) Math.floorDiv(nanos, 1_000_000_000L);
    }

    /**
     * Return the first second of the timeline.
     *
     * @return 0, or negative where there is a warm-up
     */
    public int firstSecond() {
        return secondAt(startNanos());
    }

    /**
     * Return when each stage was measured.
     *
     * @param measuredNanos how long was measured
     * @return in order; a stage that measuring did not reach has no length
     */
    public List<StageSpan> spans(long measuredNanos) {
        List<StageSpan> spans = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < stageEndNanos.length; i++) {
            long length = Math.max(0, Math.min(stageEndNanos[i], measuredNanos) - start);
            spans.add(new StageSpan(
                    stages.get(i).name(), Duration.ofNanos(Math.min(start, measuredNanos)), Duration.ofNanos(length)));
            start = stageEndNanos[i];
        }
        return spans;
    }

    /**
     * Make a recording of what has ended by a moment.
     *
     * @param readings of all recorders
     * @param nanos plan time
     * @return as if the plan had ended then; its sums are checked
     */
    public Recording sofar(List<Reading> readings, long nanos) {
        long measured = Math.max(0, Math.min(nanos, endNanos()));
        return new RecorderMerge(readings.stream().map(Reading::ofWhatEnded).toList())
                .merge(spans(measured), Duration.ofNanos(measured), Optional.empty());
    }
}
