// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * The connections of HTTP/2 to one target that owners share: as few as the server's limit of streams allows. Confined to its
 * event loop.
 *
 * <p>A request waits in line while all streams are taken; for those that wait, further connections are made.
 */
final class H2Pool {

    private final HttpLoop http;
    private final HttpTarget target;
    private final HttpTerms terms;
    private int turn;

    /** Those that take streams, oldest first. */
    private final List<H2Connection> connections = new ArrayList<>();

    private final List<H2Connection> connecting = new ArrayList<>();
    private final ArrayDeque<H2Link> waiting = new ArrayDeque<>();

    /** How many streams the server allowed last. Before it has told, and if none, one connection is enough to ask. */
    private int mostStreams = Integer.MAX_VALUE;

    /** Connections that the server closed while they idled, and that have not been made again. */
    private int closedIdle;

    private boolean oldVersion;
    private boolean closed;

    H2Pool(HttpLoop http, HttpTarget target, HttpTerms terms, int turn) {
        this.http = http;
        this.target = target;
        this.terms = terms;
        this.turn = turn;
    }

    H2Link link(ConnectionOwner owner) {
        return new H2Link(this, owner, terms);
    }

    /** Tell whether the server chose HTTP/1.1: no more links are made here. */
    boolean isOldVersion() {
        return oldVersion;
    }

    /** Send a request as soon as there is a stream for it. */
    void send(H2Link link, long now) {
        H2Connection room = waiting.isEmpty() ? room(link.connection(), now) : null;
        if (room == null) {
            waiting.add(link);
            connectMore();
        } else {
            room.open(link, now);
            room.flush(now);
        }
    }

    void forget(H2Link link) {
        waiting.remove(link);
    }

    /** Find a free stream, on the newest connection first: an older one is nearer to what a server lets one serve. */
    private @Nullable H2Connection room(@Nullable H2Connection likely, long now) {
        if (likely != null && likely.hasRoom(now)) {
            return likely;
        }
        for (int i = connections.size() - 1; i >= 0; i--) {
            // A look at an idle one may find it closed, which takes it off the list.
            H2Connection one = i < connections.size() ? connections.get(i) : null;
            if (one != null && one.hasRoom(now)) {
                return one;
            }
        }
        return null;
    }

    /** Give the streams of a connection that has become free to those who wait. */
    void dispatch(H2Connection free, long now) {
        mostStreams = free.mostStreams();
        while (!waiting.isEmpty() && free.hasRoom(now)) {
            free.open(waiting.remove(), now);
        }
        connectMore();
    }

    private void connectMore() {
        if (closed || mostStreams == 0 && !connections.isEmpty()) {
            return;
        }
        long each = mostStreams == 0 ? Integer.MAX_VALUE : mostStreams;
        while (connecting.size() * each < waiting.size()) {
            H2Connection more = new H2Connection(this, http, target, terms, closedIdle > 0);
            closedIdle = Math.max(0, closedIdle - 1);
            connecting.add(more);
            more.connect(turn++);
        }
    }

    /** A connection stands, and the server has told its settings. */
    void made(H2Connection connection) {
        connecting.remove(connection);
        connections.add(connection);
    }

    /** A connection was not made. */
    void notMade(H2Connection connection, String kind, String text, long now) {
        connecting.remove(connection);
        tell(kind, text, now);
    }

    /** Tell of a failure to whoever waits longest, and to the others too if nothing else can serve them. */
    void tell(String kind, String text, long now) {
        boolean none = connections.isEmpty() && connecting.isEmpty();
        // Whoever is told may send again at once, and waits in line anew.
        List<H2Link> told = new ArrayList<>();
        for (int left = none ? waiting.size() : Math.min(1, waiting.size()); left > 0; left--) {
            told.add(waiting.remove());
        }
        told.forEach(it -> it.connectFailed(kind, text, now));
    }

    /**
     * A connection takes no new streams any more.
     *
     * @param connection that goes
     * @param idle whether it had served, and nobody used it then
     */
    void left(H2Connection connection, boolean idle) {
        connections.remove(connection);
        closedIdle += idle ? 1 : 0;
    }

    /** The server speaks HTTP/1.1: who waits longest gets this connection, the others each their own. */
    void useOldVersion(H2Connection connection, IOSession session, @Nullable SSLEngine tls, long now) {
        oldVersion = true;
        connecting.remove(connection);
        H2Link first = waiting.poll();
        if (first == null) {
            session.close(CloseMode.IMMEDIATE);
        } else {
            HttpConnection other = replace(first);
            session.upgrade(other);
            other.stands(session, tls);
        }
        for (H2Link next = waiting.poll(); next != null; next = waiting.poll()) {
            replace(next).connect(false, now);
        }
    }

    private HttpConnection replace(H2Link link) {
        HttpConnection other = new HttpConnection(link.owner(), http, target, turn++, terms);
        link.replaceBy(other);
        return other;
    }

    /** Close all connections; nobody is told. */
    void close() {
        closed = true;
        connections.forEach(H2Connection::close);
        connecting.forEach(H2Connection::close);
    }
}
