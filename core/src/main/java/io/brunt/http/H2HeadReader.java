// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of headers (HPACK, RFC 7541), with the table of one connection. Confined to its event loop.
 *
 * <p>HttpCore's decoder makes objects of every header. Answers of one target mostly have the same head, until the second of
 * its date is over: a block that came before, byte for byte, is not read again once that changes nothing. One that leaves the
 * table alone changes nothing; one that adds to it (nginx adds the same fields again and again) changes nothing any more when
 * the table holds its fields only.
 */
final class H2HeadReader {

    private static final int TABLE_BYTES = 4096;

    /** The least that a field takes in the table (RFC 7541, 4.1). */
    private static final int LEAST_FIELD_BYTES = 32;

    private static final int STATIC_FIELDS = 61;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int LONGEST_HEAD = 256 * 1024;

    private final HPackDecoder decoder = new HPackDecoder(TABLE_BYTES, (Charset) null);

    /** The block that is read: where it lies, if it came in one frame, else put together. */
    private byte[] block = {};

    private int from;
    private int to;
    private byte[] joined = {};

    /** The stream whose block is not at its end, or 0. */
    private int open;

    private boolean endsStream;

    private byte[] lastBlock = {};
    private int lastLength;
    private @Nullable List<Header> last;

    /** How often the last block came in a row, and how often it must before it is not read again. */
    private int repeats;

    private int repeatsNeeded;

    H2HeadReader() {
        decoder.setMaxListSize(LONGEST_HEAD);
    }

    /** Nothing may come between the fragments of a block (RFC 9113, 4.3). */
    void requireNext(int type, int stream) throws H2Fault {
        boolean goesOn = type == H2Frame.CONTINUATION;
        if (goesOn ? open == 0 || stream != open : open != 0) {
            throw new H2Fault(
                    H2Error.PROTOCOL_ERROR,
                    goesOn ? "a continuation of nothing" : "a frame amid the head of stream " + open);
        }
    }

    /** Take the first fragment of a block; unless it is the only one, it is copied. */
    void begin(int stream, int flags, byte[] bytes, int start, int end) throws H2Fault {
        if (start > end) {
            throw new H2Fault(H2Error.PROTOCOL_ERROR, "a head without room for itself");
        }
        endsStream = (flags & H2Frame.END_STREAM) != 0;
        block = bytes;
        from = start;
        to = end;
        if ((flags & H2Frame.END_HEADERS) == 0) {
            open = stream;
            block = joined;
            from = 0;
            to = 0;
            fragment(bytes, start, end);
        }
    }

    /** Take a further fragment. */
    void fragment(byte[] bytes, int start, int end) throws H2Fault {
        int part = end - start;
        if (to + part > LONGEST_HEAD) {
            throw new H2Fault(H2Error.ENHANCE_YOUR_CALM, "a head of more than " + LONGEST_HEAD + " bytes");
        }
        if (to + part > joined.length) {
            joined = Arrays.copyOf(joined, Math.max(to + part, joined.length * 2));
            block = joined;
        }
        System.arraycopy(bytes, start, joined, to, part);
        to += part;
    }

    /** Tell whether the block that was read last is the last of its stream. */
    boolean endsStream() {
        return endsStream;
    }

    /** Read the block, which is whole. */
    List<Header> read() throws H2Fault {
        open = 0;
        List<Header> known = last;
        boolean same = known != null && Arrays.equals(block, from, to, lastBlock, 0, lastLength);
        if (known != null && same && repeats >= repeatsNeeded) {
            return known;
        }
        List<Header> headers;
        try {
            headers = decoder.decodeHeaders(ByteBuffer.wrap(block, from, to - from));
        } catch (HPackException | IllegalArgumentException broken) {
            // The second is HttpCore 5.4's word for a field that is not in the table.
            throw new H2Fault(H2Error.COMPRESSION_ERROR, "a head that HPACK cannot read: " + broken.getMessage());
        }
        if (same) {
            repeats++;
        } else {
            remember();
        }
        last = headers;
        return headers;
    }

    private void remember() {
        lastLength = to - from;
        if (lastBlock.length < lastLength) {
            lastBlock = new byte[lastLength * 2];
        }
        System.arraycopy(block, from, lastBlock, 0, lastLength);
        repeats = 1;
        repeatsNeeded = repeatsNeeded(block, from, to);
    }

    /**
     * Return after how many times in a row a block that could be read changes nothing any more (RFC 7541, 6): at once if it
     * adds nothing; if it adds fields that do not depend on what was there, once they have pushed all else out.
     */
    private static int repeatsNeeded(byte[] bytes, int from, int to) {
        int added = 0;
        boolean depends = false;
        int at = from;
        while (at < to) {
            int first = bytes[at] & 0xff;
            int prefix = first >= 0x80 ? 0x7f : first >= 0x40 ? 0x3f : 0x0f;
            if (first >= 0x20 && first < 0x40) {
                return NEVER;
            }
            int index = number(bytes, at, prefix);
            depends |= index > STATIC_FIELDS;
            at = afterNumber(bytes, at, prefix);
            if (first < 0x80) {
                added += first >= 0x40 ? 1 : 0;
                at = index == 0 ? afterText(bytes, at) : at;
                at = afterText(bytes, at);
            }
        }
        if (added == 0) {
            return 1;
        }
        return depends ? NEVER : TABLE_BYTES / LEAST_FIELD_BYTES / added + 2;
    }

    private static int number(byte[] bytes, int at, int prefix) {
        int value = bytes[at] & prefix;
        if (value == prefix) {
            int shift = 0;
            int next = at + 1;
            do {
                value += (bytes[next] & 0x7f) << shift;
                shift += 7;
            } while (bytes[next++] < 0);
        }
        return value;
    }

    private static int afterNumber(byte[] bytes, int at, int prefix) {
        int next = at + 1;
        if ((bytes[at] & prefix) == prefix) {
            while (bytes[next++] < 0) {
                // A byte with its first bit set goes on.
            }
        }
        return next;
    }

    private static int afterText(byte[] bytes, int at) {
        return afterNumber(bytes, at, 0x7f) + number(bytes, at, 0x7f);
    }
}
