// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the head of an answer says about its body and its connection (RFC 9112). Confined to one event loop, reused for
 * every answer of its connection.
 */
final class AnswerHead {

    static final long NO_LENGTH = -1;

    private static final byte[] CONTENT_LENGTH = name("content-length");
    private static final byte[] TRANSFER_ENCODING = name("transfer-encoding");
    private static final byte[] CONNECTION = name("connection");
    private static final byte[] KEEP_ALIVE = name("keep-alive");
    private static final byte[] RETRY_AFTER = name("retry-after");
    private static final byte[] LOCATION = name("location");
    private static final byte[] CHUNKED = name("chunked");
    private static final byte[] CLOSE = name("close");
    private static final byte[] TIMEOUT = name("timeout");

    private final boolean keepsLocation;
    private final InstanceHeader instances;

    int status;
    boolean oldVersion;
    boolean close;
    boolean keepAlive;
    boolean transferEncoded;
    boolean chunked;
    boolean retryAfter;
    long contentLength;

    /** Seconds for which the server keeps an idle connection, or -1 if it does not tell. */
    int keepAliveSeconds;

    /** Where a redirect leads, if that matters. */
    @Nullable
    String location;

    /** Who answered, as far as a header tells. */
    @Nullable
    String instance;

    /** The last line frames the answer, or decides on its connection. */
    private boolean framing;

    @Nullable
    String fault;

    /**
     * Make a head.
     *
     * @param keepsLocation whether it matters where a redirect leads; if not, nothing is allocated for it
     * @param instances the header that tells who answered
     */
    AnswerHead(boolean keepsLocation, InstanceHeader instances) {
        this.keepsLocation = keepsLocation;
        this.instances = instances;
    }

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    void reset() {
        status = 0;
        oldVersion = false;
        close = false;
        keepAlive = false;
        transferEncoded = false;
        chunked = false;
        retryAfter = false;
        contentLength = NO_LENGTH;
        keepAliveSeconds = -1;
        location = null;
        instance = null;
        framing = false;
        fault = null;
    }

    /** Read {@code HTTP/1.1 200 OK}. */
    void statusLine(byte[] bytes, int from, int to) {
        boolean http = to - from >= 12
                && bytes[from] == 'H'
                && bytes[from + 1] == 'T'
                && bytes[from + 2] == 'T'
                && bytes[from + 3] == 'P'
                && bytes[from + 4] == '/'
                && bytes[from + 5] == '1'
                && bytes[from + 6] == '.'
                && bytes[from + 7] >= '0'
                && bytes[from + 7] <= '9'
                && bytes[from + 8] == ' ';
        int code = 0;
        for (int i = from + 9; http && i < from + 12; i++) {
            int digit = bytes[i] - '0';
            http = digit >= 0 && digit <= 9;
            code = code * 10 + digit;
        }
        if (!http || code < 100 || to - from > 12 && bytes[from + 12] != ' ') {
            fault = "not the first line of an HTTP/1 answer: " + Ascii.shown(bytes, from, to);
            return;
        }
        status = code;
        oldVersion = bytes[from + 7] == '0';
    }

    /** Read one header line, and pass it on to whoever wants it. */
    void headerLine(byte[] bytes, int from, int to, @Nullable AnswerContent wanted) {
        if (Ascii.isBlank(bytes[from])) {
            folded(bytes, from, to);
            return;
        }
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        if (colon == to || colon == from) {
            fault = "a header line without a name: " + Ascii.shown(bytes, from, to);
            return;
        }
        int start = Ascii.skipBlanks(bytes, colon + 1, to);
        int end = Ascii.dropBlanks(bytes, start, to);
        int nameEnd = Ascii.dropBlanks(bytes, from, colon);
        if (wanted != null) {
            wanted.header(bytes, from, nameEnd, start, end);
        }
        framing = field(bytes, from, nameEnd, start, end);
    }

    /** Take a field, and tell whether it is one that frames the answer or decides on its connection. */
    private boolean field(byte[] bytes, int from, int nameEnd, int start, int end) {
        if (instances.isNamed(bytes, from, nameEnd)) {
            instance = instances.instance(bytes, start, end);
        }
        switch (nameEnd - from) {
            case 8 -> {
                if (keepsLocation && status / 100 == 3 && Ascii.equalsIgnoreCase(bytes, from, nameEnd, LOCATION)) {
                    location = new String(bytes, start, end - start, StandardCharsets.UTF_8);
                }
            }
            case 14 -> {
                if (Ascii.equalsIgnoreCase(bytes, from, nameEnd, CONTENT_LENGTH)) {
                    length(bytes, start, end);
                    return true;
                }
            }
            case 17 -> {
                if (Ascii.equalsIgnoreCase(bytes, from, nameEnd, TRANSFER_ENCODING)) {
                    transferEncoded = true;
                    // Only the last coding frames the body (RFC 9112, 6.3).
                    chunked = Ascii.endsWithToken(bytes, start, end, CHUNKED);
                    return true;
                }
            }
            case 10 -> {
                if (Ascii.equalsIgnoreCase(bytes, from, nameEnd, CONNECTION)) {
                    close |= Ascii.hasToken(bytes, start, end, CLOSE);
                    keepAlive |= Ascii.hasToken(bytes, start, end, KEEP_ALIVE);
                    return true;
                }
                if (Ascii.equalsIgnoreCase(bytes, from, nameEnd, KEEP_ALIVE)) {
                    keepAliveSeconds = Ascii.parameter(bytes, start, end, TIMEOUT);
                }
            }
            case 11 -> retryAfter |= Ascii.equalsIgnoreCase(bytes, from, nameEnd, RETRY_AFTER);
            default -> {
                // Of no matter for the framing.
            }
        }
        return false;
    }

    /** Take a field of HTTP/2, whose names are in lower case; there no field decides on the connection. */
    void field(String name, String value) {
        switch (name) {
            case ":status" -> status = (int) Ascii.number(value, 3);
            case "content-length" -> contentLength = Ascii.number(value, 18);
            case "retry-after" -> retryAfter = true;
            case "location" -> {
                if (keepsLocation && status / 100 == 3) {
                    location = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                }
            }
            default -> {
                if (instances.isNamed(name)) {
                    instance = instances.instance(value);
                }
            }
        }
    }

    /** A line that begins with a blank goes on with the one before (RFC 9112, 5.2). Whose value is read is over by then. */
    private void folded(byte[] bytes, int from, int to) {
        if (framing) {
            fault = "a folded line where the answer's frame is told: " + Ascii.shown(bytes, from, to);
        }
    }

    /** Several equal lengths are one (RFC 9110, 8.6); different ones are an attack or a fault. */
    private void length(byte[] bytes, int start, int end) {
        long value = 0;
        int digits = 0;
        for (int i = start; i <= end; i++) {
            if (i == end || bytes[i] == ',') {
                if (digits == 0 || contentLength != NO_LENGTH && contentLength != value) {
                    fault = "content lengths that contradict each other: " + Ascii.shown(bytes, start, end);
                    return;
                }
                contentLength = value;
                value = 0;
                digits = 0;
            } else if (bytes[i] >= '0'
                    && bytes[i] <= '9'
                    && digits < 18
                    && !(digits > 0 && Ascii.isBlank(bytes[i - 1]))) {
                value = value * 10 + bytes[i] - '0';
                digits++;
            } else if (!Ascii.isBlank(bytes[i])) {
                fault = "not a content length: " + Ascii.shown(bytes, start, end);
                return;
            }
        }
    }

    /** Tell whether the connection may serve another request. */
    boolean persists() {
        // A coding beside a length, or in HTTP/1.0, is a frame that is not to be trusted further (RFC 9112, 6.1).
        boolean trusted = !transferEncoded || contentLength == NO_LENGTH && !oldVersion;
        // A server that announces a body where there is none may send it all the same.
        boolean empty = status != 204 || !transferEncoded && contentLength <= 0;
        return trusted && empty && !close && (!oldVersion || keepAlive);
    }
}
