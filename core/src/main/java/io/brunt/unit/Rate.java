// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * How many in a time: {@code 500/s}, {@code 30/m}, {@code 2.5/h}.
 *
 * @param count how many, at least 0 and finite
 * @param unit {@code s}, {@code m} or {@code h}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Rate(double count, String unit) implements Serializable {

    /** Nothing at all. */
    public static final Rate ZERO = Rate.perSecond(0);

    @Serial
    private static final long serialVersionUID = 1;

    private static final List<String> UNITS = List.of("s", "m", "h");
    private static final Pattern FORM = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*(?:/\\s*(\\S*))?\\s*");

    /** Refuse what is no rate. */
    public Rate {
        if (!(count >= 0) || Double.isInfinite(count)) {
            throw new BruntException(Problem.of("a rate must be 0 or more").actual(String.valueOf(count)));
        }
        if (!UNITS.contains(unit)) {
            throw new BruntException(
                    Problem.of("unknown unit of a rate").expected("s, m or h").actual(unit));
        }
    }

    /**
     * Make a rate.
     *
     * @param count how many each second, at least 0
     * @return that rate
     */
    public static Rate perSecond(double count) {
        return new Rate(count, "s");
    }

    /**
     * Read a rate.
     *
     * @param text for example {@code 500/s}
     * @return that rate
     * @throws BruntException with a caret under the fault if the text is no rate
     */
    public static Rate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BruntException(Problem.of("not a rate")
                    .in(text, 0, text.length())
                    .expected("a number and a unit of time")
                    .hint("for example 500/s or 30/m"));
        }
        String unit = form.group(2) == null ? "" : form.group(2);
        if (!UNITS.contains(unit)) {
            boolean missing = unit.isEmpty();
            Problem problem = Problem.of(missing ? "a rate needs a unit of time" : "unknown unit of a rate")
                    .in(text, missing ? text.stripTrailing().length() : form.start(2), form.end(missing ? 0 : 2))
                    .expected("/s, /m or /h");
            throw new BruntException(
                    missing
                            ? problem.hint("did you mean " + form.group(1) + "/s?")
                            : NearestSpelling.of(unit, UNITS)
                                    .map(it -> problem.hint("did you mean /" + it + "?"))
                                    .orElse(problem));
        }
        return new Rate(Double.parseDouble(form.group(1)), unit);
    }

    /**
     * Return the rate in one unit, for calculation.
     *
     * @return how many each second
     */
    public double perSecond() {
        return switch (unit) {
            case "m" -> count / 60;
            case "h" -> count / 3600;
            default -> count;
        };
    }

    /**
     * Return the rate as it is written.
     *
     * @return a text that {@link #parse} reads as the same rate
     */
    @Override
    public String toString() {
        return new BigDecimal(count, MathContext.DECIMAL64).stripTrailingZeros().toPlainString() + "/" + unit;
    }
}
