// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.statistic.Change;
import io.brunt.statistic.RegressionRule;
import io.brunt.unit.Figure;
import java.util.Arrays;
import java.util.OptionalInt;

/** Says to a person what a run was compared with, and why the verdict is what it is. */
final class RegressionReasons {

    private final Dimension dimension;
    private final boolean growth;
    private final Change.Figure[] baseline;
    private final double now;
    private final double usual;
    private final Change worse;
    private final RegressionRule rule;

    /**
     * Of one comparison.
     *
     * @param compared what is compared
     * @param baseline at least one
     * @param now the new figure
     * @param worse above 0 is worse
     * @param rule by which it was judged
     */
    RegressionReasons(Metric compared, Change.Figure[] baseline, Change.Figure now, Change worse, RegressionRule rule) {
        this.dimension = compared.dimension();
        this.growth = compared != Metric.Plain.THROUGHPUT;
        this.baseline = baseline.clone();
        this.now = now.value();
        this.usual = growth ? now.value() / worse.factor() : now.value() * worse.factor();
        this.worse = worse;
        this.rule = rule;
    }

    static String noSuchPart(Slo slo) {
        String part = slo.step()
                .map(it -> "step called " + it)
                .orElseGet(() -> "stage called " + slo.stage().orElse("1"));
        return "no baseline run has a " + part + ": keep runs that have one with mvn brunt:baseline";
    }

    /** For example {@code 298 ms, against 240 ms in 5 baseline runs (231 ms to 252 ms)}. */
    String facts() {
        double least =
                Arrays.stream(baseline).mapToDouble(Change.Figure::value).min().orElseThrow();
        double greatest =
                Arrays.stream(baseline).mapToDouble(Change.Figure::value).max().orElseThrow();
        String facts = figure(now) + ", against " + figure(usual) + " in " + runs(baseline.length);
        if (baseline.length > 1) {
            facts += " (" + figure(least) + " to " + figure(greatest) + ")";
        }
        return baseline.length < Change.LEAST_RUNS
                ? facts + "; weak: fewer than " + Change.LEAST_RUNS + " do not show how far runs differ, "
                        + Figure.number(100 * Change.ASSUMED_SPREAD) + " % is assumed"
                : facts;
    }

    String broken() {
        return facts() + "; by chance alone an equal build " + equalBuild();
    }

    private String equalBuild() {
        double margin = worse.factors(RegressionRule.INTERVAL_LEVEL).high() / worse.factor();
        return growth
                ? "would stay below " + figure(usual * margin) + " in 19 of 20 runs"
                : "would stay above " + figure(usual / margin) + " in 19 of 20 runs";
    }

    /** Why it cannot be told, and what would help. */
    String open() {
        if (rule.isCarriedBy(worse)) {
            String why = worse.log() >= rule.bound()
                    ? "over the bound, but not beyond what chance does: by it an equal build " + equalBuild()
                    : "too close to the bound to tell";
            return facts() + "; " + why + ": run it again";
        }
        return facts() + "; equal builds differ by too much for this bound: " + carried();
    }

    private String carried() {
        double least = RegressionRule.leastBound(worse, growth);
        OptionalInt more = rule.runsToCarry(worse, baseline.length);
        String bound = least < 1
                ? "as they do now, the runs carry < " + Math.round(least * 100) + "%"
                : "as they do now, the runs carry no bound";
        return more.isPresent()
                ? bound + ", or this one once there are " + more.getAsInt()
                : bound + ", and no number of runs this one; make runs more alike, or longer";
    }

    private String figure(double value) {
        return dimension.figure(value);
    }

    private static String runs(int count) {
        return Figure.counted(count, "baseline run");
    }
}
