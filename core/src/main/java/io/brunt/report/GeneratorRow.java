// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.health.GeneratorHealth;
import io.brunt.health.HealthLimits;
import io.brunt.health.SelfWarmup;
import io.brunt.health.Surroundings;
import io.brunt.record.Distribution;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeFigures;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A figure of the generator, from where on it says something, and whether it does.
 *
 * @param name of the figure
 * @param value measured
 * @param limit from where on it is a warning or makes the run invalid; {@link SloText#NONE} where it only informs
 * @param state in words
 * @param verdict as which the state is drawn; empty where it only informs
 */
record GeneratorRow(String name, String value, String limit, String state, Optional<Verdict> verdict) {

    static List<GeneratorRow> of(LoadResult result) {
        GeneratorHealth health = result.generator();
        Distribution lateness = health.lateness();
        Optional<TimeFigures> times = TimeFigures.of(lateness);
        List<GeneratorRow> rows = new ArrayList<>();
        rows.add(info("Lateness of starts, p50", time(times.map(TimeFigures::p50))));
        rows.add(info("Lateness of starts, p99", time(times.map(TimeFigures::p99))));
        rows.add(info("Lateness of starts, max", time(times.map(TimeFigures::max))));
        double late = HealthLimits.shareLaterThan(lateness, HealthLimits.LATE);
        rows.add(warning(
                "Starts more than " + Figure.time(HealthLimits.LATE) + " late",
                lateness.isEmpty() ? -1 : late,
                HealthLimits.LATE_SHARE,
                late > HealthLimits.LATE_SHARE,
                Figure::share));
        rows.add(notDelivered(result));
        rows.add(warning(
                "Own CPU, share of all cores",
                health.cpu(),
                HealthLimits.FULL_CPU,
                health.cpu() >= HealthLimits.FULL_CPU,
                Figure::share));
        rows.addAll(around(health.surroundings()));
        rows.add(pause("Longest GC pause", health.gcPause()));
        rows.add(pause("Longest hiccup", health.hiccupMax()));
        rows.add(info("Warmed itself before the load", selfWarmup(health.selfWarmup())));
        return rows;
    }

    private static GeneratorRow notDelivered(LoadResult result) {
        long late = result.recording().delivery().startedLate();
        long all = result.recording().delivery().started();
        boolean over = all > 0 && (double) late / all > HealthLimits.NOT_DELIVERED_SHARE;
        return new GeneratorRow(
                "Starts more than " + Figure.time(HealthLimits.NOT_DELIVERED) + " late",
                Figure.count(late),
                Figure.share(HealthLimits.NOT_DELIVERED_SHARE) + ", or "
                        + Figure.share(HealthLimits.NOT_DELIVERED_SHARE_OF_TEN_SECONDS) + " in ten seconds",
                over ? "not delivered" : "within",
                Optional.of(over ? Verdict.INVALID : Verdict.PASS));
    }

    private static List<GeneratorRow> around(Surroundings around) {
        return List.of(
                warning(
                        "Taken by a hypervisor (steal)",
                        around.steal(),
                        HealthLimits.MUCH_STEAL,
                        around.steal() >= HealthLimits.MUCH_STEAL,
                        Figure::share),
                info(
                        "Threads that wanted to run, for each core",
                        around.runQueue() < 0 ? SloText.NONE : Figure.number(around.runQueue())));
    }

    private static GeneratorRow pause(String name, Duration longest) {
        return warning(
                name,
                longest.toNanos() / 1e3,
                HealthLimits.LONG_PAUSE.toNanos() / 1e3,
                longest.compareTo(HealthLimits.LONG_PAUSE) >= 0,
                it -> SloText.time(it));
    }

    private static GeneratorRow info(String name, String value) {
        return new GeneratorRow(name, value, SloText.NONE, "for information", Optional.empty());
    }

    /** Below 0 it is not known. */
    private static GeneratorRow warning(
            String name, double value, double limit, boolean over, DoubleFunction<String> print) {
        return value < 0
                ? info(name, SloText.NONE)
                : new GeneratorRow(
                        name,
                        print.apply(value),
                        print.apply(limit),
                        over ? "a warning" : "within",
                        Optional.of(over ? Verdict.INCONCLUSIVE : Verdict.PASS));
    }

    private static String selfWarmup(SelfWarmup warmup) {
        return warmup.iterations() == 0
                ? SloText.NONE
                : Figure.time(warmup.length()) + ", " + Figure.count(warmup.iterations()) + " iterations";
    }

    private static String time(Optional<Double> micros) {
        return micros.map(it -> SloText.time(it)).orElse(SloText.NONE);
    }

    /** How the state is drawn, for the template: at most one. */
    List<String> marks() {
        return verdict.map(it -> VerdictMark.svg(it)).stream().toList();
    }

    String kind() {
        return verdict.map(Verdict::name).orElse("");
    }
}
