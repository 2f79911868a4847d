// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EventLoop;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import javax.net.ssl.SSLEngine;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make a connection, from the gate for connecting to a session that carries requests: an address, the
 * tunnel of a proxy, TLS. Confined to its event loop.
 *
 * <p>An address that does not answer the call is passed over for the next; only when none is left the attempt has failed.
 */
final class ConnectionAttempt implements IOEventHandler, EventLoop.Opening, FutureCallback<IOSession> {

    /** A server that does not end its side after a failed handshake shall not keep a file for long. */
    private static final Timeout FAREWELL = Timeout.ofSeconds(1);

    private final HttpLoop http;
    private final HttpTarget target;
    private final HttpTerms terms;
    private final Waiting waiting;
    private final int firstAddress;
    private final String[] versions;
    private final @Nullable ProxyTunnel tunnel;
    private int tried;
    private boolean over;
    private boolean secured;
    private @Nullable ProtocolIOSession session;
    private @Nullable SSLEngine tls;

    /** Who wants the connection. */
    interface Waiting extends IOEventHandler {

        /**
         * The session stands, and its events go to this handler from now on.
         *
         * @param session may be read
         * @param tls that encrypts it, or null for plain http
         */
        void stands(IOSession session, @Nullable SSLEngine tls);

        /** There will be none. */
        void failed(String kind, String text);
    }

    /**
     * Prepare.
     *
     * @param waiting gets the session
     * @param http the loop it lives on
     * @param target where it goes
     * @param turn which of the target's addresses is tried first
     * @param terms how long it may take, and under which TLS
     * @param versions of HTTP that the server may choose from under TLS, the best first; none if there is no choice
     */
    ConnectionAttempt(
            Waiting waiting, HttpLoop http, HttpTarget target, int turn, HttpTerms terms, String... versions) {
        this.waiting = waiting;
        this.http = http;
        this.target = target;
        this.firstAddress = turn;
        this.terms = terms;
        this.versions = versions;
        this.tunnel = target.isTunneled() ? new ProxyTunnel(target) : null;
    }

    /** Tell whether somebody still waits for it. */
    boolean isWanted() {
        return !over;
    }

    /** Connect; the gate is told when it is over. */
    void begin() {
        target.address(firstAddress + tried)
                .ifPresentOrElse(
                        it -> http.loop.connect(target.endpoint(), it, terms.connectTimeout(), this, this),
                        // Not from within this call, which an owner may have made.
                        () -> http.loop.post(() -> end(FailureKind.HOST_NOT_ALLOWED, Origins.notAllowed(target))));
    }

    /** Nobody waits any longer. */
    void giveUp() {
        if (end()) {
            shut();
        }
    }

    @Override
    public IOEventHandler open(ProtocolIOSession opened) {
        session = opened;
        if (target.secure() && tunnel == null) {
            secure(opened);
        }
        return this;
    }

    private void secure(ProtocolIOSession opened) {
        secured = true;
        terms.handshakes().begin(opened, target, terms.connectTimeout(), it -> tls = it, versions);
    }

    /** With TLS from the first byte on this comes after the handshake, in a tunnel before and after it. */
    @Override
    public void connected(IOSession connected) {
        if (over) {
            connected.close(CloseMode.IMMEDIATE);
        } else if (tunnel != null && !secured) {
            call(connected, tunnel);
        } else {
            stand(connected);
        }
    }

    private void call(IOSession connected, ProxyTunnel through) {
        connected.setEvent(SelectionKey.OP_READ);
        try {
            connected.write(through.request());
        } catch (IOException broken) {
            fail(broken);
        }
    }

    private void stand(IOSession connected) {
        ProtocolIOSession opened = session;
        if (opened == null || !end()) {
            return;
        }
        opened.upgrade(waiting);
        connected.setEvent(SelectionKey.OP_READ);
        waiting.stands(connected, tls);
    }

    @Override
    public void inputReady(IOSession ready, @Nullable ByteBuffer decrypted) throws IOException {
        ProxyTunnel through = tunnel;
        ProtocolIOSession opened = session;
        if (through == null || opened == null || over || secured) {
            return;
        }
        ByteBuffer buffer = http.read.clear();
        int read = ready.read(buffer);
        if (read < 0) {
            end(FailureKind.PROXY_REFUSED, through.brokenOff());
            return;
        }
        String refusal = through.take(http.readBytes, read);
        if (!refusal.isEmpty()) {
            end(FailureKind.PROXY_REFUSED, refusal);
        } else if (through.isOpen()) {
            secure(opened);
        }
    }

    @Override
    public void outputReady(IOSession ready) {
        // What a tunnel asks for is shorter than the buffer of any new socket.
        ready.clearEvent(SelectionKey.OP_WRITE);
    }

    @Override
    public void completed(IOSession result) {
        // The handler was told already.
    }

    @Override
    public void failed(Exception cause) {
        fail(cause);
    }

    @Override
    public void cancelled() {
        fail(new IOException("connecting was cancelled"));
    }

    @Override
    public void timeout(IOSession idle, Timeout after) {
        if (over) {
            idle.close(CloseMode.IMMEDIATE);
        } else {
            fail(new SocketTimeoutException("nothing came for " + after));
        }
    }

    @Override
    public void exception(IOSession broken, Exception cause) {
        fail(cause);
    }

    @Override
    public void disconnected(IOSession gone) {
        fail(new IOException("the server closed the connection"));
    }

    private void fail(Exception cause) {
        if (over) {
            return;
        }
        if (session == null && !FailureKind.isOurs(cause) && tried + 1 < target.addressCount()) {
            tried++;
            begin();
        } else if (secured && !(cause instanceof SocketTimeoutException)) {
            end(FailureKind.TLS, terms.handshakes().explain(target, cause));
        } else if (tunnel != null && session != null) {
            end(FailureKind.ofConnecting(cause), tunnel.brokenOff());
        } else {
            String kind = FailureKind.ofConnecting(cause);
            int addresses = target.addressCount();
            String text = target.way() + ": " + cause.getMessage()
                    + (tried > 0 ? "; none of its " + addresses + " addresses can be reached" : "");
            end(
                    target.proxy().isPresent() && kind.equals(FailureKind.CONNECT_REFUSED)
                            ? FailureKind.PROXY_UNREACHABLE
                            : kind,
                    terms.limits().told(kind).orElse(text));
        }
    }

    private void end(String kind, String text) {
        if (end()) {
            IOSession broken = session;
            if (broken != null && !secured) {
                broken.close(CloseMode.IMMEDIATE);
            } else if (broken != null) {
                // The server shall learn what was wrong before the socket goes.
                broken.setSocketTimeout(FAREWELL);
            }
            waiting.failed(kind, text);
        }
    }

    /** Leave the gate, and tell whether this is the first time. */
    private boolean end() {
        boolean first = !over;
        over = true;
        if (first) {
            http.connectDone();
        }
        return first;
    }

    private void shut() {
        IOSession open = session;
        if (open != null) {
            open.close(CloseMode.IMMEDIATE);
        }
    }
}
