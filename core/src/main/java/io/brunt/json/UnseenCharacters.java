// SPDX-License-Identifier: Apache-2.0
package io.brunt.json;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Writes JSON's escapes for the characters that JSON allows as they are, but that move a terminal's cursor or turn the reading
 * direction: a reader of JSON gets them back, and nobody else is fooled. They can stand in strings only.
 */
final class UnseenCharacters extends FilterWriter {

    UnseenCharacters(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        if (isUnseen((char) c)) {
            out.write(String.format(Locale.ROOT, "\\u%04x", c & 0xffff));
        } else {
            out.write(c);
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        int written = from;
        for (int i = from; i < from + length; i++) {
            if (isUnseen(text[i])) {
                out.write(text, written, i - written);
                write(text[i]);
                written = i + 1;
            }
        }
        out.write(text, written, from + length - written);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.toCharArray(), from, length);
    }

    private static boolean isUnseen(char c) {
        return c >= 0x7f
                && (c <= 0x9f
                        || c == 0x061c
                        || c >= 0x200b && c <= 0x200f
                        || c >= 0x202a && c <= 0x202e
                        || c >= 0x2066 && c <= 0x2069
                        || c == 0xfeff
                        || c >= 0xfffe);
    }
}
