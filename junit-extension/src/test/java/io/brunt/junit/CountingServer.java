// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on loopback that remembers what it was asked. It answers 200, or the status in {@code /status/<code>};
 * {@code /moved} is a redirect to {@code /}, and {@code /login} gives a token and a cookie.
 */
final class CountingServer implements AutoCloseable {

    /** One request as it came in. */
    record Asked(String line, String contentType, String body) {}

    private final List<String> credentials = new CopyOnWriteArrayList<>();

    static {
        // Else it holds a body back for 40 ms: Nagle against delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    CountingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            credentials.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Cookie"));
            String path = exchange.getRequestURI().toString();
            asked.add(new Asked(exchange.getRequestMethod() + " " + path, type, body));
            switch (path) {
                case "/moved" -> {
                    exchange.getResponseHeaders().add("Location", "/");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/login" -> {
                    byte[] token = "{\"token\": \"t-1\"}".getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Set-Cookie", "session=s-1");
                    exchange.sendResponseHeaders(200, token.length);
                    exchange.getResponseBody().write(token);
                }
                default -> {
                    boolean told = path.startsWith("/status/");
                    exchange.sendResponseHeaders(
                            told ? Integer.parseInt(path.substring("/status/".length())) : 200, -1);
                }
            }
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    List<Asked> asked() {
        return asked;
    }

    /** {@code Authorization} and {@code Cookie} of each request, in the order in which they came. */
    List<String> credentials() {
        return credentials;
    }

    int count() {
        return asked.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
