// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.math.BigDecimal;

/**
 * A figure in a table of the page.
 *
 * @param text for people
 * @param raw the number for who copies the table, in the unit that the column's head says; empty where there is none
 */
record Cell(String text, String raw) {

    static final Cell NONE = new Cell(SloText.NONE, "");

    /** A figure, in a unit that {@link SloText#figure(double, String)} knows. */
    static Cell of(double value, String unit) {
        return Double.isNaN(value) ? NONE : new Cell(SloText.figure(value, unit), number(value));
    }

    static Cell count(long count) {
        return of((double) count, "count");
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
