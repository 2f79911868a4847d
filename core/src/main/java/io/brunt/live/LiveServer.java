// SPDX-License-Identifier: Apache-2.0
package io.brunt.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.brunt.live.Broadcast.Event;
import io.brunt.report.LiveHtml;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Serves one page and its events on loopback.
 *
 * <p>A token in the path keeps other users of this machine out. A page of another site that has its name point to loopback
 * (DNS rebinding) is known by its {@code Host}. Whoever has it wrong learns nothing: it is 404 all the same.
 */
final class LiveServer implements AutoCloseable {

    /** Each has a thread for as long as it looks. */
    static final int MOST_LISTENERS = 8;

    private static final int THREADS = MOST_LISTENERS + 4;
    private static final int TOKEN_BYTES = 24;
    private static final long ALIVE_MILLIS = 5_000;
    private static final long LAST_WORD_MILLIS = 1_000;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Broadcast broadcast;
    private final byte[] page;
    private final byte[] token;
    private final String path;
    private final Set<String> hosts;

    private LiveServer(HttpServer server, ExecutorService threads, String page, Broadcast broadcast) {
        this.server = server;
        this.threads = threads;
        this.broadcast = broadcast;
        this.page = page.getBytes(StandardCharsets.UTF_8);
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        token = text.getBytes(StandardCharsets.US_ASCII);
        path = "/" + text + "/";
        int port = server.getAddress().getPort();
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    static LiveServer start(String page, Broadcast broadcast) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "brunt-live-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        LiveServer live = new LiveServer(server, threads, page, broadcast);
        server.setExecutor(threads);
        server.createContext("/", live::answer);
        server.start();
        return live;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
            String wanted = wanted(exchange);
            if (wanted == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else if (wanted.isEmpty()) {
                page(exchange);
            } else if (wanted.equals("events")) {
                events(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** What is asked for behind the token, or null if it is not ours to answer. */
    private @Nullable String wanted(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String asked = exchange.getRequestURI().getRawPath();
        int end = asked.indexOf('/', 1);
        if (host == null || !hosts.contains(host) || end < 0) {
            return null;
        }
        byte[] given = asked.substring(1, end).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(token, given) ? asked.substring(end + 1) : null;
    }

    private void page(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", LiveHtml.policy());
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!broadcast.join(MOST_LISTENERS)) {
            exchange.getResponseHeaders().set("Retry-After", "5");
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            // Closed before leaving: whoever has left has got all of it.
            try (OutputStream out = exchange.getResponseBody()) {
                send(out);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            broadcast.leave();
        }
    }

    /** Until nothing comes any more, or nobody reads it. */
    private void send(OutputStream out) throws IOException, InterruptedException {
        long seen = 0;
        write(out, "retry: 1000\n\n");
        while (true) {
            Event event = broadcast.await(seen, ALIVE_MILLIS);
            if (event != null) {
                seen = event.number();
                write(out, event.frame());
            } else if (broadcast.isClosed()) {
                return;
            } else {
                // A comment: who has gone is noticed only by writing to him.
                write(out, ":\n\n");
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            broadcast.awaitNobody(LAST_WORD_MILLIS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        server.stop(0);
        threads.shutdownNow();
        try {
            threads.awaitTermination(LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
