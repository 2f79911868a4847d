// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.util.Optional;

/**
 * Finds bounds that no run could break, or none could meet.
 *
 * @param phrase what is wrong, for after "has"
 * @param hint why, or what to type
 */
record BoundSense(String phrase, String hint) {

    private static final String NEVER_FAILS = "a bound that can never fail";
    private static final String NEVER_HOLDS = "a bound that can never hold";

    static Optional<BoundSense> of(Metric metric, Slo.Op op, double bound, String written) {
        Dimension dimension = metric.dimension();
        // Whoever writes "error-rate < 1" nearly always means 1 %, and would never notice that it is 100 %.
        boolean share = dimension == Dimension.SHARE || dimension == Dimension.CHANGE;
        if (share && op == Slo.Op.LESS && bound == 1 && !written.endsWith("%")) {
            return Optional.of(new BoundSense(
                    "a bound that is easily misread", written + " is 100%: did you mean 1%, or else 100%?"));
        }
        if (dimension == Dimension.CHANGE && bound == 0) {
            return Optional.of(new BoundSense(
                    "a bound that holds by luck alone",
                    "no two runs are equal: allow what does not matter, such as 10%"));
        }
        // Nothing takes no time, so 0 is out of reach for times, though it is not for counts and shares, nor where no
        // pause is.
        boolean timed = dimension == Dimension.TIME && metric != Metric.App.GC_PAUSE;
        double least = timed ? Double.MIN_VALUE : dimension.least();
        double greatest = isOfThroughput(metric) ? 1 : dimension.greatest();
        boolean neverHolds = switch (op) {
            case LESS -> bound <= least;
            case AT_MOST -> bound < least;
            case MORE -> bound >= greatest;
            case AT_LEAST -> bound > greatest;
            case EQUAL -> bound < least || bound > greatest;
        };
        boolean neverFails = switch (op) {
            case LESS -> bound > greatest;
            case AT_MOST -> bound >= greatest;
            case MORE -> bound < least;
            case AT_LEAST -> bound <= least;
            case EQUAL -> false;
        };
        if (neverHolds) {
            return Optional.of(new BoundSense(NEVER_HOLDS, range(metric)));
        }
        return neverFails ? Optional.of(new BoundSense(NEVER_FAILS, range(metric))) : Optional.empty();
    }

    /** Nothing can fall by more than all of it. */
    private static boolean isOfThroughput(Metric metric) {
        return metric instanceof Metric.Regression regression && regression.of() == Metric.Plain.THROUGHPUT;
    }

    private static String range(Metric metric) {
        return switch (metric.dimension()) {
            case TIME -> metric.text() + (metric == Metric.App.GC_PAUSE ? " is never below 0" : " is always above 0");
            case SHARE -> metric.text() + " lies between 0% and 100%";
            case CHANGE -> metric.text() + " is never above 100%";
            case COUNT, RATE, SIZE -> metric.text() + " is never below 0";
            case SCORE -> metric.text() + " lies between 0 and 1";
            case NUMBER -> metric.text() + " may be any number";
            case RATIO -> metric.text() + " is never below 1";
        };
    }
}
