// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of HTTP/1 as their bytes come, at whatever offset they are cut. Bodies are counted and skipped. Confined
 * to one event loop, reused for every answer of its connection.
 *
 * <pre>
 * parser.start(false);
 * int end = parser.feed(bytes, 0, read);    // consumed up to here
 * if (parser.fault() != null) …             // malformed
 * if (parser.isDone()) …                    // bytes from end on belong to nothing that was asked
 * </pre>
 */
final class AnswerParser {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_HEAD = 256 * 1024;
    private static final int SAMPLE_BYTES = 200;

    private enum State {
        STATUS_LINE,
        HEADER,
        FIXED_BODY,
        BODY_TO_END,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        DONE
    }

    private final AnswerHead head;
    private final boolean[] expected;
    private @Nullable AnswerContent content;
    private boolean tooLong;
    private State state = State.DONE;
    private boolean headOnly;
    private long remaining;
    private int headBytes;
    private byte @Nullable [] partial;
    private int partialLength;
    private byte @Nullable [] sample;
    private int sampleLength;

    /**
     * Make a parser.
     *
     * @param expected by status: of others the body's beginning is kept as a sample
     * @param keepsLocation whether it matters where a redirect leads
     */
    AnswerParser(boolean[] expected, boolean keepsLocation) {
        this(expected, keepsLocation, InstanceHeader.NONE);
    }

    /**
     * Make a parser.
     *
     * @param expected by status: of others the body's beginning is kept as a sample
     * @param keepsLocation whether it matters where a redirect leads
     * @param instances the header that tells who answered
     */
    AnswerParser(boolean[] expected, boolean keepsLocation, InstanceHeader instances) {
        this.expected = expected;
        this.head = new AnswerHead(keepsLocation, instances);
    }

    /**
     * Get ready for the next answer.
     *
     * @param isHead whether it answers a HEAD request, so that no body follows
     * @param wanted gets headers and body, or null if nobody reads them
     */
    void start(boolean isHead, @Nullable AnswerContent wanted) {
        head.reset();
        content = wanted;
        tooLong = false;
        headOnly = isHead;
        state = State.STATUS_LINE;
        headBytes = 0;
        partialLength = 0;
        sample = null;
        sampleLength = 0;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** Tell whether not one byte of the answer came. */
    boolean isUntouched() {
        return state == State.STATUS_LINE && headBytes == 0 && partialLength == 0;
    }

    @Nullable
    String fault() {
        return head.fault;
    }

    String faultKind() {
        return tooLong ? FailureKind.BODY_TOO_LONG : FailureKind.MALFORMED;
    }

    AnswerHead head() {
        return head;
    }

    String sample() {
        byte[] kept = sample;
        return kept == null ? "" : Ascii.shown(kept, 0, sampleLength);
    }

    /**
     * Take bytes.
     *
     * @return where the answer ended, or {@code to} if it goes on; of no meaning after a fault
     */
    int feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && state != State.DONE && head.fault == null) {
            at = switch (state) {
                case FIXED_BODY, CHUNK -> skip(bytes, at, to);
                case BODY_TO_END -> {
                    keep(bytes, at, to);
                    yield to;
                }
                default -> line(bytes, at, to);
            };
        }
        return at;
    }

    /**
     * Take the end of the stream.
     *
     * @return whether the answer is whole: its end was the end of the stream
     */
    boolean endOfStream() {
        if (state == State.BODY_TO_END) {
            state = State.DONE;
        }
        return state == State.DONE;
    }

    private int skip(byte[] bytes, int at, int to) {
        int part = (int) Math.min(remaining, to - at);
        keep(bytes, at, at + part);
        remaining -= part;
        if (remaining == 0) {
            state = state == State.CHUNK ? State.CHUNK_END : State.DONE;
        }
        return at + part;
    }

    private void keep(byte[] bytes, int from, int to) {
        AnswerContent wanted = content;
        if (wanted != null && !wanted.body(bytes, from, to)) {
            tooLong = true;
            head.fault = AnswerContent.TOO_LONG;
        }
        byte[] kept = sample;
        if (kept != null && sampleLength < kept.length) {
            int part = Math.min(kept.length - sampleLength, to - from);
            System.arraycopy(bytes, from, kept, sampleLength, part);
            sampleLength += part;
        }
    }

    private int line(byte[] bytes, int at, int to) {
        int end = at;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        headBytes += end < to ? end - at + 1 : end - at;
        if (partialLength + end - at > LONGEST_LINE || headBytes > LONGEST_HEAD) {
            head.fault = "a head or trailer longer than " + LONGEST_HEAD / 1024 + " KiB";
            return to;
        }
        if (end == to || partialLength > 0) {
            append(bytes, at, end);
        }
        if (end == to) {
            return to;
        }
        byte[] held = partial;
        if (partialLength > 0 && held != null) {
            int length = partialLength;
            partialLength = 0;
            whole(held, 0, length);
        } else {
            whole(bytes, at, end);
        }
        return end + 1;
    }

    private void append(byte[] bytes, int from, int to) {
        int length = to - from;
        byte[] held = partial == null ? new byte[256] : partial;
        if (partialLength + length > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, partialLength + length));
        }
        System.arraycopy(bytes, from, held, partialLength, length);
        partialLength += length;
        partial = held;
    }

    private void whole(byte[] bytes, int from, int lineEnd) {
        int to = lineEnd > from && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        boolean empty = to == from;
        switch (state) {
            case STATUS_LINE -> {
                head.statusLine(bytes, from, to);
                state = State.HEADER;
            }
            case HEADER -> {
                if (empty) {
                    body();
                } else {
                    head.headerLine(bytes, from, to, content);
                }
            }
            case CHUNK_SIZE -> chunkSize(bytes, from, to);
            case CHUNK_END -> {
                if (!empty) {
                    head.fault = "a chunk longer than it said";
                }
                state = State.CHUNK_SIZE;
            }
            case TRAILER -> {
                if (empty) {
                    state = State.DONE;
                }
            }
            default -> throw new IllegalStateException("no line is read in " + state);
        }
    }

    /** The head is whole: what follows (RFC 9112, 6.3)? */
    private void body() {
        int status = head.status;
        if (status == 101) {
            head.fault = "101 Switching Protocols, which was not asked for";
            return;
        }
        if (status < 200) {
            head.reset();
            if (content != null) {
                content.restart();
            }
            state = State.STATUS_LINE;
            return;
        }
        if (status >= expected.length || !expected[status]) {
            sample = new byte[SAMPLE_BYTES];
        }
        headBytes = 0;
        if (headOnly || status == 204 || status == 304) {
            state = State.DONE;
        } else if (head.chunked) {
            state = State.CHUNK_SIZE;
        } else if (head.transferEncoded || head.contentLength == AnswerHead.NO_LENGTH) {
            head.close = true;
            state = State.BODY_TO_END;
        } else {
            remaining = head.contentLength;
            state = remaining == 0 ? State.DONE : State.FIXED_BODY;
        }
    }

    private void chunkSize(byte[] bytes, int from, int to) {
        long size = 0;
        int at = from;
        while (at < to) {
            int digit = Character.digit(bytes[at], 16);
            if (digit < 0) {
                break;
            }
            size = size * 16 + digit;
            at++;
        }
        boolean ended = at == to || bytes[at] == ';' || Ascii.isBlank(bytes[at]);
        if (at == from || at - from > 15 || !ended) {
            head.fault = "not the size of a chunk: " + Ascii.shown(bytes, from, to);
            return;
        }
        headBytes = 0;
        remaining = size;
        state = size == 0 ? State.TRAILER : State.CHUNK;
    }
}
