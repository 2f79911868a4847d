// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.H2Error;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one connection of HTTP/2 (RFC 9113), without its socket: bytes come in, frames go to the writer, streams
 * end. Confined to one event loop.
 *
 * <p>No owner is told anything from here: what ended stands in {@link #over} until the connection has read on.
 */
final class H2Conversation implements H2Reader.Frames {

    /** What comes is counted and thrown away at once; enough for 1 Gbit/s over 100 ms. */
    static final int WINDOW_BYTES = 16 << 20;

    private static final int WORTH_A_FRAME_BYTES = WINDOW_BYTES / 2;

    private final H2Reader reader = new H2Reader();
    private final H2Writer writer;
    private final H2HeadReader heads = new H2HeadReader();
    private final H2HeadWriter requests = new H2HeadWriter();
    private final H2Streams streams = new H2Streams();
    private final H2Peer peer = new H2Peer();
    private final List<H2Link> over = new ArrayList<>();
    private final H2Uploads uploads;
    private int next = 1;
    private int unacknowledgedBytes;

    private int reads;
    private int readsWhenIdle = -1;

    H2Conversation(H2Writer writer) {
        this.writer = writer;
        this.uploads = new H2Uploads(writer, peer);
    }

    /** Say the first words (RFC 9113, 3.4). */
    void start() {
        writer.preface();
        writer.settings(H2Frame.ENABLE_PUSH, 0, H2Frame.INITIAL_WINDOW_SIZE, WINDOW_BYTES);
        writer.windowUpdate(0, WINDOW_BYTES - H2Frame.FIRST_WINDOW_BYTES);
    }

    H2Peer peer() {
        return peer;
    }

    H2Uploads uploads() {
        return uploads;
    }

    /** Tell whether one more stream may be opened. */
    boolean hasRoom() {
        return !drains() && streams.size() < peer.mostStreams();
    }

    /** Tell whether no new stream may be opened on it any more. */
    boolean drains() {
        return peer.drains() || next < 0;
    }

    boolean isIdle() {
        return streams.size() == 0;
    }

    /** Tell whether it has been of use and idles. */
    boolean hasServed() {
        return readsWhenIdle >= 0;
    }

    /** Return the links whose streams are over; whoever tells their owners clears it. */
    List<H2Link> over() {
        return over;
    }

    /** Take bytes. */
    void feed(byte[] bytes, int from, int to) throws H2Fault {
        reads++;
        reader.feed(bytes, from, to, this);
        if (!over.isEmpty() && isIdle()) {
            readsWhenIdle = reads;
        }
    }

    /** Send a request. */
    void open(H2Connection connection, H2Link link, long now) {
        int stream = next;
        next += 2;
        streams.put(stream, link);
        EncodedRequest request = link.open(connection, stream, peer.firstWindowBytes(), now);
        int length = requests.write(request);
        boolean endsStream = request.body().length == 0;
        link.sent(writer.headers(stream, requests.block(), length, endsStream));
        if (!endsStream) {
            uploads.add(link);
        }
    }

    /** Give a request up. */
    void cancel(H2Link link) {
        remove(link);
        writer.reset(link.number(), H2Error.CANCEL);
        readsWhenIdle = isIdle() && hasServed() ? reads : readsWhenIdle;
    }

    /** End all streams, since the connection is no more. */
    void loseAll(String kind, String text) {
        HttpLink.Loss loss =
                hasServed() && reads == readsWhenIdle ? HttpLink.Loss.CLOSED_WHILE_IDLE : HttpLink.Loss.UNDER_WAY;
        streams.forEach(it -> lose(it, loss, kind, text));
    }

    private void lose(H2Link link, HttpLink.Loss loss, String kind, String text) {
        remove(link);
        link.lost(loss, kind, text);
        over.add(link);
    }

    @Override
    public void frame(int type, int flags, int stream, byte[] bytes, int from, int to) throws H2Fault {
        if (!peer.isReady() && type != H2Frame.SETTINGS) {
            throw new H2Fault(H2Error.PROTOCOL_ERROR, "the first frame is none of settings");
        }
        heads.requireNext(type, stream);
        switch (type) {
            case H2Frame.DATA -> data(flags, stream, bytes, from, to);
            case H2Frame.HEADERS, H2Frame.CONTINUATION -> head(type, flags, stream, bytes, from, to);
            case H2Frame.RST_STREAM -> reset(stream, bytes, from, to);
            case H2Frame.SETTINGS -> settings(flags, stream, bytes, from, to);
            case H2Frame.PING -> ping(flags, bytes, from, to);
            case H2Frame.GOAWAY -> goAway(bytes, from, to);
            case H2Frame.WINDOW_UPDATE -> windowUpdate(stream, bytes, from, to);
            case H2Frame.PUSH_PROMISE -> throw new H2Fault(H2Error.PROTOCOL_ERROR, "a push that was not allowed");
            default -> {
                // Priorities, and what is not known: RFC 9113, 5.5.
            }
        }
    }

    private void data(int flags, int stream, byte[] bytes, int from, int to) throws H2Fault {
        int payload = to - from;
        unacknowledgedBytes += payload;
        if (unacknowledgedBytes >= WORTH_A_FRAME_BYTES) {
            writer.windowUpdate(0, unacknowledgedBytes);
            unacknowledgedBytes = 0;
        }
        H2Link link = link(stream, "DATA");
        if (link == null) {
            return;
        }
        link.received(H2Frame.HEAD_BYTES + payload);
        H2Answer answer = link.answer();
        boolean padded = (flags & H2Frame.PADDED) != 0;
        if (!answer.hasHead()) {
            drop(link, FailureKind.MALFORMED, "a body before its head");
        } else if (!answer.body(bytes, padded ? from + 1 : from, end(flags, bytes, from, to))) {
            drop(link, FailureKind.BODY_TOO_LONG, AnswerContent.TOO_LONG);
        } else if ((flags & H2Frame.END_STREAM) != 0) {
            end(link);
        } else {
            int back = answer.windowToGiveBack(payload, WORTH_A_FRAME_BYTES);
            if (back > 0) {
                writer.windowUpdate(stream, back);
            }
        }
    }

    /** A head is read even if nobody waits for it: the table must stay in step. */
    private void head(int type, int flags, int stream, byte[] bytes, int from, int to) throws H2Fault {
        H2Link link = link(stream, "HEADERS");
        if (link != null) {
            link.received(H2Frame.HEAD_BYTES + to - from);
        }
        if (type == H2Frame.CONTINUATION) {
            heads.fragment(bytes, from, to);
        } else {
            int start = from + ((flags & H2Frame.PADDED) != 0 ? 1 : 0) + ((flags & H2Frame.PRIORITY) != 0 ? 5 : 0);
            heads.begin(stream, flags, bytes, start, end(flags, bytes, from, to));
        }
        if ((flags & H2Frame.END_HEADERS) == 0) {
            return;
        }
        List<Header> fields = heads.read();
        if (link == null) {
            return;
        }
        if (!link.answer().headers(fields, heads.endsStream())) {
            drop(link, FailureKind.MALFORMED, "headers that are none of an answer: " + Ascii.shown(fields.toString()));
        } else if (heads.endsStream()) {
            end(link);
        }
    }

    /** Return where the payload ends and its padding begins. */
    private static int end(int flags, byte[] bytes, int from, int to) throws H2Fault {
        if ((flags & H2Frame.PADDED) == 0) {
            return to;
        }
        int padding = from < to ? bytes[from] & 0xff : 0;
        if (padding >= to - from) {
            throw new H2Fault(H2Error.PROTOCOL_ERROR, "more padding than there is in the frame");
        }
        return to - padding;
    }

    /** The answer is at its end. */
    private void end(H2Link link) {
        if (!link.answer().isWhole()) {
            drop(link, FailureKind.MALFORMED, "a body that is not as long as its content-length says");
            return;
        }
        if (link.upload().leftBytes() > 0) {
            // Answered early: the rest is of no use to the server (RFC 9113, 8.1).
            writer.reset(link.number(), H2Error.CANCEL);
        }
        remove(link);
        link.answered();
        over.add(link);
    }

    /** The server does what no owner can use: this stream ends, the others go on. */
    private void drop(H2Link link, String kind, String text) {
        writer.reset(link.number(), H2Error.CANCEL);
        lose(link, HttpLink.Loss.UNDER_WAY, kind, text);
    }

    private void remove(H2Link link) {
        streams.remove(link.number());
        uploads.remove(link);
    }

    /** Find a stream; null if it is over. */
    private @Nullable H2Link link(int stream, String frame) throws H2Fault {
        // Ours are odd, and pushing is not allowed. The numbers end with 2^31 - 1, and the next one is below 0.
        if ((stream & 1) == 0 || next > 0 && stream >= next) {
            throw new H2Fault(H2Error.PROTOCOL_ERROR, frame + " for stream " + stream + ", which nobody opened");
        }
        return streams.get(stream);
    }

    private void reset(int stream, byte[] bytes, int from, int to) throws H2Fault {
        size(to - from, 4, "RST_STREAM");
        H2Link link = link(stream, "RST_STREAM");
        if (link != null) {
            int code = H2Frame.readInt(bytes, from);
            boolean refused = code == H2Error.REFUSED_STREAM.getCode();
            lose(
                    link,
                    refused ? HttpLink.Loss.NOT_ACTED_ON : HttpLink.Loss.UNDER_WAY,
                    FailureKind.STREAM_RESET,
                    "the server reset the stream: " + H2Fault.named(code));
        }
    }

    private void settings(int flags, int stream, byte[] bytes, int from, int to) throws H2Fault {
        if (stream != 0) {
            throw new H2Fault(H2Error.PROTOCOL_ERROR, "settings of a stream");
        }
        if ((flags & H2Frame.ACK) != 0) {
            return;
        }
        int moved = peer.settings(bytes, from, to, writer, requests);
        streams.forEach(it -> it.upload().moveWindow(moved));
        writer.settingsAck();
        uploads.goOn();
    }

    private void ping(int flags, byte[] bytes, int from, int to) throws H2Fault {
        size(to - from, 8, "PING");
        if ((flags & H2Frame.ACK) == 0) {
            writer.pingAck(bytes, from);
        }
    }

    private void goAway(byte[] bytes, int from, int to) throws H2Fault {
        peer.goAway(bytes, from, to);
        streams.forEach(it -> {
            if (!peer.mayHaveTaken(it.number())) {
                lose(
                        it,
                        HttpLink.Loss.NOT_ACTED_ON,
                        FailureKind.CLOSED_EARLY,
                        "the server did not take the request any more: " + peer.farewell());
            }
        });
    }

    private void windowUpdate(int stream, byte[] bytes, int from, int to) throws H2Fault {
        size(to - from, 4, "WINDOW_UPDATE");
        int increment = H2Frame.read31(bytes, from);
        if (stream == 0) {
            if (increment == 0) {
                throw new H2Fault(H2Error.PROTOCOL_ERROR, "a window that moves by 0");
            }
            peer.moveWindow(increment);
        } else {
            H2Link link = link(stream, "WINDOW_UPDATE");
            if (link != null && (increment == 0 || !link.upload().moveWindow(increment))) {
                drop(link, FailureKind.MALFORMED, "a window that moves by 0, or beyond 2^31 - 1");
            }
        }
        uploads.goOn();
    }

    private static void size(int bytes, int expected, String frame) throws H2Fault {
        if (bytes != expected) {
            throw new H2Fault(H2Error.FRAME_SIZE_ERROR, frame + " of " + bytes + " bytes");
        }
    }
}
