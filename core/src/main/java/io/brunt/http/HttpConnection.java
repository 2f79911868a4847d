// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one owner. Confined to its event loop; one request at a time.
 *
 * <p>Its life goes one way: new, connecting, open, closed. Another connection is another object, so what comes late from
 * an old socket finds nobody waiting.
 */
final class HttpConnection extends HttpLink implements ConnectionAttempt.Waiting {

    /** A server that keeps idle connections for so long may be a little early. */
    private static final long KEEP_ALIVE_MARGIN_NANOS = 300_000_000;

    /** After so long a pause the loop may be late to tell of a close: one look costs a microsecond. */
    private static final long LOOK_AFTER_NANOS = 1_000_000;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private enum State {
        NEW,
        CONNECTING,
        OPEN,
        CLOSED
    }

    private final HttpLoop http;
    private final HttpTarget target;
    private final int turn;
    private final HttpTerms terms;
    private final AnswerParser parser;
    private ConnectionOwner owner;
    private @Nullable EncodedRequest request;
    private ByteBuffer out = NOTHING;
    private State state = State.NEW;
    private @Nullable ConnectionAttempt attempt;
    private @Nullable IOSession session;
    private @Nullable SSLEngine tls;
    private boolean again;
    private boolean busy;
    private boolean reused;
    private long bytesIn;
    private boolean ends;
    private long idleSinceNanos;
    private long idleEndNanos = Long.MAX_VALUE;

    /**
     * Make a connection that is not made yet.
     *
     * @param owner is told of all that becomes of it
     * @param http the loop it lives on
     * @param target where it goes
     * @param turn which of the target's addresses is taken
     * @param terms how it is made, and which answers are expected
     */
    HttpConnection(ConnectionOwner owner, HttpLoop http, HttpTarget target, int turn, HttpTerms terms) {
        this.owner = owner;
        this.http = http;
        this.target = target;
        this.turn = turn;
        this.terms = terms;
        this.parser = new AnswerParser(terms.expected(), terms.followsRedirects(), terms.instances());
    }

    @Override
    String protocol() {
        return "HTTP/1.1";
    }

    @Override
    void handTo(ConnectionOwner next) {
        owner = next;
    }

    @Override
    boolean isReusable(long now) {
        if (state == State.OPEN && now >= idleEndNanos) {
            shut();
        } else if (state == State.OPEN && now - idleSinceNanos > LOOK_AFTER_NANOS) {
            look();
        }
        return state == State.OPEN;
    }

    @Override
    boolean endedIdle() {
        return state == State.CLOSED && reused && !ends;
    }

    /** Nothing may have come since the last answer: an end, or bytes that nobody asked for, end the connection. */
    private void look() {
        IOSession open = session;
        try {
            if (open == null || open.read(http.read.clear()) != 0) {
                shut();
            }
        } catch (IOException broken) {
            shut();
        }
    }

    @Override
    void connect(boolean instead, long now) {
        again = instead;
        state = State.CONNECTING;
        ConnectionAttempt made = new ConnectionAttempt(this, http, target, turn, terms);
        attempt = made;
        http.connect(made);
    }

    @Override
    public void stands(IOSession connected, @Nullable SSLEngine engine) {
        attempt = null;
        session = connected;
        tls = engine;
        state = State.OPEN;
        long now = http.loop.nowNanos();
        owner.connected(this, again);
        owner.ready(this, now);
        http.loop.runDueAt(now);
    }

    @Override
    public void failed(String kind, String text) {
        attempt = null;
        state = State.CLOSED;
        long now = http.loop.nowNanos();
        owner.connectFailed(this, kind, text, now);
        http.loop.runDueAt(now);
    }

    @Override
    public void connected(IOSession connected) {
        throw new IllegalStateException("connected twice");
    }

    @Override
    void send(EncodedRequest encoded, @Nullable AnswerContent content, long now) {
        IOSession open = session;
        parser.start(encoded.isHead(), content);
        if (request != encoded) {
            request = encoded;
            out = encoded.bytes();
        }
        out.rewind();
        busy = true;
        bytesIn = 0;
        owner.sent(now);
        try {
            if (open == null || open.write(out) < 0) {
                throw new IOException("the connection was closed");
            }
            if (out.hasRemaining()) {
                open.setEvent(SelectionKey.OP_WRITE);
            }
        } catch (IOException broken) {
            // Not from within this call.
            http.loop.post(() -> notWritten(String.valueOf(broken.getMessage()), http.loop.nowNanos()));
        }
    }

    @Override
    public void inputReady(IOSession ready, @Nullable ByteBuffer decrypted) throws IOException {
        ByteBuffer buffer = http.read;
        boolean more = true;
        if (decrypted != null) {
            int length = decrypted.remaining();
            buffer.clear().put(decrypted);
            long now = http.loop.nowNanos();
            take(http.readBytes, length, now);
            http.loop.runDueAt(now);
            return;
        }
        while (more) {
            buffer.clear();
            int read = ready.read(buffer);
            if (read == 0) {
                return;
            }
            long now = http.loop.nowNanos();
            more = read > 0 && take(http.readBytes, read, now);
            if (read < 0) {
                ended(now);
            }
            http.loop.runDueAt(now);
        }
    }

    /** Take bytes, and tell whether there may be more to read. */
    private boolean take(byte[] bytes, int length, long now) {
        if (!busy) {
            // Nothing was asked: a 408 before closing, or a server that answers twice.
            shut();
            return false;
        }
        bytesIn += length;
        int end = parser.feed(bytes, 0, length);
        String fault = parser.fault();
        if (fault != null) {
            lost(parser.faultKind(), fault, now);
            return false;
        }
        if (parser.isDone()) {
            answered(end == length && !out.hasRemaining() && parser.head().persists(), now);
            return false;
        }
        return true;
    }

    private void ended(long now) {
        boolean cutOff = tls != null && !tls.isInboundDone();
        if (busy && !cutOff && parser.endOfStream()) {
            answered(false, now);
        } else if (busy) {
            broken("truncated: the server closed the connection before the answer was whole", now);
        } else {
            shut();
        }
    }

    private void answered(boolean persists, long now) {
        busy = false;
        reused = true;
        ends = !persists;
        idleSinceNanos = now;
        int seconds = parser.head().keepAliveSeconds;
        idleEndNanos = seconds < 0 ? Long.MAX_VALUE : now + seconds * 1_000_000_000L - KEEP_ALIVE_MARGIN_NANOS;
        if (!persists) {
            shut();
        }
        owner.answered(this, now);
    }

    /**
     * The request could not be written. A server that refuses a request early answers and closes, so its answer may wait
     * to be read.
     */
    private void notWritten(String text, long now) {
        IOSession open = session;
        try {
            if (open != null && busy && state == State.OPEN) {
                inputReady(open, null);
            }
        } catch (IOException nothing) {
            // The text says what broke first.
        }
        if (busy) {
            broken(text, now);
        }
    }

    private void broken(String text, long now) {
        String refusal =
                reused || !parser.isUntouched() ? "" : terms.handshakes().explainEnd(tls);
        lost(
                refusal.isEmpty() ? FailureKind.CLOSED_EARLY : FailureKind.TLS,
                refusal.isEmpty() ? text : target.url() + ": " + refusal,
                now);
    }

    /** The connection broke under a request. */
    private void lost(String kind, String text, long now) {
        Loss loss = reused && parser.isUntouched() ? Loss.CLOSED_WHILE_IDLE : Loss.UNDER_WAY;
        busy = false;
        shut();
        owner.lost(this, loss, kind, text, now);
    }

    @Override
    void discard() {
        busy = false;
        ConnectionAttempt pending = attempt;
        attempt = null;
        if (pending != null) {
            pending.giveUp();
        }
        shut();
    }

    private void shut() {
        state = State.CLOSED;
        IOSession open = session;
        if (open != null) {
            open.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void outputReady(IOSession ready) throws IOException {
        if (busy && out.hasRemaining()) {
            try {
                ready.write(out);
            } catch (IOException broken) {
                long now = http.loop.nowNanos();
                notWritten(String.valueOf(broken.getMessage()), now);
                http.loop.runDueAt(now);
                return;
            }
        }
        if (!out.hasRemaining() || !busy) {
            ready.clearEvent(SelectionKey.OP_WRITE);
        }
    }

    @Override
    public void timeout(IOSession idle, Timeout after) throws IOException {
        exception(idle, new SocketTimeoutException("nothing came for " + after));
    }

    @Override
    public void exception(IOSession broken, Exception cause) {
        if (busy) {
            long now = http.loop.nowNanos();
            if (cause instanceof SSLException) {
                lost(FailureKind.TLS, terms.handshakes().explain(target, cause), now);
            } else {
                broken(String.valueOf(cause.getMessage()), now);
            }
            http.loop.runDueAt(now);
        } else {
            shut();
        }
    }

    @Override
    public void disconnected(IOSession gone) {
        if (busy) {
            long now = http.loop.nowNanos();
            ended(now);
            http.loop.runDueAt(now);
        } else {
            state = State.CLOSED;
        }
    }

    @Override
    AnswerHead head() {
        return parser.head();
    }

    @Override
    String sample() {
        return parser.sample();
    }

    @Override
    long bytesIn() {
        return bytesIn;
    }

    @Override
    long bytesOut() {
        return out.position();
    }
}
