// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apiguardian.api.API;

/**
 * Prints numbers in the digits and signs of every locale's programs: a point, and a comma between thousands where it says so.
 *
 * <p>By whole numbers instead of {@code String.format} and {@code BigDecimal}: a page that is drawn while load is made prints
 * thousands, and the JDK's formatter was a good part of what the JVM compiled for it, at the generator's expense.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Digits {

    /** Beyond it a double has no room for the digits after the point. */
    private static final double LARGEST = 1e12;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

    private Digits() {}

    /**
     * Print a whole number.
     *
     * @param value any
     * @return with a comma between thousands: {@code 1,204}
     */
    public static String grouped(long value) {
        String digits = Long.toString(value);
        int sign = value < 0 ? 1 : 0;
        if (digits.length() - sign <= 3) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > sign; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /**
     * Print with just so many digits after the point.
     *
     * @param value finite
     * @param decimals 0 to 9
     * @return halves rounded away from 0: {@code 0.50}
     */
    public static String fixed(double value, int decimals) {
        if (Math.abs(value) >= LARGEST / POWERS[decimals]) {
            return new BigDecimal(value)
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .toPlainString();
        }
        long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
        return (value < 0 && scaled > 0 ? "-" : "") + pointed(scaled, decimals);
    }

    /**
     * Print with at most so many digits after the point.
     *
     * @param value finite
     * @param decimals 0 to 9
     * @return without zeros at its end: {@code 0.5}
     */
    public static String atMost(double value, int decimals) {
        return withoutZeros(fixed(value, decimals));
    }

    /**
     * Print with at most so many significant digits.
     *
     * @param value finite
     * @param digits 1 to 9
     * @return without zeros behind the point, zeros before it as needed: {@code 0.013}, {@code 412000}
     */
    public static String significant(double value, int digits) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        int decimals = digits - 1 - (int) Math.floor(Math.log10(size));
        if (size >= LARGEST || decimals >= POWERS.length) {
            return new BigDecimal(value)
                    .round(new MathContext(digits, RoundingMode.HALF_UP))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        String sign = value < 0 ? "-" : "";
        if (decimals < 0) {
            long power = (long) POWERS[-decimals];
            return sign + Math.round(size / power) * power;
        }
        return sign + withoutZeros(pointed(Math.round(size * POWERS[decimals]), decimals));
    }

    private static String pointed(long scaled, int decimals) {
        String digits = Long.toString(scaled);
        if (decimals == 0) {
            return digits;
        }
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        return padded.substring(0, padded.length() - decimals) + "." + padded.substring(padded.length() - decimals);
    }

    private static String withoutZeros(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
