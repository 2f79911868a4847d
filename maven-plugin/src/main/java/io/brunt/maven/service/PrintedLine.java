// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.VisibleText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a service has printed, made fit for the log of a build: without colors, nothing in it moves a terminal's cursor, and
 * no line is endless.
 */
final class PrintedLine {

    /** Colors and the like, by ECMA-48, and what sets a terminal's title. */
    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\^_])");

    private static final int MOST = 2_000;

    private PrintedLine() {}

    /** Split a text into lines; a carriage return begins a new one, too. */
    static List<String> all(String text) {
        String plain = SEQUENCE.matcher(text).replaceAll("");
        return VisibleText.lines(plain).lines().map(PrintedLine::shortened).toList();
    }

    private static String shortened(String line) {
        return line.length() <= MOST
                ? line
                : line.substring(0, MOST) + "… (" + (line.length() - MOST) + " characters more)";
    }
}
