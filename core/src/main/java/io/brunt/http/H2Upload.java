// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

/** The body of one request, as far as its window lets it go. Confined to one event loop, reused for every request. */
final class H2Upload {

    private byte[] body = {};
    private int sentBytes;
    private long windowBytes;

    void start(byte[] bytes, long firstWindowBytes) {
        body = bytes;
        sentBytes = 0;
        windowBytes = firstWindowBytes;
    }

    int leftBytes() {
        return body.length - sentBytes;
    }

    /** Return how much can be sent as far as the stream is concerned. */
    int sendableBytes() {
        return (int) Math.max(0, Math.min(windowBytes, leftBytes()));
    }

    /** Open the window, or close it, and tell whether it is one still (RFC 9113, 6.9.1 and 6.9.2). */
    boolean moveWindow(long bytes) {
        windowBytes += bytes;
        return windowBytes <= Integer.MAX_VALUE;
    }

    /** Write a part. */
    void write(H2Writer writer, int stream, int bytes) {
        writer.data(stream, body, sentBytes, bytes, bytes == leftBytes());
        sentBytes += bytes;
        windowBytes -= bytes;
    }
}
