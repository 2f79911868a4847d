// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.StandardCharsets;

/** Words in the bytes of a header. */
final class Ascii {

    private static final int LONGEST_SHOWN = 80;

    private Ascii() {}

    static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    static boolean equalsIgnoreCase(byte[] bytes, int from, int to, byte[] lowerCase) {
        if (to - from != lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int c = bytes[from + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** Tell whether a list such as {@code keep-alive, Close} holds a word. */
    static boolean hasToken(byte[] bytes, int from, int to, byte[] lowerCase) {
        for (int start = from; start <= to; ) {
            int comma = comma(bytes, start, to);
            if (isToken(bytes, start, comma, lowerCase)) {
                return true;
            }
            start = comma + 1;
        }
        return false;
    }

    /** Tell whether a list ends with a word. */
    static boolean endsWithToken(byte[] bytes, int from, int to, byte[] lowerCase) {
        int start = to;
        while (start > from && bytes[start - 1] != ',') {
            start--;
        }
        return isToken(bytes, start, to, lowerCase);
    }

    /** Return the number in {@code timeout=5, max=100}, or -1. */
    static int parameter(byte[] bytes, int from, int to, byte[] lowerCase) {
        for (int start = from; start <= to; ) {
            int comma = comma(bytes, start, to);
            int equals = start;
            while (equals < comma && bytes[equals] != '=') {
                equals++;
            }
            if (equals < comma && isToken(bytes, start, equals, lowerCase)) {
                return number(bytes, equals + 1, comma);
            }
            start = comma + 1;
        }
        return -1;
    }

    private static int number(byte[] bytes, int from, int to) {
        int start = skipBlanks(bytes, from, to);
        int end = dropBlanks(bytes, start, to);
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || end - start > 6) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return start == end ? -1 : value;
    }

    private static int comma(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',') {
            at++;
        }
        return at;
    }

    private static boolean isToken(byte[] bytes, int from, int to, byte[] lowerCase) {
        int start = skipBlanks(bytes, from, to);
        return equalsIgnoreCase(bytes, start, dropBlanks(bytes, start, to), lowerCase);
    }

    static int skipBlanks(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && isBlank(bytes[start])) {
            start++;
        }
        return start;
    }

    static int dropBlanks(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    /** Read a number, or return -1 if there is none of so many digits at most. */
    static long number(String text, int mostDigits) {
        long value = text.isEmpty() || text.length() > mostDigits ? -1 : 0;
        for (int i = 0; i < text.length() && value >= 0; i++) {
            int digit = text.charAt(i) - '0';
            value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
        }
        return value;
    }

    /** Return what an error may show of a text. */
    static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    /** Return what an error may show of a line. */
    static String shown(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LONGEST_SHOWN);
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1) + (end < to ? "…" : "");
    }
}
