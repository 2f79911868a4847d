// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.TimeFigures;
import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;

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

    /** From a figure to another one of the same unit. */
    static Cell range(double low, double high, String unit) {
        return new Cell(
                SloText.figure(low, unit) + " to " + SloText.figure(high, unit), number(low) + " to " + number(high));
    }

    static Cell count(long count) {
        return of((double) count, "count");
    }

    /** A figure of times; none where there are no times. */
    static Cell time(Distribution times, ToDoubleFunction<TimeFigures> micros) {
        return TimeFigures.of(times)
                .map(it -> of(micros.applyAsDouble(it), "us"))
                .orElse(NONE);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
