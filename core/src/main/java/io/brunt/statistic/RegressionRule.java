// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * Decides whether a build got worse by more than a bound.
 *
 * <p>Two mistakes are held down whatever the spread between runs is, as long as logarithms are about normal. It says that
 * the bound is broken only above the bound and above the upper 95 % prediction limit of an equal build: so an equal
 * build fails at most once in twenty times. It says that the bound holds only below it, and where a build that is worse
 * by twice the bound is excluded at 90 %: so such a build passes at most once in ten times. All else is open. The rule
 * was chosen by simulation; docs/baselines.md has its operating characteristic, RegressionRuleTest holds it.
 *
 * @param bound logarithm of the factor that is allowed, above 0
 * @param twice logarithm of the factor that must not pass, above {@code bound}; infinite if there is none
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RegressionRule(double bound, double twice) {

    /** How sure a broken bound is: one-sided, that a run of an equal build would not lie so high. */
    public static final double SURE_OF_BROKEN = 0.95;

    /** The level of a two-sided interval with the same upper and lower end. */
    public static final double INTERVAL_LEVEL = 0.9;

    private static final double SURE_OF_HELD = 0.9;

    /** A bound is carried if an equal build passes at least so often. */
    private static final double OFTEN = 0.85;

    /** More runs than this are no advice. */
    private static final int MOST_RUNS = 30;

    /**
     * What comes of comparing.
     *
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Finding {
        /** Not worse by more than the bound. */
        HELD,
        /** Worse by more than the bound, and not by chance. */
        BROKEN,
        /** Neither can be said. */
        OPEN
    }

    /**
     * Allow a figure to grow, where more is worse.
     *
     * @param share above 0; 0.1 for a tenth
     * @return the rule
     */
    public static RegressionRule ofGrowth(double share) {
        return new RegressionRule(Math.log1p(share), Math.log1p(2 * share));
    }

    /**
     * Allow a figure to fall, where less is worse.
     *
     * @param share above 0, below 1; 0.1 for a tenth
     * @return the rule, for a {@link Change#reversed()}
     */
    public static RegressionRule ofLoss(double share) {
        return new RegressionRule(
                -Math.log1p(-share), share < 0.5 ? -Math.log1p(-2 * share) : Double.POSITIVE_INFINITY);
    }

    /**
     * Decide.
     *
     * @param change above 0 is worse
     * @return what can be said of it
     */
    public Finding decide(Change change) {
        if (change.log() >= bound) {
            return change.log() > change.margin(SURE_OF_BROKEN) ? Finding.BROKEN : Finding.OPEN;
        }
        return change.log() + change.margin(SURE_OF_HELD) < twice ? Finding.HELD : Finding.OPEN;
    }

    /**
     * Tell whether an equal build passes often enough, 85 times in a hundred, for the bound to be of use.
     *
     * @param change of which only the error and its degrees count
     * @return true if the spread is small enough for the bound
     */
    public boolean isCarriedBy(Change change) {
        double usual = change.margin(OFTEN);
        return usual < bound && usual + change.margin(SURE_OF_HELD) < twice;
    }

    /**
     * Find the least bound that a spread carries.
     *
     * @param change of which only the error and its degrees count
     * @param growth whether more is worse
     * @return a share in whole percent, above 0; 1 or more where less is worse if there is none
     */
    public static double leastBound(Change change, boolean growth) {
        for (int percent = 1; percent < 100; percent++) {
            double share = percent / 100.0;
            if ((growth ? ofGrowth(share) : ofLoss(share)).isCarriedBy(change)) {
                return share;
            }
        }
        return 1;
    }

    /**
     * Find how many baseline runs would carry the bound, were the spread between them the same.
     *
     * @param change as it was found
     * @param runs with so many runs
     * @return more than {@code runs} and at most 30, or empty if more runs do not help
     */
    public OptionalInt runsToCarry(Change change, int runs) {
        for (int more = Math.max(Change.LEAST_RUNS, runs + 1); more <= MOST_RUNS; more++) {
            if (isCarriedBy(change.withRuns(runs, more))) {
                return OptionalInt.of(more);
            }
        }
        return OptionalInt.empty();
    }
}
