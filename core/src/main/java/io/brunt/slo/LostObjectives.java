// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Finds, in the middle of a run, an objective with {@code abort} that is lost beyond doubt.
 *
 * <p>Two things must be true. What was measured by now breaks it, so that the run can end with FAIL at once; and it would
 * stay broken if everything that can still come took no time and were without error. So a load is never ended that could
 * have passed, other than with tools that stop as soon as a figure is on the wrong side.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LostObjectives {

    private final List<Slo> slos;
    private final LoadPlan plan;
    private final SloJudge.Terms terms;
    private final MostToCome mostToCome;

    /**
     * How many iterations that are due in a span can yet end.
     *
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    @FunctionalInterface
    public interface MostToCome {

        /**
         * Return an upper bound.
         *
         * @param from start of the span, from the first measured moment
         * @param to its end
         * @param now likewise
         * @param ended of the span, dropped arrivals too
         * @param fastest iteration yet
         * @return 0 or more
         */
        long iterations(Duration from, Duration to, Duration now, long ended, Duration fastest);
    }

    /**
     * Keep an eye on objectives.
     *
     * @param slos those of the run
     * @param plan what is run
     * @param terms how they are judged
     * @param mostToCome what the plan can bring
     */
    public LostObjectives(List<Slo> slos, LoadPlan plan, SloJudge.Terms terms, MostToCome mostToCome) {
        this.slos = slos.stream().filter(it -> it.abortAfter().isPresent()).toList();
        this.plan = plan;
        this.terms = terms;
        this.mostToCome = mostToCome;
    }

    /**
     * Tell whether there is anything to look for.
     *
     * @return true if no objective has {@code abort}
     */
    public boolean isEmpty() {
        return slos.isEmpty();
    }

    /**
     * Look for one.
     *
     * @param sofar what has ended by now
     * @return the first that is lost, in the order of the objectives
     */
    public Optional<Slo> find(Recording sofar) {
        return slos.stream()
                .filter(it -> it.abortAfter().orElseThrow().compareTo(sofar.measuredTime()) <= 0)
                .filter(it -> isLost(it, sofar))
                .findFirst();
    }

    private boolean isLost(Slo slo, Recording sofar) {
        // Before the first answer nobody knows how fast the next can be.
        if (sofar.whole().responseTime().isEmpty() || !fails(slo, sofar)) {
            return false;
        }
        Scope scope = Scope.of(slo, sofar);
        Part whole = new Part(scope, iterations(slo, sofar), plannedFrom(slo), plannedTo(slo));
        return whole.isLost(slo, sofar) || windows(slo, scope, sofar).stream().anyMatch(it -> it.isLost(slo, sofar));
    }

    private List<Part> windows(Slo slo, Scope scope, Recording sofar) {
        if (slo.every().isEmpty()) {
            return List.of();
        }
        Duration length = slo.every().get();
        List<Scope> told = Seconds.windows(scope, slo.step(), length, sofar);
        List<Scope> iterations = slo.step().isEmpty() ? told : Seconds.windows(scope, Optional.empty(), length, sofar);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Scope window = told.get(i);
            // A step may be silent for a while, and a window without a time cannot break an objective on times.
            if (!window.slice().responseTime().isEmpty()) {
                parts.add(new Part(window, iterations.get(i).slice().tally(), window.start(), window.end()));
            }
        }
        return parts;
    }

    private boolean fails(Slo slo, Recording sofar) {
        return new SloJudgement(sofar, terms, false, MetricSource.NONE)
                        .of(slo)
                        .result()
                        .verdict()
                == Verdict.FAIL;
    }

    private static Tally iterations(Slo slo, Recording sofar) {
        return slo.stage()
                .map(it -> sofar.iterations().get(sofar.stageIndex(it)).tally())
                .orElseGet(() -> sofar.tally());
    }

    private Duration plannedFrom(Slo slo) {
        Duration from = Duration.ZERO;
        for (Stage stage : plan.stages()) {
            if (slo.stage().isEmpty() || stage.name().equals(slo.stage().get())) {
                return from;
            }
            from = from.plus(stage.duration());
        }
        return from;
    }

    private Duration plannedTo(Slo slo) {
        return plan.stages().stream()
                .filter(it ->
                        slo.stage().isEmpty() || it.name().equals(slo.stage().get()))
                .map(Stage::duration)
                .reduce(plannedFrom(slo), Duration::plus);
    }

    /** What an objective, or one of its windows, speaks of: what was measured of it, and from when to when it lies. */
    private final class Part {

        private final Scope scope;
        private final Tally iterations;
        private final Duration from;
        private final Duration to;

        Part(Scope scope, Tally iterations, Duration from, Duration to) {
            this.scope = scope;
            this.iterations = iterations;
            this.from = from;
            this.to = to;
        }

        boolean isLost(Slo slo, Recording sofar) {
            double longest = to.minus(from).toNanos() / 1e9;
            double shortest = endsWithItsIterations() ? scope.seconds() : longest;
            return Reach.of(slo.metric(), scope, toCome(slo, sofar), shortest, longest)
                    .excludes(slo);
        }

        private long toCome(Slo slo, Recording sofar) {
            long ended = iterations.started() + iterations.dropped();
            Duration fastest = sofar.whole().responseTime().min();
            long most = mostToCome.iterations(from, to, sofar.measuredTime(), ended, fastest);
            if (slo.step().isEmpty()) {
                return most;
            }
            // As many requests of the step as an iteration had on average, rounded up, each to come may have as well.
            long steps = scope.slice().tally().started();
            return most * -Math.floorDiv(-steps, Math.max(1, iterations.started()));
        }
    }

    private boolean endsWithItsIterations() {
        return plan.model() instanceof LoadModel.SharedIterations
                || plan.model() instanceof LoadModel.IterationsPerUser;
    }
}
