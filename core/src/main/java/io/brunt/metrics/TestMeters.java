// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import io.brunt.record.Distribution;
import io.brunt.record.ErrorGroup;
import io.brunt.record.InstanceRecording;
import io.brunt.record.Recording;
import io.brunt.record.Second;
import io.brunt.record.StepRecording;
import io.brunt.record.Tally;
import io.brunt.result.LoadResult;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The meters of one load test. What a run has counted is told as the difference to what was told before, so that counters
 * and timers of a test that runs again go on where they were.
 */
final class TestMeters {

    /**
     * How many times are told at once while the load runs, once a second: at 60 to 200 ns each, less than a hundredth of a
     * thread's time.
     */
    private static final long MOST_WHILE_RUNNING = 50_000;

    /** No load is slowed any more, but somebody waits for the end of the test. */
    private static final long MOST_AT_THE_END = 5_000_000;

    private final MeterRegistry registry;
    private final Tags tags;
    private final TestTimes times;
    private final Map<String, Long> counted = new HashMap<>();
    private final Gauges gauges;
    private Instant run = Instant.MIN;

    TestMeters(MeterRegistry registry, String test) {
        this.registry = registry;
        this.tags = Tags.of("test", test);
        this.times = new TestTimes(registry, tags);
        this.gauges = new Gauges(registry, tags);
    }

    synchronized void take(LoadResult sofar) {
        take(sofar, MOST_WHILE_RUNNING);
    }

    private void take(LoadResult sofar, long most) {
        begin(sofar.started());
        Recording recording = sofar.recording();
        Tally tally = recording.tally();
        count("brunt.iterations.started", "iterations begun", Tags.empty(), tally.started());
        count("brunt.iterations.completed", "iterations ended without error", Tags.empty(), tally.completed());
        count("brunt.iterations.abandoned", "iterations given up at the end", Tags.empty(), tally.abandoned());
        count("brunt.iterations.dropped", "arrivals that found no free user", Tags.empty(), tally.dropped());
        for (ErrorGroup error : recording.errors()) {
            count("brunt.errors", "errors by kind", Tags.of("kind", error.kind()), error.count());
        }
        times.look("brunt.iterations", "iterations", Tags.empty(), sofar.responseTime());
        for (StepRecording step : recording.steps()) {
            times.look(
                    "brunt.steps",
                    "requests and timed parts of code",
                    Tags.of("step", step.name()),
                    step.whole().responseTime());
        }
        for (InstanceRecording instance : recording.instances()) {
            times.look(
                    "brunt.instances",
                    "requests by base URL",
                    Tags.of("instance", instance.url()),
                    instance.slice().responseTime());
        }
        times.tell(most);
        users(recording.timeline().stream()
                .reduce((first, second) -> second)
                .map(Second::users)
                .orElse(0));
        Distribution lateness = recording.delivery().lateness();
        if (!lateness.isEmpty()) {
            gauges.setSeconds(
                    "brunt.lateness.p99",
                    "99th percentile of actual less intended starts so far",
                    Tags.empty(),
                    lateness.percentileMicros(99) / 1e6);
            gauges.setSeconds(
                    "brunt.lateness.max",
                    "greatest of actual less intended starts so far",
                    Tags.empty(),
                    lateness.max().toNanos() / 1e9);
        }
        sofar.services().forEach(it -> AppGauges.set(gauges, it));
    }

    private void users(int count) {
        gauges.set("brunt.users", "users that are busy; of an open model, iterations at once", Tags.empty(), count);
    }

    synchronized void end(LoadResult result) {
        take(result, MOST_AT_THE_END);
        users(0);
        for (Verdict verdict : Verdict.values()) {
            gauges.set(
                    "brunt.verdict",
                    "1 for the verdict of the last run, 0 for the others",
                    Tags.of("verdict", verdict.name().toLowerCase(Locale.ROOT)),
                    verdict == result.verdict() ? 1 : 0);
        }
        for (SloResult slo : result.slos()) {
            gauges.set(
                    "brunt.slo.met",
                    "1 if the objective passed in the last run, else 0",
                    Tags.of("slo", slo.slo().expression()),
                    slo.verdict() == Verdict.PASS ? 1 : 0);
        }
    }

    /** Another run of the same test counts from 0. */
    private void begin(Instant started) {
        if (!started.equals(run)) {
            run = started;
            counted.clear();
            times.begin();
        }
    }

    private void count(String name, String description, Tags more, long sofar) {
        Counter counter = Counter.builder(name)
                .description(description)
                .tags(tags.and(more))
                .register(registry);
        String key = name + more;
        counter.increment(Math.max(0, sofar - counted.getOrDefault(key, 0L)));
        counted.put(key, sofar);
    }
}
