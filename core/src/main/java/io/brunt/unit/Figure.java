// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Prints measured figures for people: three significant digits, a no-break space before the unit.
 *
 * <p>Not for machines: those get raw numbers.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Figure {

    private static final char NO_BREAK_SPACE = '\u00a0';

    private Figure() {}

    /**
     * Print a measured time.
     *
     * @param time not negative
     * @return for example {@code 43 ns}, {@code 840 µs}, {@code 4.21 ms}, {@code 412 ms}, {@code 1.45 s}, {@code 1,120 s}
     */
    public static String time(Duration time) {
        long nanos = time.toNanos();
        if (nanos > 0 && nanos < 1_000) {
            return nanos + "" + NO_BREAK_SPACE + "ns";
        }
        if (nanos < 999_500) {
            return rounded(nanos / 1e3) + NO_BREAK_SPACE + "µs";
        }
        return nanos < 999_500_000
                ? rounded(nanos / 1e6) + NO_BREAK_SPACE + "ms"
                : rounded(nanos / 1e9) + NO_BREAK_SPACE + "s";
    }

    /**
     * Print how many, with their noun.
     *
     * @param count how many
     * @param one the noun of one, which takes an s for more
     * @return for example {@code 1 error}, {@code 1,204 errors}
     */
    public static String counted(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    /**
     * Print how many.
     *
     * @param count any number
     * @return with a comma between thousands
     */
    public static String count(long count) {
        return Digits.grouped(count);
    }

    /**
     * Print a part of a whole.
     *
     * @param share from 0 to 1
     * @return two decimals, one from 10 %, one digit below 0.01 % or of what is missing above 99.9 %; {@code 0 %} for
     *     none and {@code 100.0 %} for all, and only for these
     */
    public static String share(double share) {
        double percent = share * 100;
        if (percent == 0) {
            return "0" + NO_BREAK_SPACE + "%";
        }
        if (percent < 0.01) {
            return new BigDecimal(percent).round(new MathContext(1)).toPlainString() + NO_BREAK_SPACE + "%";
        }
        if (percent > 99.9 && percent < 100) {
            // Not quite all is not all: 99.996 % of the checks must not be shown as 100.0 %.
            BigDecimal missing = new BigDecimal(100 - percent).round(new MathContext(1));
            return BigDecimal.valueOf(100).subtract(missing).toPlainString() + NO_BREAK_SPACE + "%";
        }
        return Digits.fixed(percent, percent < 10 ? 2 : 1) + NO_BREAK_SPACE + "%";
    }

    /**
     * Print by which share something has changed.
     *
     * @param share any finite number; 0.1 for a tenth more
     * @return with its sign: {@code +3.2 %}, {@code -0.4 %}, {@code +140 %}
     */
    public static String change(double share) {
        double percent = share * 100;
        String digits = Math.abs(percent) < 99.95 ? Digits.fixed(percent, 1) : Digits.grouped(Math.round(percent));
        return (digits.startsWith("-") ? "" : "+") + digits + NO_BREAK_SPACE + "%";
    }

    /**
     * Print a throughput or an arrival rate.
     *
     * @param perSecond how many each second
     * @return for example {@code 719/s}
     */
    public static String rate(double perSecond) {
        return rounded(perSecond) + "/s";
    }

    /**
     * Print an amount of memory or data.
     *
     * @param bytes not negative
     * @return for example {@code 510 MiB}
     */
    public static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return rounded(value) + NO_BREAK_SPACE + units[unit];
    }

    /**
     * Print a number without a unit.
     *
     * @param value any finite number
     * @return three significant digits, all digits before the point kept
     */
    public static String number(double value) {
        return rounded(value);
    }

    private static String rounded(double value) {
        if (Math.abs(value) >= 999.5) {
            return Digits.grouped(Math.round(value));
        }
        return Digits.significant(value, 3);
    }
}
