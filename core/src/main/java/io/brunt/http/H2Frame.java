// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

/** The numbers of HTTP/2's frames (RFC 9113, 4, 6 and 6.5.2), as constants that a switch can take. */
final class H2Frame {

    static final int HEAD_BYTES = 9;

    /** What both sides must take; nobody has asked for more. */
    static final int MOST_PAYLOAD_BYTES = 16 * 1024;

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 0x1;
    static final int ACK = 0x1;
    static final int END_HEADERS = 0x4;
    static final int PADDED = 0x8;
    static final int PRIORITY = 0x20;

    static final int HEADER_TABLE_SIZE = 1;
    static final int ENABLE_PUSH = 2;
    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int INITIAL_WINDOW_SIZE = 4;
    static final int MAX_FRAME_SIZE = 5;

    /** How much may be sent before the other side says more. */
    static final int FIRST_WINDOW_BYTES = 65_535;

    private H2Frame() {}

    static int readInt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }

    /** Read a number of 31 bits, whose first bit means nothing. */
    static int read31(byte[] bytes, int at) {
        return readInt(bytes, at) & Integer.MAX_VALUE;
    }
}
