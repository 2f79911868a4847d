// SPDX-License-Identifier: Apache-2.0
package io.brunt.problem;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One fault that a user can mend, kept as data until it is shown.
 *
 * <p>Immutable and comparable by value. Only {@link #text()} turns it into words:
 *
 * <pre>
 * CheckoutLoadTest.holdsAThousandUsers: &#64;Slo has an unknown unit
 *     p99 &lt; 250sm
 *              ^^   expected one of us, ms, s, m, h
 *     did you mean ms?
 * </pre>
 *
 * @param where the annotation, setting or file at fault; empty if not yet known
 * @param what what is wrong, one clause without a full stop
 * @param excerpt the text that holds the fault, or null
 * @param expected what would have been right, or null
 * @param actual what was found, or null; left out of the text where an excerpt shows it
 * @param hint a thing to type or to do, or null
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Problem(
        String where,
        String what,
        @Nullable Excerpt excerpt,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable String hint)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Check that the parts which every problem has are there. */
    public Problem {
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(what, "what");
    }

    /**
     * Start a problem from what is wrong.
     *
     * @param what one clause without a full stop
     * @return a problem with no other part
     */
    public static Problem of(String what) {
        return new Problem("", what, null, null, null, null);
    }

    /**
     * Say where it is.
     *
     * @param place a test, annotation, setting or file
     * @return the same problem at that place
     */
    public Problem at(String place) {
        return new Problem(place, what, excerpt, expected, actual, hint);
    }

    /**
     * Show the text at fault with a caret under it.
     *
     * @param text the whole text as the user wrote it
     * @param start index of the first wrong character
     * @param end index after the last wrong character
     * @return the same problem with that excerpt
     */
    public Problem in(String text, int start, int end) {
        return new Problem(where, what, new Excerpt(text, start, end), expected, actual, hint);
    }

    /**
     * Say what would have been right.
     *
     * @param words for example {@code "one of us, ms, s, m, h"}
     * @return the same problem with that expectation
     */
    public Problem expected(String words) {
        return new Problem(where, what, excerpt, words, actual, hint);
    }

    /**
     * Say what was found.
     *
     * @param words the value with its unit
     * @return the same problem with that value
     */
    public Problem actual(String words) {
        return new Problem(where, what, excerpt, expected, words, hint);
    }

    /**
     * Say what to type or to do.
     *
     * @param words for example {@code "did you mean ms?"}
     * @return the same problem with that hint
     */
    public Problem hint(String words) {
        return new Problem(where, what, excerpt, expected, actual, words);
    }

    /**
     * Move the excerpt into the longer text that it is a part of.
     *
     * @param text the longer text
     * @param offset where the part begins in it
     * @return the same problem, its caret under the same characters
     */
    public Problem within(String text, int offset) {
        if (excerpt == null) {
            return in(text, offset, text.length());
        }
        return in(text, excerpt.start() + offset, excerpt.end() + offset);
    }

    /**
     * Return the problem as its message, without a line break at the end.
     *
     * @return one line, or several where there is an excerpt or a hint
     */
    public String text() {
        StringBuilder text = new StringBuilder(where.isEmpty() ? what : where + ": " + what);
        if (excerpt != null) {
            text.append('\n').append(excerpt.lines(expected == null ? "" : "expected " + expected));
        } else {
            if (expected != null) {
                text.append("\n    expected ").append(expected);
            }
            if (actual != null) {
                text.append(expected == null ? "\n    " : ", ")
                        .append("but was ")
                        .append(actual);
            }
        }
        if (hint != null) {
            text.append("\n    ").append(hint);
        }
        return text.toString();
    }
}
