// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import io.brunt.record.Recording.StageSpan;
import io.brunt.unit.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a recording together by hand, iteration by iteration. The sums are those of a true recording.
 *
 * <pre>
 * new RecordingFixture().stage("ramp", "10s").stage("hold", "20s")
 *         .completed(100, "4s", "5ms")      // 100 iterations due at 4 s that took 5 ms
 *         .errors(2, "12s", "1ms")
 *         .build();
 * </pre>
 */
public final class RecordingFixture {

    private final List<StageSpan> stages = new ArrayList<>();
    private final Map<Integer, SliceFixture> iterations = new TreeMap<>();
    private final Map<Integer, SliceFixture> seconds = new TreeMap<>();
    private final Map<String, Map<Integer, SliceFixture>> steps = new LinkedHashMap<>();
    private final Map<String, Map<Integer, SliceFixture>> closeUps = new LinkedHashMap<>();
    private boolean closeUp;
    private final List<InstanceRecording> instances = new ArrayList<>();
    private final List<ErrorGroup> errors = new ArrayList<>();
    private final SliceFixture lateness = new SliceFixture();
    private Optional<Ending> ending = Optional.empty();

    /** Keep the seconds of steps, and all times of seconds. */
    public RecordingFixture closeUp() {
        closeUp = true;
        return this;
    }

    /** Add a stage after those that are there. Without any there is one of ten seconds called 1. */
    public RecordingFixture stage(String name, String length) {
        stages.add(new StageSpan(name, total(), DurationText.parse(length)));
        return this;
    }

    /** Add iterations that completed, begun when they were due. */
    public RecordingFixture completed(long count, String due, String time) {
        return add(count, due, "0", time, Outcome.COMPLETED);
    }

    /** Add iterations that ended as an error. */
    public RecordingFixture errors(long count, String due, String time) {
        return add(count, due, "0", time, Outcome.ERROR);
    }

    /** Add iterations that the target shed: errors of their own kind. */
    public RecordingFixture shed(long count, String due, String time) {
        errors(count, due, time);
        at(iterations, stageAt(due)).shed += count;
        at(seconds, secondOf(due)).shed += count;
        return this;
    }

    /** Add iterations that never ended. */
    public RecordingFixture abandoned(long count, String due, String time) {
        return add(count, due, "0", time, Outcome.ABANDONED);
    }

    /** Add iterations that completed, begun later than they were due by the generator's fault. */
    public RecordingFixture late(long count, String due, String lateness, String serviceTime) {
        return add(count, due, lateness, serviceTime, Outcome.COMPLETED);
    }

    /** Add iterations that completed, begun later than they were due since their user waited for its last answer. */
    public RecordingFixture heldUp(long count, String due, String wait, String serviceTime) {
        add(count, due, wait, serviceTime, Outcome.COMPLETED, false);
        return this;
    }

    /** Add iterations that completed, but only after the measured time. */
    public RecordingFixture completedAfterwards(long count, String due, String time) {
        completed(count, due, time);
        at(iterations, stageAt(due)).completedInTime -= count;
        at(seconds, secondOf(due)).completedInTime -= count;
        return this;
    }

    /** Add arrivals that found no free user. */
    public RecordingFixture dropped(long count, String due) {
        at(iterations, stageAt(due)).dropped += count;
        at(seconds, secondOf(due)).dropped += count;
        return this;
    }

    /** Add checks, some of which did not hold. */
    public RecordingFixture checks(long count, long failed) {
        return checks(count, failed, "0s");
    }

    /** Add checks of iterations that were due at a moment. */
    public RecordingFixture checks(long count, long failed, String due) {
        for (SliceFixture slice : List.of(at(iterations, stageAt(due)), at(seconds, secondOf(due)))) {
            slice.checks += count;
            slice.failedChecks += failed;
        }
        return this;
    }

    /** Add requests of a step; the iterations around them are not added. */
    public RecordingFixture step(String name, long count, String due, String time, Outcome outcome) {
        Map<Integer, SliceFixture> byStage = steps.computeIfAbsent(name, it -> new TreeMap<>());
        Map<Integer, SliceFixture> bySecond = closeUps.computeIfAbsent(name, it -> new TreeMap<>());
        for (SliceFixture slice : List.of(at(byStage, stageAt(due)), at(bySecond, secondOf(due)))) {
            slice.add(count, DurationText.parse(time), DurationText.parse(time), outcome);
        }
        return this;
    }

    /** Add an instance that got so many requests. */
    public RecordingFixture instance(String url, long requests) {
        SliceFixture slice = new SliceFixture();
        slice.add(requests, Duration.ofMillis(5), Duration.ofMillis(5), Outcome.COMPLETED);
        instances.add(new InstanceRecording(url, slice.build()));
        return this;
    }

    /** Name a kind of error; the errors themselves are added apart. */
    public RecordingFixture errorGroup(String kind, long count, String sample) {
        errors.add(new ErrorGroup(kind, count, sample));
        return this;
    }

    /** Say that the run ended early. */
    public RecordingFixture interrupted(String why) {
        ending = Optional.of(Ending.interrupted(why));
        return this;
    }

    /** Say that the run ended since going on was of no use. */
    public RecordingFixture lost(String why) {
        ending = Optional.of(Ending.lost(why));
        return this;
    }

    /** Return the recording. */
    public Recording build() {
        startStages();
        SliceFixture all = new SliceFixture();
        iterations.values().forEach(all::addCounts);
        long startedLate =
                seconds.values().stream().mapToLong(it -> it.startedLate).sum();
        Delivery delivery = new Delivery(
                all.started() + all.dropped,
                all.started(),
                all.dropped,
                startedLate,
                lateness.build().responseTime());
        return new Recording(
                stages,
                slices(iterations),
                steps.entrySet().stream()
                        .map(it -> new StepRecording(
                                it.getKey(),
                                slices(it.getValue()),
                                new TreeMap<>(),
                                secondsOf(it.getKey()),
                                TimeSeries.NONE))
                        .toList(),
                instances,
                timeline(),
                errors,
                delivery,
                Connections.NONE,
                List.of(),
                total(),
                ending);
    }

    private RecordingFixture add(long count, String due, String wait, String serviceTime, Outcome outcome) {
        return add(count, due, wait, serviceTime, outcome, true);
    }

    private RecordingFixture add(
            long count, String due, String wait, String serviceTime, Outcome outcome, boolean ownLateness) {
        Duration service = DurationText.parse(serviceTime);
        Duration late = DurationText.parse(wait);
        Duration own = ownLateness ? late : Duration.ZERO;
        for (SliceFixture slice : List.of(at(iterations, stageAt(due)), at(seconds, secondOf(due)))) {
            slice.add(count, service.plus(late), service, outcome);
            slice.startedLate += own.toSeconds() >= 1 ? count : 0;
        }
        lateness.add(count, own, own, Outcome.COMPLETED);
        return this;
    }

    private void startStages() {
        if (stages.isEmpty()) {
            stage("1", "10s");
        }
    }

    private Duration total() {
        return stages.stream().map(StageSpan::length).reduce(Duration.ZERO, Duration::plus);
    }

    private int stageAt(String due) {
        startStages();
        Duration at = DurationText.parse(due);
        int index = 0;
        while (index + 1 < stages.size() && stages.get(index + 1).start().compareTo(at) <= 0) {
            index++;
        }
        return index;
    }

    private static int secondOf(String due) {
        return (int) DurationText.parse(due).toSeconds();
    }

    private static SliceFixture at(Map<Integer, SliceFixture> slices, int index) {
        return slices.computeIfAbsent(index, it -> new SliceFixture());
    }

    private List<Slice> slices(Map<Integer, SliceFixture> byStage) {
        List<Slice> slices = new ArrayList<>();
        for (int stage = 0; stage < stages.size(); stage++) {
            slices.add(byStage.containsKey(stage) ? at(byStage, stage).build() : Slice.EMPTY);
        }
        return slices;
    }

    private List<Second> secondsOf(String step) {
        return !closeUp
                ? List.of()
                : closeUps.getOrDefault(step, Map.of()).entrySet().stream()
                        .map(it -> it.getValue().second(it.getKey(), true))
                        .toList();
    }

    private List<Second> timeline() {
        List<Second> timeline = new ArrayList<>();
        long length = total().plusNanos(999_999_999).toSeconds();
        for (int second = 0; second < length; second++) {
            timeline.add(at(seconds, second).second(second, closeUp));
        }
        return timeline;
    }
}
