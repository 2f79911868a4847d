// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Answers each request at a moment that is known beforehand. */
final class TruthServer implements AutoCloseable {

    /** What is known of a request. */
    interface Truth {

        /**
         * Tell how long the answer takes.
         *
         * @param request from 0
         * @param sinceFirst when it came, counted from the first one
         */
        Duration of(long request, Duration sinceFirst);
    }

    private final Truth truth;
    private final int shedEvery;
    private final HttpServer server;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong firstNanos = new AtomicLong();

    private TruthServer(Truth truth, int shedEvery) throws IOException {
        this.truth = truth;
        this.shedEvery = shedEvery;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.createContext("/", this::answer);
        server.start();
    }

    static TruthServer of(Truth truth) throws IOException {
        return new TruthServer(truth, Integer.MAX_VALUE);
    }

    /** Answers 503 to one request of so many, likewise in time. */
    static TruthServer shedding(int every, Truth truth) throws IOException {
        return new TruthServer(truth, every);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The one thread of the server only takes requests in: none waits for another's answer. */
    private void answer(HttpExchange exchange) {
        long now = System.nanoTime();
        firstNanos.compareAndSet(0, now);
        long request = requests.getAndIncrement();
        Duration due = truth.of(request, Duration.ofNanos(now - firstNanos.get()));
        clock.schedule(
                () -> {
                    exchange.sendResponseHeaders(request % shedEvery == shedEvery - 1L ? 503 : 200, -1);
                    exchange.close();
                    return null;
                },
                due.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
        clock.shutdownNow();
    }
}
