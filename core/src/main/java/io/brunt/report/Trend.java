// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.AcceptedRun;
import io.brunt.result.TimeFigures;
import io.brunt.slo.Slo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * p99 of the accepted runs and, as the last point, of this one, as a drawing 120 wide and 28 high. Its scale begins at 0
 * and is its own, so that chance does not look like a slope.
 *
 * @param runs how many points there are, at least 2
 * @param points of the line
 * @param bound how high what p99 may be is drawn; none if there is none near
 * @param last how high the last point is
 * @param broken whether an objective on p99 fails
 * @param description the same in words
 * @param raw all points in microseconds, for who copies the table
 */
record Trend(int runs, String points, List<String> bound, String last, boolean broken, String description, String raw) {

    /** The newest ones, this run among them. */
    static final int MOST = 12;

    private static final double LEFT = 4;
    private static final double RIGHT = 116;
    private static final double TOP = 4;
    private static final double GROUND = 25;

    /** A bound that is further above every point would press them flat. */
    private static final double NEAR = 3;

    /** Empty without an accepted run, or where nothing was measured. */
    static Optional<Trend> of(ResultSummary result, boolean broken) {
        if (result.accepted().isEmpty() || result.responseTime().isEmpty()) {
            return Optional.empty();
        }
        List<AcceptedRun> all = result.accepted();
        List<Double> accepted = all.subList(Math.max(0, all.size() - MOST + 1), all.size()).stream()
                .map(AcceptedRun::p99)
                .toList();
        double now = result.responseTime().map(TimeFigures::p99).orElseThrow();
        return Optional.of(of(accepted, now, bound(result), broken));
    }

    private static Trend of(List<Double> accepted, double now, Optional<SloRow> objective, boolean broken) {
        List<Double> all = Stream.concat(accepted.stream(), Stream.of(now)).toList();
        double highest = all.stream().max(Comparator.naturalOrder()).orElse(now);
        Optional<Double> near = objective.map(SloRow::required).filter(it -> it <= NEAR * highest);
        double top = Math.max(highest, near.orElse(0.0));
        double step = (RIGHT - LEFT) / (all.size() - 1);
        return new Trend(
                all.size(),
                IntStream.range(0, all.size())
                        .mapToObj(i -> Coordinate.of(LEFT + i * step) + "," + y(all.get(i), top))
                        .collect(Collectors.joining(" ")),
                near.stream().map(it -> y(it, top)).toList(),
                y(now, top),
                broken,
                words(accepted, now, objective, broken),
                all.stream().map(Cell::number).collect(Collectors.joining(" ")));
    }

    /** The narrowest bound on just what is drawn: not on a step, a stage or windows. */
    private static Optional<SloRow> bound(ResultSummary result) {
        return result.slos().stream()
                .filter(it -> it.op() == Slo.Op.LESS || it.op() == Slo.Op.AT_MOST)
                .filter(it -> SloText.label(it).equals("p99"))
                .min(Comparator.comparing(SloRow::required));
    }

    private static String y(double value, double top) {
        return Coordinate.of(top == 0 ? GROUND : GROUND - (GROUND - TOP) * value / top);
    }

    private static String words(List<Double> accepted, double now, Optional<SloRow> objective, boolean broken) {
        String least =
                SloText.time(accepted.stream().min(Comparator.naturalOrder()).orElseThrow());
        String most =
                SloText.time(accepted.stream().max(Comparator.naturalOrder()).orElseThrow());
        String range = least.equals(most) ? least : least + " to " + most;
        String before = accepted.size() == 1 ? "the accepted run" : "the " + accepted.size() + " accepted runs";
        return "p99 of " + before + ": " + range + "; of this one: " + SloText.time(now)
                + objective.map(it -> ", allowed " + SloText.bound(it)).orElse("") + (broken ? ", FAIL" : "");
    }

    /** The column's head, for example {@code p99, last 12 runs}. */
    static String head(List<Trend> trends) {
        boolean alike = trends.stream().map(Trend::runs).distinct().count() == 1;
        return alike ? trends.get(0).head() : "p99, last runs";
    }

    String head() {
        return "p99, last " + runs + " runs";
    }
}
