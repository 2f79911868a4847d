// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.record.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that behave, each in its own way. Their own counts are the other side of the sums. */
@Timeout(60)
class OrdinaryServersTest {

    private static final HttpRequest POST = HttpRequest.of("POST", "/").withBody("{}");
    private static final byte[] LARGE = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger served = new AtomicInteger();

    private static LoadPlan perUser(int iterations, int users, String pause) {
        return LoadPlan.builder(new LoadModel.IterationsPerUser(iterations, users, Duration.ofSeconds(30)))
                .thinkTime(ThinkTime.parse(pause))
                .build();
    }

    private void assertServed(Recording recording, int requests) {
        assertThat(recording.errors()).isEmpty();
        assertThat(recording.whole().tally().completed()).isEqualTo(requests);
        // A request whose connection was closed while it was on its way was served or not: nobody knows.
        assertThat(served.get())
                .isBetween(requests, requests + (int) recording.connections().resent());
    }

    @Nested
    class Jetty {

        private final Server server = new Server();
        private final ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory());

        private URI start() throws Exception {
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(new Handler.Abstract() {
                @Override
                public boolean handle(Request request, Response response, Callback callback) throws IOException {
                    served.incrementAndGet();
                    Content.Source.asString(request);
                    if (request.getHttpURI().getPath().equals("/chunked")) {
                        response.setTrailersSupplier(() -> HttpFields.build().put("Sum", "1"));
                    }
                    response.write(
                            false,
                            ByteBuffer.wrap(LARGE),
                            Callback.from(
                                    () -> response.write(true, ByteBuffer.wrap(LARGE), callback), callback::failed));
                    return true;
                }
            });
            server.start();
            return URI.create("http://127.0.0.1:" + connector.getLocalPort());
        }

        @AfterEach
        void stop() throws Exception {
            server.stop();
        }

        @Test
        void sendsLargeBodiesInChunksWithTrailers() throws Exception {
            Recording recording = HttpRuns.run(
                    perUser(20, 4, "0s"), HttpRequest.of("POST", "/chunked").withBody("{}"), start());

            assertServed(recording, 80);
            assertThat(recording.whole().tally().bytesIn()).isGreaterThan(80L * 2 * LARGE.length);
            assertThat(recording.connections().opened()).isEqualTo(4);
        }

        @Test
        void closesConnectionsThatIdleJustWhenTheUserComesBack() throws Exception {
            connector.setIdleTimeout(150);

            Recording recording = HttpRuns.run(perUser(6, 4, "130ms..170ms"), HttpRequest.of("GET", "/"), start());

            assertServed(recording, 24);
            assertThat(recording.connections().reconnects()).isPositive();
        }

        @Test
        void closesConnectionsBeyondItsLimit() throws Exception {
            server.addBean(new NetworkConnectionLimit(2, connector));
            connector.setIdleTimeout(200);

            Recording recording = HttpRuns.run(perUser(5, 6, "0s"), POST, start());

            long errors = recording.whole().tally().errors();
            assertThat(recording.whole().tally().completed() + errors).isEqualTo(30);
            // One may have been served whose connection was closed before its answer went out.
            assertThat(served.get()).isBetween((int) (30 - errors), 30);
            assertThat(recording.errors()).allMatch(it -> it.kind().equals("closed-early"));
        }
    }

    @Nested
    class TheJdksServer {

        private final ExecutorService threads = Executors.newFixedThreadPool(2);
        private HttpServer server;

        private URI start() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                served.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(LARGE);
                }
            });
            server.start();
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @AfterEach
        void stop() {
            server.stop(0);
            threads.shutdownNow();
        }

        @Test
        void sendsLargeBodiesInChunks() throws IOException {
            Recording recording = HttpRuns.run(perUser(20, 4, "0s"), POST, start());

            assertServed(recording, 80);
            assertThat(recording.whole().tally().bytesIn()).isGreaterThan(80L * LARGE.length);
            assertThat(recording.connections().opened()).isEqualTo(4);
        }

        @Test
        void letsMoreUsersWaitThanItHasThreads() throws IOException {
            assertServed(HttpRuns.run(perUser(10, 20, "0s"), POST, start()), 200);
        }
    }
}
