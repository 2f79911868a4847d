// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.record.Distribution;
import io.brunt.record.Ending;
import io.brunt.record.ErrorGroup;
import io.brunt.record.Outcome;
import io.brunt.record.Reading;
import io.brunt.record.Recorder;
import io.brunt.record.RecorderMerge;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.RecordingLayout;
import io.brunt.record.Second;
import io.brunt.record.Slice;
import io.brunt.record.StepRecording;
import io.brunt.record.TimeSeries;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a recording of samples as they are read, in whatever order they stand. Confined to one thread.
 *
 * <p>Each sample is an iteration, and a request of the step that its label names. What is a part of a sample, or the sum of
 * several, is a request of its step only: counted twice, throughput and error rate would be of a load that nobody made.
 */
final class SampleLog {

    private static final String STAGE = "1";
    private static final long SECOND_MILLIS = 1_000;

    /** A note of what went wrong does not say when. */
    private static final int NO_SECOND = -1;

    /** Rows further apart are not of one run, and every second between them takes memory. */
    private static final long MOST_SECONDS = Duration.ofDays(7).toSeconds();

    /** More than a hundred days of waiting is a time stamp in the wrong column. */
    private static final long LONGEST_MILLIS = 10_000_000_000L;

    private final Recorder samples;
    private final Recorder parts;
    private final StepIndex sampleSteps;
    private final StepIndex partSteps;

    /** Whole seconds since 1970, so far before the first sample that no other of its run begins before it. */
    private long baseSecond = Long.MIN_VALUE;

    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private long endMillis = Long.MIN_VALUE;
    private long sampleCount;
    private long partCount;

    SampleLog(CloseUp closeUp) {
        RecordingLayout layout =
                new RecordingLayout(List.of(STAGE), List.of(), List.of(), 0, closeUp.times(), closeUp.steps());
        samples = new Recorder(layout);
        parts = new Recorder(layout);
        sampleSteps = new StepIndex(samples);
        partSteps = new StepIndex(parts);
    }

    /** The steps of samples. */
    StepIndex sampleSteps() {
        return sampleSteps;
    }

    /** The steps of what is part of a sample, or the sum of several. */
    StepIndex partSteps() {
        return partSteps;
    }

    /**
     * Note a sample.
     *
     * @param startMillis when it began, since 1970
     * @param elapsedMillis how long it took
     * @param succeeded whether it completed
     * @param step from {@link #sampleSteps}
     * @param status of an HTTP answer, else 0
     * @param bytesIn received
     * @param bytesOut sent
     * @param users how many there were, 0 if that is not told
     */
    void sample(
            long startMillis,
            long elapsedMillis,
            boolean succeeded,
            int step,
            int status,
            long bytesIn,
            long bytesOut,
            int users) {
        sampleCount++;
        note(samples, startMillis, elapsedMillis, succeeded, step, status, bytesIn, bytesOut, users);
    }

    /** Note a part of a sample, or the sum of several; its step is of {@link #partSteps}. */
    void part(long startMillis, long elapsedMillis, boolean succeeded, int step, int status, long bytesIn) {
        partCount++;
        note(parts, startMillis, elapsedMillis, succeeded, step, status, bytesIn, 0, 0);
    }

    private void note(
            Recorder recorder,
            long startMillis,
            long elapsedMillis,
            boolean succeeded,
            int step,
            int status,
            long bytesIn,
            long bytesOut,
            int users) {
        if (elapsedMillis > LONGEST_MILLIS) {
            throw new BruntException(Problem.of("a sample of " + elapsedMillis + " ms cannot be")
                    .hint("look whether its columns are those of the header"));
        }
        int second = second(startMillis);
        long nanos = elapsedMillis * 1_000_000;
        Outcome outcome = succeeded ? Outcome.COMPLETED : Outcome.ERROR;
        recorder.iterationStarted(0, second, users, 0);
        recorder.requestEnded(
                0, second, step, Recorder.NO_INSTANCE, status, outcome, nanos, nanos, true, bytesIn, bytesOut);
        recorder.iterationEnded(0, second, outcome, nanos, nanos, true);
        firstMillis = Math.min(firstMillis, startMillis);
        lastMillis = Math.max(lastMillis, startMillis);
        endMillis = Math.max(endMillis, startMillis + elapsedMillis);
    }

    private int second(long startMillis) {
        long second = Math.floorDiv(startMillis, SECOND_MILLIS);
        if (baseSecond == Long.MIN_VALUE) {
            baseSecond = second - MOST_SECONDS;
        }
        long first = Math.floorDiv(Math.min(firstMillis, startMillis), SECOND_MILLIS);
        long last = Math.floorDiv(Math.max(lastMillis, startMillis), SECOND_MILLIS);
        if (last - first >= MOST_SECONDS) {
            throw new BruntException(Problem.of("samples of " + Instant.ofEpochSecond(first) + " and of "
                            + Instant.ofEpochSecond(last) + " stand in one file")
                    .expected("one run, of at most 7 days")
                    .hint("JMeter appends to a file that is there: delete it before the run (jmeter -f)"));
        }
        return (int) (second - baseSecond);
    }

    /** Keep what the error of a sample said, or of a part: of these only where there is nothing else. */
    void error(boolean part, String kind, String words) {
        (part ? parts : samples).error(0, NO_SECOND, kind, words);
    }

    boolean isEmpty() {
        return sampleCount + partCount == 0;
    }

    /**
     * Take the recording.
     *
     * @param ending why the file ends before the run, or empty
     * @param more what a reader should know
     */
    ForeignResult.Samples result(Optional<Ending> ending, List<String> more) {
        List<String> notes = new ArrayList<>(more);
        // Sums alone, where JMeter was told to write no more: then they are what there is to judge.
        boolean onlyParts = sampleCount == 0;
        Reading whole = (onlyParts ? parts : samples).reading();
        Reading steps = (onlyParts ? samples : parts).reading();
        if (!onlyParts && partCount > 0) {
            notes.add(
                    Figure.count(partCount) + " of "
                            + Figure.count(partCount + sampleCount)
                            + " entries are transactions or parts of other samples: they are steps, and not in the figures of the whole");
        }
        long first = Math.floorDiv(firstMillis, SECOND_MILLIS);
        int shift = (int) (first - baseSecond);
        Duration measured = Duration.ofMillis(Math.max(1, endMillis - firstMillis));
        Recording recording = new RecorderMerge(List.of(shifted(whole, shift), stepsOf(steps, shift)))
                .merge(List.of(new StageSpan(STAGE, Duration.ZERO, measured)), measured, ending);
        return new ForeignResult.Samples(
                "JMeter", recording, Instant.ofEpochSecond(first), Instant.ofEpochMilli(endMillis), notes);
    }

    private static Reading shifted(Reading reading, int shift) {
        return with(reading, shift, reading.iterations(), shifted(reading.timeline(), shift), reading.errors());
    }

    private static Reading stepsOf(Reading reading, int shift) {
        return with(reading, shift, List.of(Slice.EMPTY), List.of(), List.of());
    }

    private static List<Second> shifted(List<Second> timeline, int shift) {
        return timeline.stream()
                .map(it -> new Second(it.second() - shift, it.users(), it.slice(), it.startedLate(), it.latestNanos()))
                .toList();
    }

    private static Reading with(
            Reading reading, int shift, List<Slice> iterations, List<Second> timeline, List<ErrorGroup> errors) {
        return new Reading(
                reading.layout(),
                iterations,
                reading.steps().stream()
                        .map(it -> new StepRecording(
                                it.name(),
                                it.byStage(),
                                it.statusCodes(),
                                shifted(it.timeline(), shift),
                                // Its columns are laid from the base second, whole minutes long.
                                TimeSeries.NONE))
                        .toList(),
                reading.instances(),
                timeline,
                errors,
                // Whether a sample began when it was due, only its tool knew: no figure is better than a 0.
                Distribution.EMPTY,
                reading.startedLate(),
                reading.connections(),
                reading.protocols());
    }
}
