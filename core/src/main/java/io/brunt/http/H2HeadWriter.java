// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the heads of requests (HPACK, RFC 7541), with the table of one connection. Confined to its event loop.
 *
 * <p>From the second time on all fields of a request are in the table, and its block is a few numbers, as a browser sends
 * it. While no other request comes in between, those bytes stay the same and are not made again.
 */
final class H2HeadWriter {

    private static final int TABLE_BYTES = 4096;

    private final HPackEncoder encoder = new HPackEncoder(TABLE_BYTES, (Charset) null);
    private final ByteArrayBuffer block = new ByteArrayBuffer(256);
    private @Nullable EncodedRequest last;
    private boolean settled;

    /** The smallest and the last size that were asked for since the last block, or -1. */
    private int smallestTable = -1;

    private int lastTable = -1;

    /** Use no more of the other side's table than it offers. */
    void limitTable(long bytes) {
        int size = (int) Math.min(bytes, TABLE_BYTES);
        if (size == encoder.getMaxTableSize()) {
            return;
        }
        encoder.setMaxTableSize(size);
        smallestTable = smallestTable < 0 ? size : Math.min(size, smallestTable);
        lastTable = size;
        last = null;
    }

    /** Encode a head, and return its length; it lies in {@link #block} until the next. */
    int write(EncodedRequest request) {
        if (settled && request == last) {
            return block.length();
        }
        block.clear();
        if (lastTable >= 0) {
            if (smallestTable < lastTable) {
                size(smallestTable);
            }
            size(lastTable);
            smallestTable = -1;
            lastTable = -1;
        }
        try {
            encoder.encodeHeaders(block, request.fields(), true);
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        last = request;
        settled = isIndexed();
        return block.length();
    }

    byte[] block() {
        return block.array();
    }

    /** HttpCore's encoder obeys a smaller table, but does not tell of it (RFC 7541, 6.3). */
    private void size(int bytes) {
        if (bytes < 0x1f) {
            block.append(0x20 | bytes);
            return;
        }
        block.append(0x3f);
        int rest = bytes - 0x1f;
        for (; rest >= 0x80; rest >>>= 7) {
            block.append(rest & 0x7f | 0x80);
        }
        block.append(rest);
    }

    /** Tell whether the block holds fields of the table only, each in a byte: writing it again changes nothing. */
    private boolean isIndexed() {
        for (int i = 0; i < block.length(); i++) {
            int first = block.byteAt(i) & 0xff;
            if (first < 0x80 || first == 0xff) {
                return false;
            }
        }
        return true;
    }
}
