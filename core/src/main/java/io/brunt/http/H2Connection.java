// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/2 that owners share: when its socket is read and written. Confined to its event loop.
 *
 * <p>What comes is read to its end before any owner is told of it, and what owners send thereupon goes out with one write.
 */
final class H2Connection implements ConnectionAttempt.Waiting {

    /** After so long a pause the loop may be late to tell of a close: one look costs a microsecond. */
    private static final long LOOK_AFTER_NANOS = 1_000_000;

    private static final String NO_MORE = "the server takes no more requests";

    /** HTTP/2's name in the TLS handshake. */
    private static final String H2 = "h2";

    private enum State {
        CONNECTING,

        /** The server has not told its settings. */
        GREETING,
        OPEN,
        CLOSED
    }

    private final H2Pool pool;
    private final HttpLoop http;
    private final HttpTarget target;
    private final HttpTerms terms;
    private final boolean takesThePlace;
    private final H2Writer writer = new H2Writer();
    private final H2Conversation conversation = new H2Conversation(writer);
    private State state = State.CONNECTING;
    private @Nullable ConnectionAttempt attempt;
    private @Nullable IOSession session;
    private @Nullable SSLEngine tls;
    private boolean used;
    private boolean reading;
    private boolean left;
    private CloseMode closing = CloseMode.IMMEDIATE;
    private long idleSinceNanos;
    private @Nullable IOException notWritten;

    /**
     * Make a connection that is not made yet.
     *
     * @param pool is told of what becomes of it
     * @param http the loop it lives on
     * @param target where it goes
     * @param terms how it is made
     * @param takesThePlace whether the server closed another one while it idled
     */
    H2Connection(H2Pool pool, HttpLoop http, HttpTarget target, HttpTerms terms, boolean takesThePlace) {
        this.pool = pool;
        this.http = http;
        this.target = target;
        this.terms = terms;
        this.takesThePlace = takesThePlace;
    }

    void connect(int turn) {
        ConnectionAttempt made = new ConnectionAttempt(
                this, http, target, turn, terms, terms.version().offers());
        attempt = made;
        http.connect(made);
    }

    @Override
    public void stands(IOSession connected, @Nullable SSLEngine engine) {
        attempt = null;
        session = connected;
        tls = engine;
        long now = http.loop.nowNanos();
        String chosen = engine == null ? H2 : engine.getApplicationProtocol();
        if (H2.equals(chosen)) {
            state = State.GREETING;
            conversation.start();
            flush(now);
        } else if (terms.version() == HttpVersion.NEGOTIATED) {
            state = State.CLOSED;
            pool.useOldVersion(this, connected, engine, now);
        } else {
            String instead = chosen == null || chosen.isEmpty() ? "nothing" : chosen;
            end(
                    FailureKind.MALFORMED,
                    "the server does not speak HTTP/2: it chose " + instead + " in the TLS handshake",
                    now);
        }
        http.loop.runDueAt(now);
    }

    @Override
    public void failed(String kind, String text) {
        attempt = null;
        state = State.CLOSED;
        long now = http.loop.nowNanos();
        pool.notMade(this, kind, text, now);
        http.loop.runDueAt(now);
    }

    boolean takesThePlace() {
        return takesThePlace;
    }

    /** Tell, once, whether nothing was sent on it before: whoever comes first counts it. */
    boolean isFirstUse() {
        boolean first = !used;
        used = true;
        return first;
    }

    /** Return how many streams the server allows at once. */
    int mostStreams() {
        return conversation.peer().mostStreams();
    }

    /** Tell whether one more stream can be opened. */
    boolean hasRoom(long now) {
        if (conversation.isIdle() && !reading && now - idleSinceNanos > LOOK_AFTER_NANOS) {
            look(now);
        }
        return state == State.OPEN && notWritten == null && conversation.hasRoom();
    }

    private void look(long now) {
        idleSinceNanos = now;
        IOSession open = session;
        try {
            if (open != null) {
                read(open, null, now);
            }
        } catch (IOException broken) {
            broken(String.valueOf(broken.getMessage()), now);
        }
    }

    /** Send a request; {@link #flush} writes it. */
    void open(H2Link link, long now) {
        conversation.open(this, link, now);
    }

    void cancel(H2Link link) {
        conversation.cancel(link);
        if (!reading) {
            long now = http.loop.nowNanos();
            pool.dispatch(this, now);
            settle(now);
        }
    }

    @Override
    public void connected(IOSession connected) {
        throw new IllegalStateException("connected twice");
    }

    @Override
    public void inputReady(IOSession ready, @Nullable ByteBuffer decrypted) throws IOException {
        long now = http.loop.nowNanos();
        read(ready, decrypted, now);
        http.loop.runDueAt(now);
    }

    /** Take what TLS has decrypted, or what the socket has. */
    private void read(IOSession from, @Nullable ByteBuffer decrypted, long now) throws IOException {
        ByteBuffer buffer = http.read;
        reading = true;
        try {
            if (decrypted != null) {
                int length = decrypted.remaining();
                buffer.clear().put(decrypted);
                take(http.readBytes, length, now);
            }
            boolean more = decrypted == null;
            while (more && state != State.CLOSED) {
                int read = from.read(buffer.clear());
                more = read > 0;
                if (more) {
                    take(http.readBytes, read, now);
                } else if (read < 0) {
                    ended(now);
                }
            }
        } finally {
            reading = false;
        }
        settle(now);
    }

    private void take(byte[] bytes, int length, long now) {
        try {
            conversation.feed(bytes, 0, length);
        } catch (H2Fault fault) {
            refuse(fault, bytes, length, now);
            return;
        }
        if (state == State.GREETING && conversation.peer().isReady()) {
            state = State.OPEN;
            pool.made(this);
        }
        if (conversation.drains()) {
            boolean idle = conversation.isIdle() && conversation.over().isEmpty() && conversation.hasServed();
            leave(idle, NO_MORE + ": " + conversation.peer().farewell(), now);
        }
        idleSinceNanos = now;
        tell(now);
        pool.dispatch(this, now);
    }

    private void tell(long now) {
        List<H2Link> over = conversation.over();
        for (int i = 0; i < over.size(); i++) {
            over.get(i).tell(now);
        }
        over.clear();
    }

    private void refuse(H2Fault fault, byte[] bytes, int length, long now) {
        String text = "not HTTP/2: " + fault.getMessage();
        if (state == State.GREETING) {
            text = "the server does not speak HTTP/2: "
                    + Ascii.shown(bytes, 0, length).strip();
        } else {
            writer.goAway(fault.error());
            reading = false;
            flush(now);
            // A reset would overtake these last words.
            closing = CloseMode.GRACEFUL;
        }
        end(FailureKind.MALFORMED, text, now);
    }

    private void ended(long now) {
        String farewell = conversation.peer().farewell();
        String text = state == State.GREETING
                ? "the server closed the connection instead of answering to HTTP/2; does it speak it?"
                : "truncated: the server closed the connection before the answer was whole";
        broken(farewell.isEmpty() ? text : text + ", " + farewell, now);
    }

    private void broken(String text, long now) {
        String refusal = conversation.hasServed() ? "" : terms.handshakes().explainEnd(tls);
        if (refusal.isEmpty()) {
            end(FailureKind.CLOSED_EARLY, text, now);
        } else {
            end(FailureKind.TLS, target.url() + ": " + refusal, now);
        }
    }

    /** The connection is no more; whatever was under way is lost. */
    private void end(String kind, String text, long now) {
        State before = state;
        if (before == State.CLOSED) {
            return;
        }
        close();
        if (before != State.OPEN) {
            pool.notMade(this, kind, text, now);
            return;
        }
        leave(conversation.isIdle() && conversation.hasServed(), text, now);
        conversation.loseAll(kind, text);
        tell(now);
        pool.dispatch(this, now);
    }

    private void leave(boolean idle, String text, long now) {
        if (!left) {
            left = true;
            pool.left(this, idle);
            if (!used) {
                // Else a server that greets and goes would be asked again and again.
                pool.tell(FailureKind.CLOSED_EARLY, text, now);
            }
        }
    }

    /** Close the socket, and tell nobody. */
    void close() {
        state = State.CLOSED;
        ConnectionAttempt pending = attempt;
        attempt = null;
        IOSession open = session;
        if (pending != null) {
            pending.giveUp();
        }
        if (open != null) {
            open.close(closing);
        }
    }

    /** Write what is to be written, and close once nothing more can come. */
    private void settle(long now) {
        flush(now);
        if (left && state == State.OPEN && conversation.isIdle()) {
            close();
        }
    }

    /** Write what waits, unless more comes in the same pass. */
    void flush(long now) {
        IOSession open = session;
        if (open == null || reading || state == State.CLOSED || notWritten != null) {
            return;
        }
        try {
            boolean written = writer.flush(open);
            while (written && conversation.uploads().waitForWriter()) {
                conversation.uploads().goOn();
                written = writer.flush(open);
            }
            if (!written) {
                open.setEvent(SelectionKey.OP_WRITE);
            }
        } catch (IOException broken) {
            // Not from within this call, which an owner may have made.
            notWritten = broken;
            http.loop.post(() -> brokenOff(broken));
        }
    }

    private void brokenOff(IOException cause) {
        long now = http.loop.nowNanos();
        // A server that goes says why, and that may wait to be read.
        look(now);
        broken(String.valueOf(cause.getMessage()), now);
    }

    @Override
    public void outputReady(IOSession ready) {
        ready.clearEvent(SelectionKey.OP_WRITE);
        flush(http.loop.nowNanos());
    }

    @Override
    public void timeout(IOSession idle, Timeout after) {
        exception(idle, new SocketTimeoutException("nothing came for " + after));
    }

    @Override
    public void exception(IOSession broken, Exception cause) {
        long now = http.loop.nowNanos();
        if (cause instanceof SSLException) {
            end(FailureKind.TLS, terms.handshakes().explain(target, cause), now);
        } else {
            broken(String.valueOf(cause.getMessage()), now);
        }
        http.loop.runDueAt(now);
    }

    @Override
    public void disconnected(IOSession gone) {
        if (state != State.CLOSED) {
            long now = http.loop.nowNanos();
            ended(now);
            http.loop.runDueAt(now);
        }
    }
}
