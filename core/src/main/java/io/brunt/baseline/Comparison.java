// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import io.brunt.statistic.Bounds;
import io.brunt.statistic.Change;
import io.brunt.statistic.Change.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A figure of a run beside those of the baseline.
 *
 * @param label for example {@code p99 of POST /login}
 * @param rate whether it is a throughput, per second; else a time in microseconds
 * @param least of the baseline's runs
 * @param median of the baseline's runs, of an even number the lower one of the middle
 * @param greatest of the baseline's runs
 * @param now the run's
 * @param change by which share it differs from the baseline's geometric mean; below 0 if it is less
 * @param low the least that the true change may be, at 95 %
 * @param high the greatest, likewise
 * @param mark whether chance explains that
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Comparison(
        String label,
        boolean rate,
        double least,
        double median,
        double greatest,
        double now,
        double change,
        double low,
        double high,
        Mark mark) {

    /** Beyond this interval for a run of an equal build, chance explains nothing: once in forty times on either side. */
    public static final double LEVEL = 0.95;

    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9};

    /**
     * What a change says.
     *
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Mark {
        /** A run of an equal build may come out so. */
        ALIKE,
        /** Worse than chance makes a run. */
        WORSE,
        /** Better than chance makes a run. */
        BETTER
    }

    /**
     * Compare a run with the baseline.
     *
     * @param baseline runs that may be compared, at least one
     * @param now the new run
     * @return throughput, mean and percentiles of the whole, then the p99 of each stage, and of each step if there are
     *     several; what one side lacks is left out
     */
    public static List<Comparison> of(List<BaselineRun> baseline, BaselineRun now) {
        List<Comparison> rows = new ArrayList<>();
        Function<BaselineRun, Optional<BaselinePart>> whole = run -> Optional.of(run.whole());
        add(rows, "throughput", true, baseline, now, whole, BaselinePart::rate);
        add(rows, "mean", false, baseline, now, whole, BaselinePart::mean);
        for (double percent : PERCENTILES) {
            String label = "p" + (percent == Math.rint(percent) ? String.valueOf((int) percent) : percent);
            add(rows, label, false, baseline, now, whole, it -> it.percentile(percent));
        }
        for (BaselinePart stage : now.stages()) {
            Optional<String> name = Optional.of(stage.name());
            String label = "p99 during " + stage.name();
            add(rows, label, false, baseline, now, it -> it.part(Optional.empty(), name), it -> it.percentile(99));
        }
        for (BaselinePart step : now.steps().size() > 1 ? now.steps() : List.<BaselinePart>of()) {
            Optional<String> name = Optional.of(step.name());
            String label = "p99 of " + step.name();
            add(rows, label, false, baseline, now, it -> it.part(name, Optional.empty()), it -> it.percentile(99));
        }
        return List.copyOf(rows);
    }

    private static void add(
            List<Comparison> rows,
            String label,
            boolean rate,
            List<BaselineRun> baseline,
            BaselineRun now,
            Function<BaselineRun, Optional<BaselinePart>> part,
            Function<BaselinePart, Figure> figure) {
        Figure[] before = baseline.stream()
                .flatMap(it -> measured(part.apply(it)).stream())
                .map(figure)
                .toArray(Figure[]::new);
        measured(part.apply(now))
                .filter(it -> before.length > 0)
                .map(figure)
                .ifPresent(it -> rows.add(of(label, rate, before, it)));
    }

    private static Optional<BaselinePart> measured(Optional<BaselinePart> part) {
        return part.filter(it -> !it.responseTime().isEmpty());
    }

    private static Comparison of(String label, boolean rate, Figure[] before, Figure now) {
        double[] sorted =
                Arrays.stream(before).mapToDouble(Figure::value).sorted().toArray();
        Change change = Change.of(before, now);
        Bounds factors = change.factors(LEVEL);
        return new Comparison(
                label,
                rate,
                sorted[0],
                sorted[(sorted.length - 1) / 2],
                sorted[sorted.length - 1],
                now.value(),
                change.factor() - 1,
                factors.low() - 1,
                factors.high() - 1,
                mark((rate ? change.reversed() : change).factors(LEVEL)));
    }

    private static Mark mark(Bounds worse) {
        if (worse.low() > 1) {
            return Mark.WORSE;
        }
        return worse.high() < 1 ? Mark.BETTER : Mark.ALIKE;
    }
}
