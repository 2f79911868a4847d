// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EventLoop;
import io.brunt.engine.Timer;
import io.brunt.plan.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Connections and cookies of one user that runs Java code. The user's thread hands a request over to an event loop and
 * waits; all else is confined to that loop.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HttpSession implements HttpCourier.Receiver {

    private static final Duration SPARE = Duration.ofSeconds(5);

    private final EventLoop loop;
    private final HttpLinks links;
    private final HttpCourier courier;
    private final CookieJar cookies = new CookieJar();
    private @Nullable Errand errand;

    private final Timer deadline = new Timer() {
        @Override
        protected void fire(long nowNanos) {
            timeout(nowNanos);
        }
    };

    /** One request as its thread sees it. */
    private record Errand(
            HttpRequest request, HttpCourier.Trip trip, long startNanos, CompletableFuture<HttpAnswer> answer) {}

    HttpSession(int id, HttpLoop http, HttpTerms terms, Origins origins) {
        this.loop = http.loop;
        // Connections are the user's own, of HTTP/2 too: it is one browser, not a proxy for many.
        this.links = new HttpLinks(http, terms);
        this.courier = new HttpCourier(id, links, origins, this);
    }

    /**
     * Send a request, and wait for its answer. Called by the user's own thread only.
     *
     * @param request what is sent
     * @param base where a path goes; of no matter for a whole URL, and null if there is no base URL
     * @return an answer, or how the request failed
     * @throws InterruptedException if the thread is interrupted: the request is not sent, or given up and its connection
     *     closed
     */
    public HttpAnswer exchange(HttpRequest request, @Nullable HttpTarget base) throws InterruptedException {
        // The future does not look once it is done: it would be the answer's speed that decides.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Errand started = new Errand(
                request, new HttpCourier.Trip(request, cookies, true), loop.nowNanos(), new CompletableFuture<>());
        loop.post(() -> begin(started, base));
        try {
            // The loop has a timer for it. The bound is for the day when the loop is gone.
            return started.answer().get(request.timeout().plus(SPARE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (TimeoutException gone) {
            throw new IllegalStateException("an event loop does not answer", gone);
        } catch (InterruptedException interrupt) {
            loop.post(() -> giveUp(started));
            throw interrupt;
        }
    }

    private void begin(Errand started, @Nullable HttpTarget base) {
        errand = started;
        long now = loop.nowNanos();
        loop.set(deadline, started.startNanos() + started.request().timeout().toNanos());
        courier.carry(started.trip(), base, now);
    }

    @SuppressWarnings("ReferenceEquality") // This very errand, not one like it.
    private void giveUp(Errand interrupted) {
        if (errand == interrupted) {
            errand = null;
            loop.clear(deadline);
            courier.cancel();
        }
    }

    private void timeout(long now) {
        Errand late = errand;
        if (late == null) {
            return;
        }
        courier.cancel();
        HttpCourier.Trip trip = late.trip();
        trip.failureKind = trip.isSent() ? FailureKind.RESPONSE_TIMEOUT : FailureKind.CONNECT_TIMEOUT;
        String limit = late.request().timeout().toMillis() + " ms";
        trip.failure = trip.isSent() ? "the answer was not whole after " + limit : "no connection after " + limit;
        delivered(trip, now);
    }

    @Override
    public void delivered(HttpCourier.Trip trip, long now) {
        Errand done = errand;
        errand = null;
        loop.clear(deadline);
        if (done != null) {
            done.answer().complete(answer(done, trip, now));
        }
    }

    private static HttpAnswer answer(Errand done, HttpCourier.Trip trip, long now) {
        AnswerContent content = trip.failureKind.isEmpty() ? trip.content : null;
        return new HttpAnswer(
                trip.instance(),
                Objects.requireNonNullElse(trip.answeredBy, ""),
                trip.status,
                content == null ? List.of() : content.headers(),
                content == null ? new byte[0] : content.body(),
                trip.isSent() ? trip.sentNanos : done.startNanos(),
                now,
                trip.bytesIn,
                trip.bytesOut,
                trip.protocol,
                trip.connections(),
                trip.failureKind,
                trip.failure);
    }

    /** Close all connections. Called when the user's last code has run. */
    public void close() {
        loop.post(() -> {
            courier.close();
            links.close();
        });
    }
}
