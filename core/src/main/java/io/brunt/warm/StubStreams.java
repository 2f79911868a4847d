// SPDX-License-Identifier: Apache-2.0
package io.brunt.warm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The stub's side of one connection of HTTP/2: it answers each stream as soon as its request is whole. */
final class StubStreams {

    private static final int PREFACE_BYTES = 24;
    private static final int HEAD_BYTES = 9;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;

    /** Status 200 and a content type, both as HPACK writes them without its table (RFC 7541, appendix A). */
    private static final byte[] HEAD = "\u0088\u000f\u0010\u0010application/json".getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] BODY = "{\"warm\":true}".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private final ByteBuffer out = ByteBuffer.allocate(64 * 1024);
    private boolean greeted;

    /** Tell whether these are the first bytes of a connection of HTTP/2: no request of HTTP/1.1 has this method. */
    static boolean begins(ByteBuffer first) {
        return first.remaining() >= PREFACE_BYTES && first.get(0) == 'P' && first.get(1) == 'R' && first.get(2) == 'I';
    }

    /** Take what came, and answer. */
    void take(ByteBuffer bytes, SocketChannel client) throws IOException {
        in.put(bytes).flip();
        if (!greeted) {
            greeted = true;
            in.position(PREFACE_BYTES);
            frame(SETTINGS, 0, 0, new byte[0]);
        }
        while (in.remaining() >= HEAD_BYTES) {
            int at = in.position();
            int length = in.getInt(at) >>> 8;
            if (in.remaining() < HEAD_BYTES + length) {
                break;
            }
            answer(in.get(at + 3), in.get(at + 4), in.getInt(at + 5));
            in.position(at + HEAD_BYTES + length);
        }
        in.compact();
        client.write(out.flip());
        out.compact();
    }

    private void answer(int type, int flags, int stream) {
        if (type == SETTINGS && (flags & ACK) == 0) {
            frame(SETTINGS, ACK, 0, new byte[0]);
        } else if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
            frame(HEADERS, END_HEADERS, stream, HEAD);
            frame(DATA, END_STREAM, stream, BODY);
        }
    }

    private void frame(int type, int flags, int stream, byte[] payload) {
        out.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    }
}
