// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.unit.DataSize;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import io.brunt.unit.Rate;
import io.brunt.unit.Share;
import java.math.BigDecimal;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What kind of quantity a metric's figures are, and how they are written.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Dimension {
    /** A duration in microseconds. */
    TIME("us", 0, Double.POSITIVE_INFINITY, "a duration such as 250ms") {
        @Override
        public String text(double figure) {
            return DurationText.print(nanos(figure));
        }

        @Override
        public String figure(double figure) {
            return Figure.time(nanos(figure));
        }
    },
    /** A part of a whole, from 0 to 1. */
    SHARE("share", 0, 1, "a share such as 0.1% or 0.001") {
        @Override
        public String text(double figure) {
            return new Share(figure).toString();
        }

        @Override
        public String figure(double figure) {
            return Figure.share(figure);
        }
    },
    /** The share by which something is worse than before; below 0 if it is better. */
    CHANGE("change", -1, Double.POSITIVE_INFINITY, "a share such as 10% or 0.1") {
        @Override
        public String text(double figure) {
            // A Share is a part of a whole; what changes may more than double.
            return BigDecimal.valueOf(figure)
                            .movePointRight(2)
                            .stripTrailingZeros()
                            .toPlainString() + "%";
        }

        @Override
        public String figure(double figure) {
            return Figure.change(figure);
        }
    },
    /** How many. */
    COUNT("count", 0, Double.POSITIVE_INFINITY, "a whole number") {
        @Override
        public String figure(double figure) {
            return Figure.count(Math.round(figure));
        }
    },
    /** How many each second. */
    RATE("per-second", 0, Double.POSITIVE_INFINITY, "a rate such as 900/s") {
        @Override
        public String text(double figure) {
            return Rate.perSecond(figure).toString();
        }

        @Override
        public String figure(double figure) {
            return Figure.rate(figure);
        }
    },
    /** An amount of memory in bytes. */
    SIZE("bytes", 0, Double.POSITIVE_INFINITY, "a size such as 2KiB") {
        @Override
        public String text(double figure) {
            return new DataSize(Math.round(figure)).toString();
        }

        @Override
        public String figure(double figure) {
            return Figure.size(Math.round(figure));
        }
    },
    /** A ratio of the greatest to the mean, so never below 1. */
    RATIO("number", 1, Double.POSITIVE_INFINITY, "a number such as 1.2"),
    /** Any number, also below 0. */
    NUMBER("number", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "a number such as 0.8"),
    /** Points from 0 to 1. */
    SCORE("number", 0, 1, "a number from 0 to 1 such as 0.95");

    private final String code;
    private final double least;
    private final double greatest;
    private final String example;

    Dimension(String code, double least, double greatest, String example) {
        this.code = code;
        this.least = least;
        this.greatest = greatest;
        this.example = example;
    }

    /**
     * Print a figure as a user would write it in an expression.
     *
     * @param figure in this dimension's unit
     * @return for example {@code 250ms}, {@code 0.1%}, {@code 900/s}; what the parser reads as the same figure
     */
    public String text(double figure) {
        return plain(figure);
    }

    /**
     * Print a measured figure for people.
     *
     * @param figure in this dimension's unit
     * @return rounded, with its unit, as {@link Figure} does it
     */
    public String figure(double figure) {
        return Figure.number(figure);
    }

    /**
     * Return the unit's name in {@code result.json}.
     *
     * @return {@code us}, {@code share}, {@code change}, {@code count}, {@code per-second}, {@code bytes} or {@code number}
     */
    public String code() {
        return code;
    }

    double least() {
        return least;
    }

    double greatest() {
        return greatest;
    }

    /** What a bound looks like, for messages. */
    String example() {
        return example;
    }

    private static Duration nanos(double micros) {
        return Duration.ofNanos(Math.round(micros * 1e3));
    }

    private static String plain(double figure) {
        return BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString();
    }
}
