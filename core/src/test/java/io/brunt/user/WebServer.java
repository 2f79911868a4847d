// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The JDK's server on loopback, answering as a test says, and counting what really came. */
final class WebServer implements AutoCloseable {

    static {
        // Else it holds a body back for 40 ms: Nagle against delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger served = new AtomicInteger();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** What happens to a request. */
    interface Answering {
        void answer(Call call) throws IOException, InterruptedException;
    }

    /** One request as it came. */
    record Call(HttpExchange exchange, String body) {
        String line() {
            return exchange.getRequestMethod() + " " + exchange.getRequestURI();
        }

        @Nullable
        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        Call with(String header, String value) {
            exchange.getResponseHeaders().add(header, value);
            return this;
        }

        void reply(int status, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
            if (!empty) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        }

        void redirect(int status, String location) throws IOException {
            with("Location", location).reply(status, "");
        }
    }

    WebServer(Answering answering) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            ports.add(exchange.getRemoteAddress().getPort());
            Call call =
                    new Call(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(call);
            try {
                answering.answer(call);
            } catch (InterruptedException over) {
                exchange.close();
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int served() {
        return served.get();
    }

    int connections() {
        return ports.size();
    }

    List<String> lines() {
        return calls.stream().map(Call::line).toList();
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
