// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.List;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** One answer as its frames come; bodies are counted and skipped. Confined to one event loop, reused for every answer. */
final class H2Answer {

    private static final int SAMPLE_BYTES = 200;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NOT_MODIFIED = 304;

    private final boolean[] expected;
    private final AnswerHead head;
    private @Nullable AnswerContent content;
    private boolean isBare;
    private long bodyBytes;
    private int unacknowledgedBytes;
    private byte @Nullable [] sample;
    private int sampleLength;

    H2Answer(HttpTerms terms) {
        expected = terms.expected();
        head = new AnswerHead(terms.followsRedirects(), terms.instances());
    }

    /**
     * Get ready for the next answer.
     *
     * @param answersHead whether it has no body, whatever its head says
     * @param wanted gets headers and body, or null if nobody reads them
     */
    void start(boolean answersHead, @Nullable AnswerContent wanted) {
        head.reset();
        content = wanted;
        isBare = answersHead;
        bodyBytes = 0;
        unacknowledgedBytes = 0;
        sample = null;
        sampleLength = 0;
    }

    AnswerHead head() {
        return head;
    }

    String sample() {
        byte[] kept = sample;
        return kept == null ? "" : Ascii.shown(kept, 0, sampleLength);
    }

    /** Tell whether the final head came; what comes after it is the body, and trailers. */
    boolean hasHead() {
        return head.status >= 200;
    }

    /** Take headers, and tell whether they may come here. */
    boolean headers(List<Header> fields, boolean endsStream) {
        if (hasHead()) {
            return endsStream;
        }
        head.reset();
        AnswerContent wanted = content;
        for (int i = 0; i < fields.size(); i++) {
            Header field = fields.get(i);
            head.field(field.getName(), field.getValue());
            if (wanted != null && !field.getName().startsWith(":")) {
                wanted.header(field.getName(), field.getValue());
            }
        }
        if (wanted != null && !hasHead()) {
            wanted.restart();
        }
        return hasHead() || head.status >= 100 && head.status != SWITCHING_PROTOCOLS && !endsStream;
    }

    /** Take a part of the body, and tell whether it still fits into what is read. */
    boolean body(byte[] bytes, int from, int to) {
        bodyBytes += to - from;
        AnswerContent wanted = content;
        if (wanted != null) {
            return wanted.body(bytes, from, to);
        }
        if (!expected[Math.min(head.status, expected.length - 1)]) {
            keep(bytes, from, to);
        }
        return true;
    }

    private void keep(byte[] bytes, int from, int to) {
        byte[] kept = sample == null ? new byte[SAMPLE_BYTES] : sample;
        sample = kept;
        int part = Math.min(to - from, SAMPLE_BYTES - sampleLength);
        System.arraycopy(bytes, from, kept, sampleLength, part);
        sampleLength += part;
    }

    /** Count what takes up the window, and return what to give back, once that is worth a frame. */
    int windowToGiveBack(int payloadBytes, int worthBytes) {
        unacknowledgedBytes += payloadBytes;
        int bytes = unacknowledgedBytes >= worthBytes ? unacknowledgedBytes : 0;
        unacknowledgedBytes -= bytes;
        return bytes;
    }

    /** Tell whether the body was as long as the head said. */
    boolean isWhole() {
        return isBare
                || head.status == NOT_MODIFIED
                || head.contentLength == AnswerHead.NO_LENGTH
                || head.contentLength == bodyBytes;
    }
}
