// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.reactor.IOSession;

/**
 * Collects the frames of one connection, so that those of many streams go out with one write. Confined to one event loop;
 * allocates only while it grows.
 */
final class H2Writer {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The longest payload that the other side takes. */
    private int mostPayloadBytes = H2Frame.MOST_PAYLOAD_BYTES;

    private ByteBuffer out = ByteBuffer.allocate(512);

    void setMostPayloadBytes(int bytes) {
        mostPayloadBytes = bytes;
    }

    int mostPayloadBytes() {
        return mostPayloadBytes;
    }

    /** Return how many bytes wait to be written. */
    int waitingBytes() {
        return out.position();
    }

    /**
     * Write what waits, as far as the socket takes it.
     *
     * @return whether nothing is left
     */
    boolean flush(IOSession session) throws IOException {
        out.flip();
        try {
            if (out.hasRemaining() && session.write(out) < 0) {
                throw new IOException("the connection was closed");
            }
        } finally {
            out.compact();
        }
        return out.position() == 0;
    }

    private void room(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(Math.max(out.position() + bytes, out.capacity() * 2))
                    .put(out.flip());
        }
    }

    private void head(int length, int type, int flags, int stream) {
        room(H2Frame.HEAD_BYTES + length);
        out.putInt(length << 8 | type).put((byte) flags).putInt(stream);
    }

    void preface() {
        room(PREFACE.length);
        out.put(PREFACE);
    }

    /** Tell settings, in pairs of identifier and value. */
    void settings(int... pairs) {
        head(pairs.length / 2 * 6, H2Frame.SETTINGS, 0, 0);
        for (int i = 0; i < pairs.length; i += 2) {
            out.putShort((short) pairs[i]).putInt(pairs[i + 1]);
        }
    }

    void settingsAck() {
        head(0, H2Frame.SETTINGS, H2Frame.ACK, 0);
    }

    /** Open a stream, with as many frames as the block of headers takes; return how many bytes that was. */
    int headers(int stream, byte[] block, int length, boolean endsStream) {
        int first = Math.min(length, mostPayloadBytes);
        int flags = (endsStream ? H2Frame.END_STREAM : 0) | (first == length ? H2Frame.END_HEADERS : 0);
        head(first, H2Frame.HEADERS, flags, stream);
        out.put(block, 0, first);
        int frames = 1;
        for (int at = first; at < length; frames++) {
            int part = Math.min(length - at, mostPayloadBytes);
            head(part, H2Frame.CONTINUATION, at + part == length ? H2Frame.END_HEADERS : 0, stream);
            out.put(block, at, part);
            at += part;
        }
        return frames * H2Frame.HEAD_BYTES + length;
    }

    void data(int stream, byte[] body, int from, int length, boolean endsStream) {
        head(length, H2Frame.DATA, endsStream ? H2Frame.END_STREAM : 0, stream);
        out.put(body, from, length);
    }

    void windowUpdate(int stream, int bytes) {
        head(4, H2Frame.WINDOW_UPDATE, 0, stream);
        out.putInt(bytes);
    }

    void reset(int stream, H2Error error) {
        head(4, H2Frame.RST_STREAM, 0, stream);
        out.putInt(error.getCode());
    }

    void pingAck(byte[] bytes, int from) {
        head(8, H2Frame.PING, H2Frame.ACK, 0);
        out.put(bytes, from, 8);
    }

    void goAway(H2Error error) {
        head(8, H2Frame.GOAWAY, 0, 0);
        out.putInt(0).putInt(error.getCode());
    }
}
