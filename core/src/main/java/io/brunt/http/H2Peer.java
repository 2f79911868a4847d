// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import org.apache.hc.core5.http2.H2Error;

/** What the server has said about its side of a connection: settings, window, and that it will go. Confined to one event loop. */
final class H2Peer {

    private static final int LONGEST_FRAME_BYTES = (1 << 24) - 1;

    private boolean ready;
    private long mostStreams = Integer.MAX_VALUE;
    private int firstWindowBytes = H2Frame.FIRST_WINDOW_BYTES;
    private long windowBytes = H2Frame.FIRST_WINDOW_BYTES;
    private boolean drains;
    private int lastStream = Integer.MAX_VALUE;
    private String farewell = "";

    /** Tell whether its first settings came. */
    boolean isReady() {
        return ready;
    }

    /** Return how many streams may be open at once. */
    int mostStreams() {
        return (int) Math.min(mostStreams, Integer.MAX_VALUE);
    }

    /** Return the window of a new stream. */
    int firstWindowBytes() {
        return firstWindowBytes;
    }

    /** Return how much of all bodies together may be sent. */
    int windowBytes() {
        return (int) windowBytes;
    }

    void sent(int bytes) {
        windowBytes -= bytes;
    }

    void moveWindow(int bytes) throws H2Fault {
        windowBytes += bytes;
        if (windowBytes > Integer.MAX_VALUE) {
            throw new H2Fault(H2Error.FLOW_CONTROL_ERROR, "a window beyond 2^31 - 1");
        }
    }

    /**
     * Take settings (RFC 9113, 6.5).
     *
     * @return by how much the windows of open streams move
     */
    int settings(byte[] bytes, int from, int to, H2Writer writer, H2HeadWriter requests) throws H2Fault {
        int before = firstWindowBytes;
        if ((to - from) % 6 != 0) {
            throw new H2Fault(H2Error.FRAME_SIZE_ERROR, "settings of " + (to - from) + " bytes");
        }
        for (int at = from; at < to; at += 6) {
            int id = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
            long value = Integer.toUnsignedLong(H2Frame.readInt(bytes, at + 2));
            switch (id) {
                case H2Frame.HEADER_TABLE_SIZE -> requests.limitTable(value);
                case H2Frame.MAX_CONCURRENT_STREAMS -> mostStreams = value;
                case H2Frame.INITIAL_WINDOW_SIZE ->
                    firstWindowBytes = (int) within(value, 0, Integer.MAX_VALUE, H2Error.FLOW_CONTROL_ERROR);
                case H2Frame.MAX_FRAME_SIZE ->
                    writer.setMostPayloadBytes((int)
                            within(value, H2Frame.MOST_PAYLOAD_BYTES, LONGEST_FRAME_BYTES, H2Error.PROTOCOL_ERROR));
                default -> {
                    // What is not known is left alone: RFC 9113, 6.5.2.
                }
            }
        }
        ready = true;
        return firstWindowBytes - before;
    }

    private static long within(long value, long least, long most, H2Error error) throws H2Fault {
        if (value < least || value > most) {
            throw new H2Fault(error, "a setting of " + value + ", which lies beyond " + least + " to " + most);
        }
        return value;
    }

    /** Take a farewell (RFC 9113, 6.8). */
    void goAway(byte[] bytes, int from, int to) throws H2Fault {
        if (to - from < 8) {
            throw new H2Fault(H2Error.FRAME_SIZE_ERROR, "a farewell of " + (to - from) + " bytes");
        }
        drains = true;
        lastStream = Math.min(lastStream, H2Frame.read31(bytes, from));
        farewell = "GOAWAY " + H2Fault.named(H2Frame.readInt(bytes, from + 4));
        if (to - from > 8) {
            farewell += ": " + Ascii.shown(bytes, from + 8, to);
        }
    }

    /** Tell whether it takes no new streams any more. */
    boolean drains() {
        return drains;
    }

    /** Tell whether it may have acted on a stream. */
    boolean mayHaveTaken(int stream) {
        return stream <= lastStream;
    }

    /** Return what it said when it went, possibly nothing. */
    String farewell() {
        return farewell;
    }
}
