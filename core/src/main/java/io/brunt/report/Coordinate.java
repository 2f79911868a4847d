// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prints places in a drawing, as short as they can be: an hour's chart holds thousands. */
final class Coordinate {

    private Coordinate() {}

    /** One decimal at most. */
    static String of(double value) {
        return round(value, 1);
    }

    /** For example {@code 33.333%}. */
    static String percent(double value) {
        return round(value, 3) + "%";
    }

    private static String round(double value, int digits) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
