// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The rows of a CSV file (RFC 4180), one at a time, in buffers that are used again: a file of any size takes the memory of
 * its longest row. Confined to one thread.
 *
 * <p>A quoted field may hold delimiters, doubled quotes and line breaks. Blank lines are passed over.
 */
final class CsvRows {

    /** A quote that is never closed would else swallow the rest of a file of gigabytes. */
    static final int LONGEST_ROW = 1 << 22;

    private final Reader reader;
    private final char delimiter;
    private final char[] input = new char[1 << 16];
    private int position;
    private int limit;

    private char[] row = new char[1 << 10];
    private int length;
    private int[] ends = new int[32];
    private int count;
    private long line = 1;
    private long rowLine = 1;
    private boolean cutOff;

    CsvRows(Reader reader, char delimiter) {
        this.reader = reader;
        this.delimiter = delimiter;
    }

    /** Go to the next row; false at the end. */
    boolean next() throws IOException {
        do {
            if (!read()) {
                return false;
            }
        } while (count == 1 && isBlank(0));
        return true;
    }

    private boolean read() throws IOException {
        count = 0;
        length = 0;
        rowLine = line;
        if (position == limit && !fill()) {
            return false;
        }
        boolean quoted = false;
        while (position < limit || fill()) {
            char c = input[position++];
            if (quoted) {
                quoted = c != '"' || isDoubled();
                if (quoted) {
                    append(c);
                }
            } else if (c == delimiter) {
                endField();
            } else if (c == '\n' || c == '\r') {
                endLine(c);
                return true;
            } else if (c == '"' && length == begin(count)) {
                quoted = true;
            } else {
                append(c);
            }
        }
        // No line break at the end: whole if a person saved it so, cut if a tool was ended while it wrote.
        cutOff = true;
        endField();
        if (quoted) {
            count = Integer.MIN_VALUE;
        }
        return true;
    }

    private boolean isDoubled() throws IOException {
        boolean doubled = (position < limit || fill()) && input[position] == '"';
        if (doubled) {
            position++;
        }
        return doubled;
    }

    private void endLine(char c) throws IOException {
        if (c == '\r' && (position < limit || fill()) && input[position] == '\n') {
            position++;
        }
        line++;
        endField();
    }

    private void endField() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = length;
    }

    private void append(char c) {
        if (length == row.length) {
            if (length >= LONGEST_ROW) {
                throw new BruntException(Problem.of("line " + rowLine + ": a row of more than " + LONGEST_ROW
                        + " characters, as if a quote were opened there and never closed"));
            }
            row = Arrays.copyOf(row, length * 2);
        }
        if (c == '\n') {
            line++;
        }
        row[length++] = c;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, reader.read(input, 0, input.length));
        return limit > 0;
    }

    /** How many fields the row has; negative if the file ends within a quoted one. */
    int count() {
        return count;
    }

    /** Whether the file ended within this row, or at least before its line break. */
    boolean isCutOff() {
        return cutOff;
    }

    /** In which line of the file the row begins, from 1. */
    long line() {
        return rowLine;
    }

    /** The characters of all fields, one after the other. */
    char[] characters() {
        return row;
    }

    int begin(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    int end(int field) {
        return ends[field];
    }

    String text(int field) {
        return new String(row, begin(field), end(field) - begin(field));
    }

    boolean isBlank(int field) {
        for (int i = begin(field); i < end(field); i++) {
            if (row[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Whether a field reads so, in any case. */
    boolean is(int field, String word) {
        int begin = begin(field);
        if (end(field) - begin != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(row[begin + i]) != Character.toLowerCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The whole number that a field holds, or -1 if it holds none; 18 digits at most. */
    long number(int field) {
        int begin = begin(field);
        int digits = end(field) - begin;
        if (digits == 0 || digits > 18) {
            return -1;
        }
        long number = 0;
        for (int i = begin; i < begin + digits; i++) {
            int digit = row[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
