// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EventLoop;
import io.brunt.plan.HttpRequest;
import io.brunt.record.Connections;
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
    private final HttpLinks links;
    private final Origins origins;
    private final Receiver receiver;
    private final Map<HttpTarget, HttpLink> connections = new HashMap<>();
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
        private @Nullable HttpLink link;
        private @Nullable EncodedRequest encoded;
        private int redirects;
        private boolean resent;

        private int opened;
        private int reconnects;
        private int resends;

        @Nullable
        AnswerContent content;

        /** Who answered last, as far as a header tells. */
        @Nullable
        String answeredBy;

        int status;
        boolean retryAfter;
        String sample = "";

        /** Which version of HTTP was spoken last. */
        String protocol = "";

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

        private void count(HttpLink over) {
            bytesIn += over.bytesIn();
            bytesOut += over.bytesOut();
        }
    }

    HttpCourier(int id, HttpLinks links, Origins origins, Receiver receiver) {
        this.turn = id;
        this.links = links;
        this.origins = origins;
        this.receiver = receiver;
    }

    /** Use a connection that somebody else has opened; only between two trips. */
    void take(HttpTarget target, HttpLink link) {
        link.handTo(this);
        HttpLink old = connections.put(target, link);
        if (old != null && old != link) {
            old.discard();
        }
    }

    /** Hand a connection over to somebody else, or null if there is none; only between two trips. */
    @Nullable
    HttpLink give(HttpTarget target, ConnectionOwner next) {
        HttpLink kept = connections.remove(target);
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
            EventLoop loop = links.http().loop;
            CompletableFuture<Void> unused =
                    place.thenAccept(it -> loop.post(() -> found(current, it, loop.nowNanos())));
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
        current.encoded = EncodedRequest.once(
                current.request,
                target,
                jar == null ? "" : jar.header(target.secure(), target.host(), path, Instant.now()));
        HttpLink kept = connections.get(target);
        if (kept != null && kept.isReusable(now)) {
            current.link = kept;
            write(current, kept, now);
        } else {
            connect(current, target, kept != null && kept.endedIdle(), now);
        }
    }

    private void connect(Trip current, HttpTarget target, boolean again, long now) {
        HttpLink fresh = links.link(this, target, turn++);
        HttpLink old = connections.put(target, fresh);
        if (old != null) {
            old.discard();
        }
        current.link = fresh;
        fresh.connect(again, now);
    }

    private static void write(Trip current, HttpLink link, long now) {
        EncodedRequest encoded = current.encoded;
        if (encoded != null) {
            current.protocol = link.protocol();
            current.content = current.isRead ? new AnswerContent() : null;
            link.send(encoded, current.content, now);
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
        HttpLink broken = current.link;
        HttpTarget target = current.target;
        if (broken != null && target != null) {
            current.count(broken);
            current.link = null;
            connections.remove(target, broken);
            broken.discard();
        }
    }

    /** Let go of all connections. */
    void close() {
        cancel();
        connections.values().forEach(HttpLink::discard);
        connections.clear();
    }

    @Override
    public void connected(HttpLink link, boolean again) {
        Trip current = trip;
        if (current != null && current.link == link) {
            current.opened++;
            current.reconnects += again ? 1 : 0;
        }
    }

    @Override
    public void ready(HttpLink link, long now) {
        Trip current = trip;
        if (current != null && current.link == link) {
            write(current, link, now);
        }
    }

    @Override
    public void replaced(HttpLink link, HttpLink other) {
        Trip current = trip;
        if (current != null && current.link == link && current.target != null) {
            connections.put(current.target, other);
            current.link = other;
        }
    }

    @Override
    public void connectFailed(HttpLink link, String kind, String text, long now) {
        Trip current = trip;
        if (current != null && current.link == link) {
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
    public void lost(HttpLink link, HttpLink.Loss loss, String kind, String text, long now) {
        Trip current = trip;
        HttpTarget target = current == null ? null : current.target;
        if (current == null || target == null || current.link != link) {
            return;
        }
        String method = current.request.method();
        if (HttpAction.maySendAgain(loss, method) && !current.resent) {
            current.resent = true;
            current.resends++;
            connect(current, target, loss == HttpLink.Loss.CLOSED_WHILE_IDLE, now);
        } else if (loss == HttpLink.Loss.CLOSED_WHILE_IDLE) {
            fail(current, FailureKind.CLOSED_IDLE, HttpAction.closedIdle(method), now);
        } else {
            fail(current, kind, text, now);
        }
    }

    @Override
    public void answered(HttpLink link, long now) {
        Trip current = trip;
        HttpTarget target = current == null ? null : current.target;
        if (current == null || target == null || current.link != link) {
            return;
        }
        current.count(link);
        current.link = null;
        AnswerHead head = link.head();
        keepCookies(current, target);
        String location = head.location;
        if (location != null && Redirect.follows(current.request, head.status)) {
            follow(current, target, head.status, location, now);
            return;
        }
        current.status = head.status;
        current.retryAfter = head.retryAfter;
        current.answeredBy = head.instance;
        current.sample = link.sample();
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
