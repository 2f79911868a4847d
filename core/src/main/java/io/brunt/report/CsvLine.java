// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A line of comma-separated values as RFC 4180 has them, but for its end. Confined to one thread. */
final class CsvLine {

    private final StringBuilder line = new StringBuilder();
    private boolean begun;

    /** Add a text from outside. */
    CsvLine text(String text) {
        return raw(Escaper.csv(text));
    }

    CsvLine count(long count) {
        return raw(String.valueOf(count));
    }

    /** Add a number with at most three decimals. */
    CsvLine number(double number) {
        return raw(plain(BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP)));
    }

    /** Add a time in milliseconds, exactly. */
    CsvLine millis(double micros) {
        return raw(plain(BigDecimal.valueOf(micros).movePointLeft(3)));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Add a text of our own as it is. */
    CsvLine raw(String text) {
        if (begun) {
            line.append(',');
        }
        begun = true;
        line.append(text);
        return this;
    }

    /** Return the whole line. */
    String end() {
        return line.append('\n').toString();
    }
}
