// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.Slo;
import java.util.OptionalDouble;

/**
 * An objective as a drawing 216 wide: the bound always in the middle, on a log2 scale, so that rows compare by how far
 * off they are; the forbidden side hatched, the interval a bar, the figure a dot, both clamped at the ends.
 *
 * @param forbidden where the forbidden side begins, or nothing where there is none
 * @param actual where the dot is
 * @param low where the bar begins
 * @param high where it ends
 * @param measured whether there is a figure at all
 * @param interval whether there is a bar
 * @param description the same in words
 */
record SloRange(
        String forbidden,
        String actual,
        String low,
        String high,
        boolean measured,
        boolean interval,
        String description) {

    private static final double MIDDLE = 108;

    /** Half and double the bound lie so far from it. */
    private static final double OCTAVE = 60;

    private static final double EDGE = 5;

    static SloRange of(SloRow row) {
        boolean lower = row.op() == Slo.Op.MORE || row.op() == Slo.Op.AT_LEAST;
        boolean measured = row.actual().isPresent();
        return new SloRange(
                lower ? "0" : Coordinate.of(MIDDLE),
                Coordinate.of(x(row, row.actual())),
                Coordinate.of(x(row, low(row))),
                Coordinate.of(x(row, high(row))),
                measured,
                measured && row.interval().isPresent(),
                words(row));
    }

    private static OptionalDouble low(SloRow row) {
        return row.interval().map(it -> OptionalDouble.of(it.low())).orElse(row.actual());
    }

    private static OptionalDouble high(SloRow row) {
        return row.interval().map(it -> OptionalDouble.of(it.high())).orElse(row.actual());
    }

    private static String words(SloRow row) {
        if (row.actual().isEmpty()) {
            return "nothing measured";
        }
        String interval = row.interval().isPresent() ? ", interval " + SloText.interval(row) : "";
        return "actual " + SloText.actual(row) + interval + ", bound " + SloText.bound(row);
    }

    /** A bound of 0 has no double: what is over it lies at the end. */
    private static double x(SloRow row, OptionalDouble value) {
        double bound = row.required();
        if (value.isEmpty() || value.getAsDouble() == bound) {
            return MIDDLE;
        }
        if (bound <= 0) {
            return value.getAsDouble() > bound ? 2 * MIDDLE - EDGE : EDGE;
        }
        double ratio = value.getAsDouble() / bound;
        double off = row.unit().equals("change") ? straight(ratio) : Math.log(Math.max(ratio, 1e-300)) / Math.log(2);
        return Math.min(2 * MIDDLE - EDGE, Math.max(EDGE, MIDDLE + off * OCTAVE));
    }

    /** A change may be below 0, which has no logarithm; half and double of the bound lie where they do for all others. */
    private static double straight(double ratio) {
        return ratio >= 1 ? ratio - 1 : 2 * (ratio - 1);
    }

    String width() {
        return Coordinate.of(Math.max(1, Double.parseDouble(high) - Double.parseDouble(low)));
    }
}
