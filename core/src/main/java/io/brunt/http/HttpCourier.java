// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.plan.HttpRequest;
import io.brunt.record.Connections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Carries one request of a user to its end, wherever redirects lead, over connections that it keeps. Confined to its event
 * loop; one request at a time.
 *
 * <p>It keeps no time: whoever sent it sets a limit, and {@linkplain #cancel cancels}.
 */
final class HttpCourier implements ConnectionOwner {

    private int turn;
    private final HttpLoop http;
    private final HttpTerms terms;
    private final Origins origins;
    private final Receiver receiver;
    private final Map<HttpTarget, HttpConnection> connections = new HashMap<>();
    private @Nullable Trip trip;

    /** Who waits for the courier. */
    interface Receiver {

        /** The courier is back: what it found is in the trip. Another may start within the call. */
        void delivered(Trip trip, long now);
    }

    /** One request on its way. */
    static final class Trip {
        private HttpRequest request;
        private final @Nullable CookieJar cookies;
        private final boolean isRead;
        private @Nullable HttpTarget target;
        private int instance = -1;
        private @Nullable HttpConnection connection;
        private @Nullable ByteBuffer bytes;
        private int redirects;
        private boolean resent;

        /** The connection that is being made takes the place of one that the server closed while it idled. */
        private boolean again;

        private int opened;
        private int reconnects;
        private int resends;

        @Nullable
        AnswerContent content;

        int status;
        boolean retryAfter;
        String sample = "";
        String failureKind = "";
        String failure = "";
        long sentNanos = Long.MIN_VALUE;
        long bytesIn;
        long bytesOut;

        /**
         * Get ready.
         *
         * @param request what is sent
         * @param cookies whose cookies go with it, or null for none
         * @param isRead whether somebody reads headers and body of the answer
         */
        Trip(HttpRequest request, @Nullable CookieJar cookies, boolean isRead) {
            this.request = request;
            this.cookies = cookies;
            this.isRead = isRead;
        }

        /** Return the base URL whose server it was sent to first, or -1. */
        int instance() {
            return instance;
        }

        Connections connections() {
            return new Connections(opened, reconnects, resends);
        }

        boolean isSent() {
            return sentNanos != Long.MIN_VALUE;
        }

        private void count(HttpConnection over) {
            bytesIn += over.bytesIn();
            bytesOut += over.bytesOut();
        }
    }

    HttpCourier(int id, HttpLoop http, HttpTerms terms, Origins origins, Receiver receiver) {
        this.turn = id;
        this.http = http;
        this.terms = terms;
        this.origins = origins;
        this.receiver = receiver;
    }

    /** Use a connection that somebody else has opened; only between two trips. */
    void take(HttpTarget target, HttpConnection connection) {
        connection.handTo(this);
        HttpConnection old = connections.put(target, connection);
        if (old != null && old != connection) {
            old.discard();
        }
    }

    /** Hand a connection over to somebody else, or null if there is none; only between two trips. */
    @Nullable
    HttpConnection give(HttpTarget target, ConnectionOwner next) {
        HttpConnection kept = connections.remove(target);
        if (kept != null) {
            kept.handTo(next);
        }
        return kept;
    }

    /**
     * Set off.
     *
     * @param started of a request that was not sent
     * @param base where a path goes, or null if there is no base URL
     * @param now plan time
     */
    void carry(Trip started, @Nullable HttpTarget base, long now) {
        trip = started;
        if (base == null || HttpRequest.isWhole(started.request.url())) {
            look(started, now);
        } else {
            send(started, base, now);
        }
    }

    /**
     * Go on where a redirect leads.
     *
     * @param started of the request that was redirected
     * @param from who redirected it
     * @param status of the answer
     * @param location as the server wrote it
     * @param now plan time
     */
    void follow(Trip started, HttpTarget from, int status, String location, long now) {
        trip = started;
        if (++started.redirects > Redirect.MOST) {
            fail(started, FailureKind.TOO_MANY_REDIRECTS, "redirected more than " + Redirect.MOST + " times", now);
            return;
        }
        Optional<HttpRequest> next = Redirect.next(started.request, from, status, location);
        if (next.isEmpty()) {
            fail(started, FailureKind.MALFORMED, "a redirect to what is no URL of http: " + location, now);
            return;
        }
        started.request = next.get();
        look(started, now);
    }

    private void look(Trip current, long now) {
        CompletableFuture<Origins.Place> place = origins.find(current.request.url());
        if (place.isDone()) {
            found(current, place.join(), now);
        } else {
            // Nobody waits for it: the loop is told.
            CompletableFuture<Void> unused =
                    place.thenAccept(it -> http.loop.post(() -> found(current, it, http.loop.nowNanos())));
        }
    }

    private void found(Trip current, Origins.Place place, long now) {
        if (current != trip) {
            return;
        }
        HttpTarget target = place.target();
        if (target == null) {
            fail(current, place.kind(), place.text(), now);
        } else {
            send(current, target, now);
        }
    }

    private void send(Trip current, HttpTarget target, long now) {
        if (current.target == null) {
            current.instance = origins.indexOf(target);
        }
        current.target = target;
        current.resent = false;
        CookieJar jar = current.cookies;
        String path = EncodedRequest.requestTarget(current.request, target);
        current.bytes = EncodedRequest.once(
                current.request,
                target,
                jar == null ? "" : jar.header(target.secure(), target.host(), path, Instant.now()));
        HttpConnection kept = connections.get(target);
        if (kept != null && kept.isReusable(now)) {
            current.connection = kept;
            write(current, kept, now);
        } else {
            connect(current, target, kept != null && kept.endedIdle());
        }
    }

    private void connect(Trip current, HttpTarget target, boolean afterIdleClose) {
        current.again = afterIdleClose;
        HttpConnection fresh = new HttpConnection(this, http, target, turn++, terms);
        HttpConnection old = connections.put(target, fresh);
        if (old != null) {
            old.discard();
        }
        current.connection = fresh;
        fresh.connect();
    }

    private void write(Trip current, HttpConnection connection, long now) {
        ByteBuffer bytes = current.bytes;
        if (bytes != null) {
            current.content = current.isRead ? new AnswerContent() : null;
            connection.send(bytes, current.request.method().equals("HEAD"), current.content, now);
        }
    }

    /** Give up what is under way, and tell nobody. */
    void cancel() {
        Trip current = trip;
        trip = null;
        if (current != null) {
            drop(current);
        }
    }

    private void drop(Trip current) {
        HttpConnection broken = current.connection;
        HttpTarget target = current.target;
        if (broken != null && target != null) {
            current.count(broken);
            current.connection = null;
            connections.remove(target, broken);
            broken.discard();
        }
    }

    /** Let go of all connections. */
    void close() {
        cancel();
        connections.values().forEach(HttpConnection::discard);
        connections.clear();
    }

    @Override
    public void connected(HttpConnection connection, long now) {
        Trip current = trip;
        if (current != null && current.connection == connection) {
            current.opened++;
            current.reconnects += current.again ? 1 : 0;
            write(current, connection, now);
        }
    }

    @Override
    public void connectFailed(String kind, String text, long now) {
        // One at a time, and who is not waited for tells nobody: it is the trip's own.
        Trip current = trip;
        if (current != null) {
            fail(current, kind, text, now);
        }
    }

    @Override
    public void sent(long now) {
        Trip current = trip;
        if (current != null && !current.isSent()) {
            current.sentNanos = now;
        }
    }

    @Override
    public void failSoon(HttpConnection connection, IOException cause, long now) {
        http.loop.post(() -> {
            Trip current = trip;
            if (current != null && current.connection == connection) {
                connection.notWritten(String.valueOf(cause.getMessage()), http.loop.nowNanos());
            }
        });
    }

    @Override
    public void lost(HttpConnection connection, boolean idleClose, String kind, String text, long now) {
        Trip current = trip;
        if (current == null || current.connection != connection) {
            return;
        }
        HttpTarget target = current.target;
        if (!idleClose || target == null) {
            fail(current, kind, text, now);
        } else if (HttpAction.isIdempotent(current.request.method()) && !current.resent) {
            current.resent = true;
            current.resends++;
            connect(current, target, true);
        } else {
            fail(current, FailureKind.CLOSED_IDLE, HttpAction.closedIdle(current.request.method()), now);
        }
    }

    @Override
    public void answered(HttpConnection connection, long now) {
        Trip current = trip;
        HttpTarget target = current == null ? null : current.target;
        if (current == null || target == null || current.connection != connection) {
            return;
        }
        current.count(connection);
        current.connection = null;
        AnswerHead head = connection.parser().head();
        keepCookies(current, target);
        String location = head.location;
        if (location != null && Redirect.follows(current.request, head.status)) {
            follow(current, target, head.status, location, now);
            return;
        }
        current.status = head.status;
        current.retryAfter = head.retryAfter;
        current.sample = connection.parser().sample();
        trip = null;
        receiver.delivered(current, now);
    }

    private static void keepCookies(Trip current, HttpTarget target) {
        CookieJar jar = current.cookies;
        AnswerContent content = current.content;
        if (jar != null && content != null) {
            jar.keep(
                    content.values("set-cookie"),
                    target.host(),
                    EncodedRequest.requestTarget(current.request, target),
                    Instant.now());
        }
    }

    private void fail(Trip current, String kind, String text, long now) {
        drop(current);
        current.failureKind = kind;
        current.failure = text;
        trip = null;
        receiver.delivered(current, now);
    }
}
