// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EventLoop;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one owner. Confined to its event loop; one request at a time.
 *
 * <p>Its life goes one way: new, connecting, open, closed. Another connection is another object, so what comes late from
 * an old socket finds nobody waiting.
 */
final class HttpConnection implements IOEventHandler, EventLoop.Opening, FutureCallback<IOSession> {

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
    private ByteBuffer out = NOTHING;
    private State state = State.NEW;
    private @Nullable IOSession session;
    private boolean wanted = true;
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
        this.parser = new AnswerParser(terms.expected(), terms.followsRedirects());
    }

    /** Work for somebody else from now on. Only between two requests. */
    void handTo(ConnectionOwner next) {
        owner = next;
    }

    /** Tell whether its user still waits for it. */
    boolean isWanted() {
        return wanted;
    }

    /** Tell whether a request can be sent on it, as far as can be known. */
    boolean isReusable(long now) {
        if (state == State.OPEN && now >= idleEndNanos) {
            shut();
        } else if (state == State.OPEN && now - idleSinceNanos > LOOK_AFTER_NANOS) {
            look();
        }
        return state == State.OPEN;
    }

    /** Tell whether it ended between two requests, though the last answer had left it open. */
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

    void connect() {
        http.connect(this);
    }

    void connectNow() {
        state = State.CONNECTING;
        http.loop.connect(target.endpoint(), target.address(turn), terms.connectTimeout(), this, this);
    }

    @Override
    public IOEventHandler open(ProtocolIOSession opened) {
        session = opened;
        if (target.secure()) {
            TlsHandshake.begin(opened, target, terms);
        }
        return this;
    }

    @Override
    public void connected(IOSession connected) {
        session = connected;
        if (state == State.CONNECTING) {
            state = State.OPEN;
            http.connectDone();
        }
        if (!wanted) {
            connected.close(CloseMode.IMMEDIATE);
            return;
        }
        connected.setEvent(SelectionKey.OP_READ);
        long now = http.loop.nowNanos();
        owner.connected(this, now);
        http.loop.runDueAt(now);
    }

    @Override
    public void completed(IOSession result) {
        // The handler was told already.
    }

    @Override
    public void failed(Exception cause) {
        connectFailed(cause);
    }

    @Override
    public void cancelled() {
        connectFailed(new IOException("connecting was cancelled"));
    }

    private void connectFailed(Exception cause) {
        if (state != State.CONNECTING) {
            return;
        }
        state = State.CLOSED;
        http.connectDone();
        if (wanted) {
            long now = http.loop.nowNanos();
            owner.connectFailed(cause, now);
            http.loop.runDueAt(now);
        }
    }

    /**
     * Send a request. Whatever comes of it is told later, never from within this call.
     *
     * @param request its bytes, from the first on; the owner's, in use until the answer is told
     * @param isHead whether its answer has no body
     * @param content gets the answer's headers and body, or null if nobody reads them
     * @param now plan time
     */
    void send(ByteBuffer request, boolean isHead, @Nullable AnswerContent content, long now) {
        IOSession open = session;
        parser.start(isHead, content);
        out = request;
        out.rewind();
        busy = true;
        bytesIn = 0;
        owner.sent(now);
        try {
            if (open == null || open.write(out) < 0) {
                throw new IOException("the connection was closed");
            }
            if (out.hasRemaining() || target.secure()) {
                // Under TLS what was written waits in the session until the socket is asked for.
                open.setEvent(SelectionKey.OP_WRITE);
            }
        } catch (IOException broken) {
            owner.failSoon(this, broken, now);
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
        if (busy && parser.endOfStream()) {
            answered(false, now);
        } else if (busy) {
            lost(
                    FailureKind.CLOSED_EARLY,
                    "truncated: the server closed the connection before the answer was whole",
                    now);
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
    void notWritten(String text, long now) {
        IOSession open = session;
        try {
            if (open != null && state == State.OPEN) {
                inputReady(open, null);
            }
        } catch (IOException nothing) {
            // The text says what broke first.
        }
        if (busy) {
            lost(FailureKind.CLOSED_EARLY, text, now);
        }
    }

    /** The connection broke under a request. */
    void lost(String kind, String text, long now) {
        boolean idleClose = reused && parser.isUntouched();
        busy = false;
        shut();
        owner.lost(this, idleClose, kind, text, now);
    }

    /** The user waits no longer. */
    void discard() {
        wanted = false;
        busy = false;
        if (state != State.CONNECTING || session != null) {
            shut();
        }
    }

    private void shut() {
        if (state == State.CONNECTING) {
            http.connectDone();
        }
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
        if (state == State.CONNECTING) {
            connectFailed(cause);
        } else if (busy) {
            long now = http.loop.nowNanos();
            lost(FailureKind.ofTalking(cause), String.valueOf(cause.getMessage()), now);
            http.loop.runDueAt(now);
        } else {
            shut();
        }
    }

    @Override
    public void disconnected(IOSession gone) {
        if (state == State.CONNECTING) {
            connectFailed(new IOException("the connection was closed while it was made"));
        } else if (busy) {
            long now = http.loop.nowNanos();
            ended(now);
            http.loop.runDueAt(now);
        } else {
            state = State.CLOSED;
        }
    }

    AnswerParser parser() {
        return parser;
    }

    long bytesIn() {
        return bytesIn;
    }

    long bytesOut() {
        return out.position();
    }
}
