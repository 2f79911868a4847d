// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
    static boolean hasToken(byte[] bytes, int from, int to, String word) {
        for (String token : text(bytes, from, to).split(",")) {
            if (token.strip().equals(word)) {
                return true;
            }
        }
        return false;
    }

    static String lastToken(byte[] bytes, int from, int to) {
        String text = text(bytes, from, to);
        return text.substring(text.lastIndexOf(',') + 1).strip();
    }

    /** Return the number in {@code timeout=5, max=100}, or -1. */
    static int parameter(byte[] bytes, int from, int to, String name) {
        for (String token : text(bytes, from, to).split(",")) {
            String[] parts = token.strip().split("=", 2);
            if (parts.length == 2
                    && parts[0].strip().equals(name)
                    && parts[1].strip().matches("\\d{1,6}")) {
                return Integer.parseInt(parts[1].strip());
            }
        }
        return -1;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /** Return what an error may show of a line. */
    static String shown(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LONGEST_SHOWN);
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1) + (end < to ? "…" : "");
    }
}
