// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Headers and body of one answer that somebody wants to read. Confined to one event loop while it comes. */
final class AnswerContent {

    /** A reply is read whole; whoever needs more than this measures a download, whose bytes are counted anyway. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    /** What is wrong with a longer one. */
    static final String TOO_LONG = "a body longer than the " + MOST_BYTES / (1024 * 1024) + " MiB that are kept";

    private final List<HttpAnswer.Field> headers = new ArrayList<>();
    private byte[] body = {};
    private int length;

    /** What came was interim (1xx): the answer is yet to come. */
    void restart() {
        headers.clear();
    }

    void header(byte[] bytes, int from, int colon, int start, int end) {
        headers.add(new HttpAnswer.Field(text(bytes, from, colon), text(bytes, start, end)));
    }

    void header(String name, String value) {
        headers.add(new HttpAnswer.Field(name, value));
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Take a part of the body. Tell whether it still fits. */
    boolean body(byte[] bytes, int from, int to) {
        int part = to - from;
        if (part > MOST_BYTES - length) {
            return false;
        }
        if (length + part > body.length) {
            body = Arrays.copyOf(body, Math.min(MOST_BYTES, Math.max(length + part, body.length * 2)));
        }
        System.arraycopy(bytes, from, body, length, part);
        length += part;
        return true;
    }

    List<String> values(String name) {
        return HttpAnswer.Field.values(headers, name);
    }

    List<HttpAnswer.Field> headers() {
        return List.copyOf(headers);
    }

    byte[] body() {
        return Arrays.copyOf(body, length);
    }
}
