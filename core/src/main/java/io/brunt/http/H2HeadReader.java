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
 * its date is over: a block that came before, byte for byte, and that leaves the table alone, is not read again.
 */
final class H2HeadReader {

    private static final int TABLE_BYTES = 4096;
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
        if (known != null && Arrays.equals(block, from, to, lastBlock, 0, lastLength)) {
            return known;
        }
        last = null;
        List<Header> headers;
        try {
            headers = decoder.decodeHeaders(ByteBuffer.wrap(block, from, to - from));
        } catch (HPackException broken) {
            throw new H2Fault(H2Error.COMPRESSION_ERROR, "a head that HPACK cannot read: " + broken.getMessage());
        }
        if (leavesTableAlone(block, from, to)) {
            lastLength = to - from;
            if (lastBlock.length < lastLength) {
                lastBlock = new byte[lastLength * 2];
            }
            System.arraycopy(block, from, lastBlock, 0, lastLength);
            last = headers;
        }
        return headers;
    }

    /** Tell whether a block that could be read has indexed fields and literals without indexing only (RFC 7541, 6). */
    private static boolean leavesTableAlone(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int first = bytes[at] & 0xff;
            if (first >= 0x80) {
                at = afterNumber(bytes, at, 0x7f);
            } else if (first >= 0x20) {
                return false;
            } else {
                boolean named = (first & 0x0f) == 0;
                at = afterNumber(bytes, at, 0x0f);
                at = named ? afterText(bytes, at) : at;
                at = afterText(bytes, at);
            }
        }
        return true;
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
        int start = afterNumber(bytes, at, 0x7f);
        int size = bytes[at] & 0x7f;
        if (size == 0x7f) {
            int shift = 0;
            for (int i = at + 1; i < start; i++, shift += 7) {
                size += (bytes[i] & 0x7f) << shift;
            }
        }
        return start + size;
    }
}
