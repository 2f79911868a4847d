// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * What a figure must hold, or aims at.
 *
 * @param text as the table shows it
 * @param holds of a median
 */
record Bound(String text, DoublePredicate holds) {

    static final Bound NONE = new Bound("", value -> true);

    boolean isNone() {
        return text.isEmpty();
    }

    static Bound atMost(double limit) {
        return new Bound("at most " + shown(limit), value -> value <= limit);
    }

    static Bound under(double limit) {
        return new Bound("under " + shown(limit), value -> value < limit);
    }

    static Bound atLeast(double limit) {
        return new Bound("at least " + shown(limit), value -> value >= limit);
    }

    /** Allow a share of the truth or a fixed distance from it, whichever is wider. */
    static Bound near(double truth, double share, double distance) {
        double slack = Math.max(truth * share, distance);
        return new Bound(shown(truth) + " ± " + shown(slack), value -> Math.abs(value - truth) <= slack);
    }

    private static String shown(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
    }
}
