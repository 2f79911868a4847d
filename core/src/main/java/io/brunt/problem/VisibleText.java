// SPDX-License-Identifier: Apache-2.0
package io.brunt.problem;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Makes a text from outside harmless for a person who reads it, in a terminal or in a file.
 *
 * <p>Control characters, those that turn the reading direction, and those that are not seen at all are shown as their code,
 * so that a server can neither move the cursor of a terminal nor hide what it says.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VisibleText {

    private VisibleText() {}

    /**
     * Put a text into one line: line breaks and tabs become blanks.
     *
     * @param text from anywhere
     * @return without a line break
     */
    public static String oneLine(String text) {
        return neutral(text.replaceAll("[\\r\\n\\t\\u000b\\f\\u0085\\u2028\\u2029]+", " "), false);
    }

    /**
     * Keep the lines of a text, and its tabs.
     *
     * @param text from anywhere
     * @return with {@code \n} as the only line break
     */
    public static String lines(String text) {
        return neutral(text.replace("\r\n", "\n").replace('\r', '\n'), true);
    }

    private static String neutral(String text, boolean keepLines) {
        if (text.codePoints().allMatch(c -> isHarmless(c) || (keepLines && c == '\n'))) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean layout = c == '\n' || c == '\t';
            if ((keepLines && layout) || isHarmless(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return safe.toString();
    }

    private static boolean isHarmless(int c) {
        boolean turnsDirection = c == 0x061c || isBetween(c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069);
        boolean hidden = c == 0x200b || c == 0xfeff || isBetween(c, 0xe0000, 0xe007f);
        boolean noCharacter = Character.getType(c) == Character.SURROGATE || (c & 0xfffe) == 0xfffe;
        return !Character.isISOControl(c) && !turnsDirection && !hidden && !noCharacter;
    }

    /** Whether it lies in one of several ranges, given by their first and last. */
    private static boolean isBetween(int c, int... ends) {
        for (int i = 0; i < ends.length; i += 2) {
            if (c >= ends[i] && c <= ends[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
