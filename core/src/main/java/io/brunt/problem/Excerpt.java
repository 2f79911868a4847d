// SPDX-License-Identifier: Apache-2.0
package io.brunt.problem;

import java.io.Serial;
import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * A text as the user wrote it, and which of its characters are at fault.
 *
 * @param text the whole text
 * @param start index of the first wrong character, from 0 to the text's length
 * @param end index after the last wrong character, at least {@code start}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Excerpt(String text, int start, int end) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Move the bounds into the text, so that a fault at its end still gets a caret. */
    public Excerpt {
        start = Math.max(0, Math.min(start, text.length()));
        end = Math.max(start, Math.min(end, text.length()));
    }

    /**
     * Return the text, and below it carets under the fault, each line indented by four blanks.
     *
     * @param comment stands beside the carets; may be empty
     * @return two lines, without a line break at the end
     */
    String lines(String comment) {
        // One column per character: a tab or line break inside would move the caret away from its fault.
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int carets = Math.max(1, text.codePointCount(start, end));
        String below = " ".repeat(text.codePointCount(0, start))
                + "^".repeat(carets)
                + (comment.isEmpty() ? "" : "   " + comment);
        return "    " + line + "\n    " + below;
    }
}
