// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command as a POSIX shell would, without one: blanks separate, quotes and backslashes keep together.
 *
 * <p>Nothing is expanded: no variables, no wildcards, no redirections. A placeholder counts as one word, blanks inside
 * it too. On Windows a backslash is part of a path and stands for itself.
 */
final class CommandLine {

    private final String text;
    private final boolean windows;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandLine(String text, boolean windows) {
        this.text = text;
        this.windows = windows;
    }

    /**
     * Split a command.
     *
     * @param text as the user wrote it; line breaks are blanks
     * @return its words, empty for a blank text, immutable
     * @throws BruntException if a quote or placeholder is not closed, with a caret under its start
     */
    static List<String> split(String text) {
        return split(text, File.separatorChar == '\\');
    }

    /** Split as it is done here, or on Windows. */
    static List<String> split(String text, boolean windows) {
        return new CommandLine(text, windows).split();
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                endWord();
                at++;
            } else if (c == '\'') {
                literal();
            } else if (c == '"') {
                quoted();
            } else if (text.startsWith("{{", at)) {
                placeholder();
            } else {
                plain(c);
            }
        }
        endWord();
        return List.copyOf(words);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void plain(char c) {
        at++;
        if (c != '\\' || windows) {
            append(c);
        } else if (at == text.length()) {
            append('\\');
        } else if (text.charAt(at) == '\n') {
            at++;
        } else {
            append(text.charAt(at++));
        }
    }

    private void literal() {
        int end = closing("'", at + 1, "quote");
        append(text.substring(at + 1, end));
        at = end + 1;
    }

    private void quoted() {
        int start = at++;
        append("");
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escape = text.charAt(at) == '\\' && at + 1 < text.length() && isEscaped(text.charAt(at + 1));
            at += escape ? 1 : 0;
            append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw unclosed("quote", start, 1);
        }
        at++;
    }

    /** On Windows a path between quotes may end with a backslash; for the quote itself there are single quotes. */
    private boolean isEscaped(char c) {
        return !windows && "\"\\$`".indexOf(c) >= 0;
    }

    private void placeholder() {
        int end = closing("}}", at, "placeholder") + 2;
        // {{{name}}} is Mustache too.
        while (end < text.length() && text.charAt(end) == '}') {
            end++;
        }
        append(text.substring(at, end));
        at = end;
    }

    private int closing(String mark, int from, String what) {
        int end = text.indexOf(mark, from);
        if (end < 0) {
            throw unclosed(what, at, mark.length());
        }
        return end;
    }

    private BruntException unclosed(String what, int start, int length) {
        return new BruntException(Problem.of("this " + what + " is not closed").in(text, start, start + length));
    }

    private void append(CharSequence part) {
        word.append(part);
        inWord = true;
    }

    private void append(char c) {
        word.append(c);
        inWord = true;
    }
}
