// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.engine.RunFollower.RunView;
import io.brunt.engine.Timetable;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Distribution;
import io.brunt.record.Glance;
import io.brunt.report.ConsoleProgress;
import io.brunt.result.RunStanding;
import io.brunt.result.RunStanding.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a person where the run stands. Looks by glances, which cost those who make load next to nothing. */
final class ProgressWatch implements RunWatch.Watcher {

    private final String test;
    private final LoadPlan plan;
    private final Timetable timetable;
    private final ConsoleProgress console;
    private Distribution times = Distribution.EMPTY;
    private @Nullable Look last;

    private record Look(long nanos, long due, long completed) {

        static Look of(long nanos, Glance glance) {
            long due = glance.measured().started()
                    + glance.measured().dropped()
                    + glance.warmup().started()
                    + glance.warmup().dropped();
            return new Look(
                    nanos, due, glance.measured().completed() + glance.warmup().completed());
        }

        double perSecondSince(Look before, long more) {
            return more * 1e9 / Math.max(1, nanos - before.nanos);
        }
    }

    ProgressWatch(String test, LoadPlan plan, ConsoleProgress console) {
        this.test = test;
        this.plan = plan;
        this.timetable = new Timetable(plan);
        this.console = console;
    }

    @Override
    public @Nullable Runnable look(RunView run) throws InterruptedException {
        long now = run.nowNanos();
        Look before = last;
        if (before != null && now - before.nanos < console.interval().toNanos()) {
            return null;
        }
        Glance glance = run.glance();
        times = Distribution.merge(List.of(times, glance.newTimes()));
        Look here = Look.of(now, glance);
        last = here;
        if (before == null) {
            // Rates need a look before.
            return null;
        }
        RunStanding standing = standing(here, before, glance);
        return () -> console.show(standing);
    }

    private RunStanding standing(Look here, Look before, Glance glance) {
        long now = here.nanos;
        Phase phase = now < 0 ? Phase.WARM_UP : now < timetable.endNanos() ? Phase.MEASURING : Phase.GRACEFUL_STOP;
        return new RunStanding(
                test,
                phase,
                phase == Phase.MEASURING ? stage(now) : "",
                left(phase, now),
                iterations(),
                plan.model() instanceof LoadModel.Open,
                glance.users(),
                here.perSecondSince(before, here.due - before.due),
                here.perSecondSince(before, here.completed - before.completed),
                glance.measured().completed()
                        + glance.measured().errors()
                        + glance.measured().abandoned(),
                glance.measured().errors(),
                glance.measured().abandoned(),
                glance.measured().dropped(),
                percentile(50),
                percentile(99));
    }

    private Optional<Long> percentile(double percent) {
        return times.isEmpty() ? Optional.empty() : Optional.of(Math.round(times.percentileMicros(percent)));
    }

    private String stage(long now) {
        String name = plan.stages().get(timetable.stageAt(now)).name();
        if (!name.matches("\\d+")) {
            return name;
        }
        // A stage that nobody named is called by its number, and a plan without stages is one called 1.
        return plan.stages().size() == 1 ? "" : "stage " + name;
    }

    private Optional<Duration> left(Phase phase, long now) {
        return switch (phase) {
            case WARM_UP -> Optional.of(Duration.ofNanos(-now));
            case MEASURING ->
                timetable.isByIterations()
                        ? Optional.empty()
                        : Optional.of(Duration.ofNanos(timetable.endNanos() - now));
            case GRACEFUL_STOP ->
                Optional.of(Duration.ofNanos(Math.max(0, timetable.endNanos() + timetable.gracefulNanos() - now)));
        };
    }

    private Optional<Long> iterations() {
        if (plan.model() instanceof LoadModel.SharedIterations shared) {
            return Optional.of(shared.iterations());
        }
        return plan.model() instanceof LoadModel.IterationsPerUser each
                ? Optional.of(each.iterations() * each.users())
                : Optional.empty();
    }
}
