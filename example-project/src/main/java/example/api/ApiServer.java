// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Speak HTTP, with the JDK's own server: read the request, let the router answer, count, send. */
final class ApiServer {

    static final int MAX_BODY_BYTES = 64 * 1024;

    /** How many connections may wait to be accepted. The JDK asks for 50, too few for a thousand users at once. */
    private static final int BACKLOG = 1024;

    static {
        // The JDK reads these once, when its server's classes are loaded; -D on the command line wins.
        //
        // Headers and body are written apart, and Nagle would hold back the second for the client's delayed ACK: 40 ms.
        byDefault("sun.net.httpserver.nodelay", "true");
        // Beyond 200 idle connections the JDK closes each after its answer, and users would have to connect anew.
        byDefault("sun.net.httpserver.maxIdleConnections", "10000");
        // Longer than the balancer's (nginx: 60 s): who closes first is never surprised by a request on its way.
        byDefault("sun.net.httpserver.idleInterval", "300");
        // Swallow so much of a refused body. A connection closed over unread bytes is reset, and the 413 with it.
        byDefault("sun.net.httpserver.drainAmount", String.valueOf(1024 * 1024));
    }

    private final HttpServer http;
    private final Workers workers;
    private final String instance;
    private final int rounds;
    private final Router router;
    private final ServedRequests served;
    private final AtomicInteger running = new AtomicInteger();
    private final long startNanos = System.nanoTime();
    private volatile boolean isStopping;

    private ApiServer(ApiOptions options, HttpServer http, Workers workers) {
        this.http = http;
        this.workers = workers;
        this.instance = options.instance().orElse("api-" + http.getAddress().getPort());
        this.rounds = options.rounds();
        this.router = new Router()
                .route("POST", "/process", new ProcessEndpoint(new HashChain(options.rounds()), options.delay()))
                .route("GET", "/health", request -> health())
                .route("GET", "/stats", request -> Reply.json(200, statistics()));
        this.served = new ServedRequests(router.paths());
    }

    /** Return a server that accepts requests and is warm. */
    static ApiServer start(ApiOptions options) throws IOException {
        warmUp(new ProcessEndpoint(new HashChain(options.rounds()), Duration.ZERO));
        HttpServer http = HttpServer.create(new InetSocketAddress(options.host(), options.port()), BACKLOG);
        ApiServer server = new ApiServer(options, http, Workers.start());
        http.setExecutor(server.workers.executor());
        http.createContext("/", server::serve);
        http.start();
        return server;
    }

    /**
     * Let the JIT compiler see the work before anybody waits for it: whoever says that it is healthy should be quick.
     *
     * <p>In the interpreter a request takes some hundred times as long, and the first second of load would be spent on
     * that. Takes half a second at most; nothing of it is counted.
     */
    private static void warmUp(Endpoint endpoint) {
        Request request =
                new Request("POST", "/process", "{\"payload\":\"warm-up\"}".getBytes(StandardCharsets.UTF_8));
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        try {
            for (int i = 0; i < 1_000 && System.nanoTime() - endNanos < 0; i++) {
                endpoint.answer(request);
            }
        } catch (Refusal | InterruptedException e) {
            throw new IllegalStateException("the warm-up must be answered like any request", e);
        }
    }

    URI url() {
        InetSocketAddress address = http.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort());
    }

    String describe() {
        return instance + " listens on " + url() + " with " + workers.kind() + ", " + rounds + " rounds a request";
    }

    /**
     * Return what was served since the start.
     *
     * <p>An answer is counted just before it is sent, so whoever holds it finds it counted here.
     */
    JsonObject statistics() {
        JsonObject json = new JsonObject();
        json.addProperty("instance", instance);
        json.addProperty("seconds", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos) / 1000.0);
        json.addProperty("running", running.get());
        json.add("served", served.toJson());
        return json;
    }

    /**
     * Accept no more connections, let running requests finish, and stop.
     *
     * @return whether all were answered within {@code grace}
     */
    boolean stop(Duration grace) {
        long deadlineNanos = System.nanoTime() + grace.toNanos();
        isStopping = true;
        // Closes the listening socket at once and then waits. On Java 17 it waits to the end even if nothing runs (later
        // JDKs notice), so it waits on a thread of its own while we look at our own count.
        Thread closing = new Thread(() -> http.stop((int) grace.toSeconds()), "close");
        closing.setDaemon(true);
        closing.start();
        boolean isDrained = isIdleBefore(deadlineNanos);
        http.stop(0);
        workers.executor().shutdownNow();
        return isDrained;
    }

    /** Idle means twice in a row: a request whose headers are just being read is not counted yet. */
    private boolean isIdleBefore(long deadlineNanos) {
        int idleLooks = 0;
        try {
            while (System.nanoTime() - deadlineNanos < 0) {
                idleLooks = running.get() == 0 ? idleLooks + 1 : 0;
                if (idleLooks == 2) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return running.get() == 0;
    }

    private Reply health() {
        JsonObject json = new JsonObject();
        json.addProperty("status", isStopping ? "STOPPING" : "UP");
        json.addProperty("instance", instance);
        return Reply.json(isStopping ? 503 : 200, json);
    }

    private void serve(HttpExchange exchange) throws IOException {
        running.incrementAndGet();
        try {
            // Of a request such as OPTIONS * there is no path.
            String path = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
            Reply reply = answer(exchange, path);
            served.count(path, reply.status());
            send(exchange, reply);
        } finally {
            exchange.close();
            running.decrementAndGet();
        }
    }

    private Reply answer(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return Reply.problem(413, "A body may have at most " + MAX_BODY_BYTES + " bytes");
        }
        try {
            return router.answer(new Request(exchange.getRequestMethod(), path, body));
        } catch (InterruptedException | RuntimeException e) {
            // Why is for the log: it may hold what is none of the caller's business.
            e.printStackTrace();
            return Reply.problem(500, "Something went wrong in " + instance);
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body();
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("X-Instance", instance);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (isStopping) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void byDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
