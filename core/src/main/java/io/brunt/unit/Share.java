// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A part of a whole: {@code 0.1%} or {@code 0.001}.
 *
 * @param value 0 to 1
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Share(double value) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Pattern FORM = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*(%?)\\s*");

    /** Refuse what is no part of a whole. */
    public Share {
        if (!(value >= 0 && value <= 1)) {
            throw new BruntException(
                    Problem.of("a share lies between 0 and 1 (0% and 100%)").actual(String.valueOf(value)));
        }
    }

    /**
     * Read a share.
     *
     * @param text {@code 0.1%} or {@code 0.001}
     * @return that share
     * @throws BruntException with a caret under the fault if the text is no share
     */
    public static Share parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BruntException(Problem.of("not a share")
                    .in(text, 0, text.length())
                    .expected("a percentage or a number from 0 to 1")
                    .hint("for example 0.1% or 0.001"));
        }
        BigDecimal number = new BigDecimal(form.group(1));
        boolean percent = !form.group(2).isEmpty();
        BigDecimal value = percent ? number.movePointLeft(2) : number;
        if (value.compareTo(BigDecimal.ONE) > 0) {
            Problem problem = Problem.of("a share is at most 1, which is 100%").in(text, form.start(1), form.end(2));
            throw new BruntException(percent ? problem : problem.hint("did you mean " + form.group(1) + "%?"));
        }
        return new Share(value.doubleValue());
    }

    /**
     * Return the share as a percentage.
     *
     * @return a text that {@link #parse} reads as the same share
     */
    @Override
    public String toString() {
        return BigDecimal.valueOf(value).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
