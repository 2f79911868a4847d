// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.Arrays;
import org.apache.hc.core5.http2.H2Error;

/**
 * Cuts what comes into frames, at whatever offset it is cut itself. Confined to one event loop. A frame that came whole is
 * read where it lies; only one that two reads share is put together.
 */
final class H2Reader {

    private byte[] partial = new byte[64];
    private int length;

    /** Who gets the frames. */
    interface Frames {
        /** Take a frame whose payload lies from {@code from} to {@code to}; the bytes are gone after the call. */
        void frame(int type, int flags, int stream, byte[] bytes, int from, int to) throws H2Fault;
    }

    /** Take bytes, and hand all frames on that are whole. */
    void feed(byte[] bytes, int from, int to, Frames frames) throws H2Fault {
        int at = from;
        while (length > 0 && at < to) {
            at += complete(bytes, at, to, frames);
        }
        while (at < to) {
            int whole = wholeBytes(bytes, at, to - at);
            if (whole < 0) {
                keep(bytes, at, to - at);
                return;
            }
            handOn(bytes, at, whole, frames);
            at += whole;
        }
    }

    /** Add to the frame whose beginning came before, and return how many bytes of {@code bytes} it took. */
    private int complete(byte[] bytes, int at, int to, Frames frames) throws H2Fault {
        int head = H2Frame.HEAD_BYTES;
        int need = length < head ? head : head + payloadBytes(partial, 0);
        int part = Math.min(need - length, to - at);
        keep(bytes, at, part);
        int whole = wholeBytes(partial, 0, length);
        if (whole == length) {
            length = 0;
            handOn(partial, 0, whole, frames);
        }
        return part;
    }

    private void keep(byte[] bytes, int from, int count) {
        if (length + count > partial.length) {
            partial = Arrays.copyOf(partial, Math.max(length + count, partial.length * 2));
        }
        System.arraycopy(bytes, from, partial, length, count);
        length += count;
    }

    /** Return how long the frame is, or -1 if it is not all there. */
    private static int wholeBytes(byte[] bytes, int at, int there) throws H2Fault {
        if (there < H2Frame.HEAD_BYTES) {
            return -1;
        }
        int whole = H2Frame.HEAD_BYTES + payloadBytes(bytes, at);
        return there < whole ? -1 : whole;
    }

    private static int payloadBytes(byte[] bytes, int at) throws H2Fault {
        int payload = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        if (payload > H2Frame.MOST_PAYLOAD_BYTES) {
            throw new H2Fault(H2Error.FRAME_SIZE_ERROR, "a frame of " + payload + " bytes, beyond what was agreed on");
        }
        return payload;
    }

    private static void handOn(byte[] bytes, int at, int whole, Frames frames) throws H2Fault {
        frames.frame(
                bytes[at + 3] & 0xff,
                bytes[at + 4] & 0xff,
                H2Frame.read31(bytes, at + 5),
                bytes,
                at + H2Frame.HEAD_BYTES,
                at + whole);
    }
}
