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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Speak HTTP, with the JDK's own server: read the request, let the router answer, count, send. */
final class ApiServer {

    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

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
    private final Jobs jobs;
    private final ApiMeters meters = new ApiMeters();
    private volatile boolean isStopping;

    private ApiServer(ApiOptions options, HttpServer http, Workers workers, Jobs jobs) {
        this.http = http;
        this.workers = workers;
        this.instance = options.instance().orElse("api-" + http.getAddress().getPort());
        this.rounds = options.rounds();
        this.jobs = jobs;
        this.router = router(options);
        meters.watch(jobs);
    }

    /** What costs is limited. Not what tells how we are: an instance under load must not look dead. */
    private Router router(ApiOptions options) {
        TokenBucket bucket = new TokenBucket(options.limit(), System::nanoTime);
        Endpoint process = new ProcessEndpoint(new HashChain(options.rounds()), options.delay());
        JobEndpoints endpoints = new JobEndpoints(jobs, meters);
        return new Router()
                .route("POST", "/process", new Limited(process, bucket, meters))
                .route("POST", "/jobs", new Limited(endpoints::submit, bucket, meters))
                .route("GET", "/jobs/{id}", endpoints::show)
                .route("GET", "/health", request -> state("UP", 200))
                .route("GET", "/ready", request -> isStopping ? state("STOPPING", 503) : state("READY", 200))
                .route("GET", "/metrics", request -> new Reply(200, METRICS, meters.text(), Map.of()));
    }

    /** Return a server that accepts requests and is warm. */
    static ApiServer start(ApiOptions options) throws IOException {
        warmUp(new ProcessEndpoint(new HashChain(options.rounds()), Duration.ZERO));
        HttpServer http = HttpServer.create(new InetSocketAddress(options.host(), options.port()), BACKLOG);
        Jobs jobs = Jobs.start(options.jobs(), new HashChain(options.rounds()));
        ApiServer server = new ApiServer(options, http, Workers.start(), jobs);
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
        Request request = new Request("POST", "", "{\"payload\":\"warm-up\"}".getBytes(StandardCharsets.UTF_8));
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

    /** Return what was answered since the start, by path and status. */
    JsonObject served() {
        return meters.served();
    }

    /**
     * Accept no more connections, let running requests and promised jobs finish, and stop.
     *
     * @return whether all was done within {@code grace}
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
        boolean isDone = jobs.stop(Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())));
        http.stop(0);
        workers.executor().shutdownNow();
        meters.close();
        return isDrained && isDone;
    }

    /** Idle means twice in a row: a request whose headers are just being read is not counted yet. */
    private boolean isIdleBefore(long deadlineNanos) {
        int idleLooks = 0;
        try {
            while (System.nanoTime() - deadlineNanos < 0) {
                idleLooks = meters.active() == 0 ? idleLooks + 1 : 0;
                if (idleLooks == 2) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return meters.active() == 0;
    }

    private Reply state(String status, int code) {
        JsonObject json = new JsonObject();
        json.addProperty("status", status);
        json.addProperty("instance", instance);
        return Reply.json(code, json);
    }

    private void serve(HttpExchange exchange) throws IOException {
        long startNanos = System.nanoTime();
        meters.began();
        try {
            // Of a request such as OPTIONS * there is no path.
            String path = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
            Reply reply = answer(exchange, path);
            meters.answered(
                    exchange.getRequestMethod(), router.route(path), reply.status(), System.nanoTime() - startNanos);
            send(exchange, reply);
        } finally {
            exchange.close();
            meters.ended();
        }
    }

    private Reply answer(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return Reply.problem(413, "A body may have at most " + MAX_BODY_BYTES + " bytes");
        }
        try {
            return router.answer(exchange.getRequestMethod(), path, body);
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
