// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.http.HttpRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers close connections that idle. Whether a request was under way makes all the difference. */
class IdleConnectionsTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/");
    private static final HttpRequest POST = HttpRequest.of("POST", "/").withBody("{}");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static LoadPlan pausing(int iterations, int users, String pause) {
        return LoadPlan.builder(new LoadModel.IterationsPerUser(iterations, users, Duration.ofSeconds(20)))
                .thinkTime(ThinkTime.parse(pause))
                .build();
    }

    private static LoadPlan inARow(int iterations) {
        return LoadPlan.builder(new LoadModel.SharedIterations(iterations, 1, Duration.ofSeconds(20)))
                .build();
    }

    @Nested
    class ClosedWhileTheUserPauses {

        @Test
        void isMetByANewConnection() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send(OK);
                return false;
            })) {
                Recording recording = run(pausing(5, 2, "200ms"), POST, server.url());

                assertThat(recording.whole().tally().completed()).isEqualTo(10);
                assertThat(recording.connections()).isEqualTo(new Connections(10, 8, 0));
                assertThat(server.connections()).isEqualTo(10);
            }
        }

        @Test
        void isMetByANewConnectionAfterAReset() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send(OK);
                // The server's own doing: amid the user's pause, so that the reset neither overtakes the answer nor is
                // late.
                TimeUnit.MILLISECONDS.sleep(150);
                return exchange.reset();
            })) {
                Recording recording = run(pausing(4, 1, "300ms"), POST, server.url());

                assertThat(recording.whole().tally().completed()).isEqualTo(4);
                assertThat(recording.connections()).isEqualTo(new Connections(4, 3, 0));
            }
        }

        @Test
        void isForeseenWhereTheServerSaysWhen() throws IOException {
            String answer = "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1, max=100\r\nContent-Length: 2\r\n\r\nok";
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send(answer);
                return true;
            })) {
                Recording recording = run(pausing(3, 1, "900ms"), POST, server.url());

                assertThat(recording.connections()).isEqualTo(new Connections(3, 2, 0));
                assertThat(run(pausing(3, 1, "50ms"), POST, server.url()).connections())
                        .isEqualTo(new Connections(1, 0, 0));
            }
        }

        @Test
        void isNoReconnectWhereTheAnswerAnnouncedIt() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
                return false;
            })) {
                assertThat(run(pausing(4, 1, "20ms"), GET, server.url()).connections())
                        .isEqualTo(new Connections(4, 0, 0));
            }
        }

        @Test
        void countsNothingInTheWarmUp() throws IOException {
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(1, Duration.ofMillis(300)))
                    .warmup(Duration.ofMillis(500))
                    .build();
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send(OK);
                return true;
            })) {
                Recording recording = run(plan, GET, server.url());

                assertThat(recording.whole().tally().completed()).isPositive();
                assertThat(recording.connections()).isEqualTo(Connections.NONE);
            }
        }
    }

    @Nested
    class ClosedUnderARequest {

        /** Closes each connection right after its second request came, without a byte of answer. */
        private final ScriptedServer.Script closesUnderTheSecond = exchange -> {
            if (exchange.number() == 1) {
                return false;
            }
            exchange.send(OK);
            return true;
        };

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
        void sendsAnIdempotentRequestOnceMore(String method) throws IOException {
            String answer = method.equals("HEAD") ? OK.substring(0, OK.length() - 2) : OK;
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                if (exchange.number() == 1) {
                    return false;
                }
                exchange.send(answer);
                return true;
            })) {
                Recording recording = run(inARow(6), HttpRequest.of(method, "/"), server.url());

                assertThat(recording.whole().tally().completed()).isEqualTo(6);
                assertThat(recording.connections()).isEqualTo(new Connections(6, 5, 5));
                assertThat(server.heads()).hasSize(6 + 5);
            }
        }

        @Test
        void sendsItOnceMoreAfterAReset() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                if (exchange.number() == 1) {
                    return exchange.reset();
                }
                exchange.send(OK);
                return true;
            })) {
                Recording recording = run(inARow(4), GET, server.url());

                assertThat(recording.whole().tally().completed()).isEqualTo(4);
                assertThat(recording.connections()).isEqualTo(new Connections(4, 3, 3));
            }
        }

        @Test
        void letsTheTimeRunOn() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                if (exchange.number() == 1) {
                    new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
                    return false;
                }
                exchange.send(OK);
                return true;
            })) {
                Recording recording = run(inARow(2), GET, server.url());

                assertThat(recording.connections().resent()).isEqualTo(1);
                assertThat(recording.whole().responseTime().max())
                        .isBetween(Duration.ofMillis(299), Duration.ofSeconds(5));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PATCH"})
        void neverRepeatsWhatMayHaveBeenActedOn(String method) throws IOException {
            try (ScriptedServer server = new ScriptedServer(closesUnderTheSecond)) {
                Recording recording = run(inARow(6), HttpRequest.of(method, "/").withBody("{}"), server.url());

                assertThat(server.heads()).hasSize(6);
                assertThat(recording.whole().tally().errors()).isEqualTo(3);
                assertThat(recording.connections().resent()).isZero();
                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("closed-idle");
                    assertThat(it.sample())
                            .contains(
                                    "while a " + method + " was on its way", "keepalive_timeout", "Connection: close");
                });
            }
        }

        @Test
        void neverRepeatsOnAFreshConnection() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> false)) {
                Recording recording = run(inARow(4), GET, server.url());

                assertThat(server.heads()).hasSize(4);
                assertThat(recording.connections()).isEqualTo(new Connections(4, 0, 0));
                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("closed-early");
                    assertThat(it.count()).isEqualTo(4);
                });
            }
        }

        @Test
        void repeatsOnlyOnce() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                if (exchange.connection() == 0 && exchange.number() == 0) {
                    exchange.send(OK);
                    return true;
                }
                return false;
            })) {
                Recording recording = run(inARow(2), GET, server.url());

                assertThat(server.heads()).hasSize(3);
                assertThat(recording.connections()).isEqualTo(new Connections(2, 1, 1));
                assertThat(recording.errors())
                        .singleElement()
                        .satisfies(it -> assertThat(it.kind()).isEqualTo("closed-early"));
            }
        }

        @Test
        void repeatsNothingOnceAByteOfAnswerCame() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send(exchange.number() == 0 ? OK : "H");
                return exchange.number() == 0;
            })) {
                Recording recording = run(inARow(4), GET, server.url());

                assertThat(server.heads()).hasSize(4);
                assertThat(recording.connections().resent()).isZero();
                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("closed-early");
                    assertThat(it.count()).isEqualTo(2);
                });
            }
        }
    }

    @Nested
    class AnsweredEarly {

        @Test
        void readsTheAnswerOfAServerThatRefusesABodyAndCloses() throws IOException {
            HttpRequest large = HttpRequest.of("POST", "/").withBody("x".repeat(8 << 20));
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                return false;
            })) {
                server.leaveBodiesUnread();
                Recording recording = run(inARow(3), large, server.url());

                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("status-413");
                    assertThat(it.count()).isEqualTo(3);
                });
            }
        }
    }
}
