// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.VisibleText;

/**
 * Makes text from outside harmless in each format. HTML is escaped by the template engine, JSON by its writer.
 *
 * <p>What cannot be seen, or moves what can, is shown as its code: {@link VisibleText}.
 */
final class Escaper {

    /** How a spreadsheet takes a cell for a formula; in East Asia by the wide ones, too. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private Escaper() {}

    /** Line breaks and tabs become blanks, other control characters their code. */
    static String oneLine(String text) {
        return VisibleText.oneLine(text);
    }

    /** The same with line breaks and tabs kept. */
    static String lines(String text) {
        return VisibleText.lines(text);
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
        String safe = !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
        return safe.contains(",") || safe.contains("\"") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Text within the quotes of a label in Prometheus' text format and in OpenMetrics. */
    static String metricLabel(String text) {
        return oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
