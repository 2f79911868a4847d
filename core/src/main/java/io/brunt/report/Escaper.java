// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.util.Locale;

/**
 * Makes text from outside harmless in each format. HTML is escaped by the template engine, JSON by its writer.
 *
 * <p>Control characters and those that turn the reading direction are shown as their code, so that a server can
 * neither move the cursor of a terminal nor hide what it says.
 */
final class Escaper {

    private Escaper() {}

    /** Line breaks and tabs become blanks, other control characters their code. */
    static String oneLine(String text) {
        return neutral(text.replaceAll("[\\r\\n\\t\\u000b\\f\\u0085\\u2028\\u2029]+", " "), false);
    }

    /** The same with line breaks and tabs kept. */
    static String lines(String text) {
        return neutral(text.replace("\r\n", "\n").replace('\r', '\n'), true);
    }

    /** For terminals whose character set may be no more than ASCII: {@code us}, plain blanks, {@code -}. */
    static String plain(String text) {
        return text.replace('\u00a0', ' ').replace("µs", "us").replace('–', '-').replace('×', 'x');
    }

    /** Text within a line or a table cell of GitHub's Markdown. */
    static String markdown(String text) {
        StringBuilder safe = new StringBuilder();
        oneLine(text).chars().forEach(it -> {
            char c = (char) it;
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                // A word joiner keeps "@team" from calling people and "#1" from linking issues.
                case '@', '#' -> safe.append(c).append('\u2060');
                case '\\', '`', '*', '_', '[', ']', '|', '~', '!', '$' ->
                    safe.append('\\').append(c);
                default -> safe.append(c);
            }
        });
        return safe.toString().replace("://", ":\u2060//");
    }

    /** Text between tags or within a quoted attribute of XML 1.0; what XML cannot hold is shown as its code. */
    static String xml(String text) {
        StringBuilder safe = new StringBuilder();
        lines(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\n' -> safe.append("&#10;");
                case '\t' -> safe.append("&#9;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** A field of comma-separated values (RFC 4180), which no spreadsheet takes for a formula. */
    static String csv(String text) {
        String line = oneLine(text);
        String safe = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
        return safe.contains(",") || safe.contains("\"") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Text within the quotes of a label in Prometheus' text format and in OpenMetrics. */
    static String metricLabel(String text) {
        return oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"");
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
