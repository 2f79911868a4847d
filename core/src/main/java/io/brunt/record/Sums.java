// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;

/** The accounts that must balance before anything is written. */
final class Sums {

    private Sums() {}

    static void check(
            List<Slice> iterations,
            List<StepRecording> steps,
            List<InstanceRecording> instances,
            List<Second> timeline,
            Delivery delivery) {
        Tally all = Slice.merge(iterations).tally();
        iterations.forEach(it -> requireAddsUp("iterations", it));
        steps.forEach(step -> step.byStage().forEach(it -> requireAddsUp(step.name(), it)));
        instances.forEach(it -> requireAddsUp(it.url(), it.slice()));
        instances.forEach(
                it -> requireSeriesAddsUp(it.url(), it.series(), it.slice().tally()));
        steps.forEach(it -> requireSeriesAddsUp(it.name(), it.series(), it.tally()));
        require(delivery.addsUp(), "due = started + dropped", delivery);
        require(delivery.started() == all.started(), "started = requests", delivery + " beside " + all);
        require(delivery.dropped() == all.dropped(), "dropped arrivals", delivery + " beside " + all);
        steps.forEach(Sums::requireSecondsAddUp);
        long inSeconds = timeline.stream()
                .filter(it -> it.second() >= 0)
                .mapToLong(Second::started)
                .sum();
        require(inSeconds == all.started(), "the timeline's starts = requests", inSeconds + " beside " + all);
        for (Second second : timeline) {
            require(
                    second.started() == second.completed() + second.errors() + second.abandoned(),
                    "started = completed + errors + abandoned",
                    second);
        }
    }

    private static void requireSecondsAddUp(StepRecording step) {
        long inSeconds = step.timeline().stream().mapToLong(Second::started).sum();
        long all = step.tally().started();
        require(
                step.timeline().isEmpty() || inSeconds == all,
                "the starts in a step's seconds = its requests",
                step.name() + ": " + inSeconds + " beside " + all);
    }

    private static void requireSeriesAddsUp(String name, TimeSeries series, Tally whole) {
        Tally sum = series.columns().stream().map(TimeSeries.Column::tally).reduce(Tally.ZERO, Tally::plus);
        long times = series.columns().stream()
                .mapToLong(it -> it.responseTime().count())
                .sum();
        require(
                series.columns().isEmpty()
                        || sum.started() == whole.started() && sum.errors() == whole.errors() && times == sum.started(),
                "what ended over time = what ended",
                name + ": " + sum + " beside " + whole);
    }

    private static void requireAddsUp(String name, Slice slice) {
        require(slice.tally().addsUp(), "started = completed + errors + abandoned", name + ": " + slice.tally());
        long ended = slice.tally().started();
        require(slice.responseTime().count() == ended, "a response time for each that ended", name + ": " + slice);
        require(slice.serviceTime().count() == ended, "a service time for each that ended", name + ": " + slice);
        long unanswered = slice.tally().errors() + slice.tally().abandoned();
        require(slice.errorTime().count() == unanswered, "a time for each that did not complete", name + ": " + slice);
    }

    private static void require(boolean holds, String rule, Object values) {
        if (!holds) {
            throw new IllegalStateException("the sums do not balance (" + rule + "): " + values);
        }
    }
}
