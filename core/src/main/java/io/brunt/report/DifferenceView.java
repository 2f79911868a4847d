// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Tally;
import io.brunt.result.Difference;
import io.brunt.result.Difference.InstanceDifference;
import io.brunt.result.TimeColumn;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * The breach beside the rest of its stages, figure by figure.
 *
 * @param stages which stages
 * @param rows each figure
 */
record DifferenceView(String stages, List<Row> rows) {

    /** The charts of the application show all. */
    private static final int MOST_PROCESSES = 6;

    /** Those that changed most. */
    private static final int MOST_INSTANCES = 6;

    private static final String NO_BREAK_SPACE = "\u00a0";

    /** Strong from a factor of two. */
    record Row(String figure, String outside, String inside, String change, boolean strong) {}

    static DifferenceView of(Difference difference) {
        TimeColumn in = difference.inside();
        TimeColumn out = difference.outside();
        List<Row> rows = new ArrayList<>();
        if (!in.responseTime().isEmpty() && !out.responseTime().isEmpty()) {
            for (int percent : new int[] {50, 90, 99}) {
                rows.add(row(
                        "p" + percent,
                        ColumnFigures.percentile(out, percent),
                        ColumnFigures.percentile(in, percent),
                        it -> SloText.time(it)));
            }
            rows.add(row("max", ColumnFigures.max(out), ColumnFigures.max(in), it -> SloText.time(it)));
        }
        rows.add(row("started", out.startedPerSecond(), in.startedPerSecond(), Figure::rate));
        rows.add(row("completed without error", out.completedPerSecond(), in.completedPerSecond(), Figure::rate));
        rows.add(row("error rate", out.errorRate(), in.errorRate(), Figure::share));
        rows.add(row("users, at most", out.users(), in.users(), it -> Figure.count(Math.round(it))));
        if (in.latestNanos() > 0 && out.latestNanos() > 0) {
            rows.add(row("latest start", out.latestNanos() / 1e3, in.latestNanos() / 1e3, it -> SloText.time(it)));
        }
        difference.instances().stream()
                .sorted(Comparator.comparingDouble(it -> -ratio(it)))
                .limit(MOST_INSTANCES)
                .forEach(it -> rows.addAll(instance(it)));
        difference.processes().stream().limit(MOST_PROCESSES).forEach(it -> {
            known("CPU of " + it.process(), it.outside().cpu(), it.inside().cpu(), Figure::share)
                    .ifPresent(rows::add);
            known(
                            "memory of " + it.process(),
                            (double) it.outside().rssBytes(),
                            (double) it.inside().rssBytes(),
                            bytes -> Figure.size(Math.round(bytes)))
                    .ifPresent(rows::add);
        });
        return new DifferenceView(difference.stages(), rows);
    }

    private static List<Row> instance(InstanceDifference difference) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                "p99 of " + difference.instance(),
                difference.outside().responseTime().percentileMicros(99),
                difference.inside().responseTime().percentileMicros(99),
                it -> SloText.time(it)));
        double outside = errorRate(difference.outside().tally());
        double inside = errorRate(difference.inside().tally());
        if (outside > 0 || inside > 0) {
            rows.add(row("error rate of " + difference.instance(), outside, inside, Figure::share));
        }
        return rows;
    }

    private static double ratio(InstanceDifference difference) {
        return difference.inside().responseTime().percentileMicros(99)
                / difference.outside().responseTime().percentileMicros(99);
    }

    private static double errorRate(Tally tally) {
        return tally.started() == 0 ? 0 : (double) tally.errors() / tally.started();
    }

    private static Optional<Row> known(String figure, double outside, double inside, DoubleFunction<String> print) {
        return outside < 0 || inside < 0 ? Optional.empty() : Optional.of(row(figure, outside, inside, print));
    }

    private static Row row(String figure, double outside, double inside, DoubleFunction<String> print) {
        if (inside == outside) {
            return new Row(figure, print.apply(outside), print.apply(inside), "same", false);
        }
        if (outside == 0) {
            return new Row(figure, print.apply(outside), print.apply(inside), "new", true);
        }
        double ratio = inside / outside;
        String change = "×" + NO_BREAK_SPACE + Figure.number(Math.round(ratio * 100) / 100.0);
        return new Row(figure, print.apply(outside), print.apply(inside), change, ratio >= 2 || ratio <= 0.5);
    }
}
