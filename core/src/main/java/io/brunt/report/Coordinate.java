// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.unit.Digits;

/** Prints places in a drawing, as short as they can be: an hour's chart holds thousands. */
final class Coordinate {

    private Coordinate() {}

    /** One decimal at most. */
    static String of(double value) {
        return Digits.atMost(value, 1);
    }

    /** For example {@code 33.333%}. */
    static String percent(double value) {
        return Digits.atMost(value, 3) + "%";
    }
}
