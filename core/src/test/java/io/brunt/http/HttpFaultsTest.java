// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.http.HttpRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.engine.StopSignal;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Ending;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HttpFaultsTest {

    private static final Ending ENOUGH = Ending.interrupted("enough");

    private static final HttpRequest GET = HttpRequest.of("GET", "/");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static LoadPlan iterations(int count) {
        return LoadPlan.builder(new LoadModel.SharedIterations(count, 1, Duration.ofSeconds(20)))
                .build();
    }

    @Nested
    class ValidAnswers {

        @Test
        void countsABodyThatEndsWithTheStream() throws IOException {
            String answer = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + "x".repeat(1000);
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send(answer);
                return false;
            })) {
                Tally tally = run(iterations(5), GET, server.url()).whole().tally();

                assertThat(tally.completed()).isEqualTo(5);
                assertThat(tally.bytesIn()).isEqualTo(5L * answer.length());
            }
        }

        @Test
        void waitsForNoBodyAfterHeadAnd204() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send(
                        exchange.head().startsWith("HEAD")
                                ? "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
                                : "HTTP/1.1 204 No Content\r\n\r\n");
                return true;
            })) {
                assertThat(run(iterations(5), HttpRequest.of("HEAD", "/"), server.url())
                                .whole()
                                .tally()
                                .completed())
                        .isEqualTo(5);
                assertThat(run(iterations(5), GET, server.url()).whole().tally().completed())
                        .isEqualTo(5);
                assertThat(server.connections()).isEqualTo(2);
            }
        }

        @Test
        void speaksToAnIpv6LiteralWithBracketsAndSendsThePathAsItWasWritten() throws IOException {
            try (ScriptedServer server = new ScriptedServer(
                    exchange -> {
                        exchange.send(OK);
                        return true;
                    },
                    InetAddress.getByName("::1"))) {
                HttpRequest request = HttpRequest.of("GET", "/css?family=Lato:400,700|Roboto+Slab&q=a%20b%2Fc");

                run(iterations(1), request, server.url());

                assertThat(server.heads())
                        .singleElement()
                        .asString()
                        .contains("GET /css?family=Lato:400,700%7CRoboto+Slab&q=a%20b%2Fc HTTP/1.1")
                        .contains("Host: [0:0:0:0:0:0:0:1]:" + server.url().getPort());
            }
        }
    }

    @Nested
    class BrokenAnswers {

        @Test
        void callsAShortBodyTruncated() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(500));
                return false;
            })) {
                Recording recording = run(iterations(4), GET, server.url());

                assertThat(recording.whole().tally().errors()).isEqualTo(4);
                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("closed-early");
                    assertThat(it.sample()).contains("truncated");
                });
            }
        }

        @Test
        void losesOneRequestNotTheRunToAMalformedAnswer() throws IOException {
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send(exchange.connection() == 0 ? "NOT HTTP AT ALL\r\n\r\n" : OK);
                return true;
            })) {
                Recording recording = run(iterations(5), GET, server.url());

                assertThat(recording.whole().tally().completed()).isEqualTo(4);
                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("malformed");
                    assertThat(it.sample()).contains("NOT HTTP AT ALL");
                });
            }
        }
    }

    @Nested
    class WhenTheServerStalls {

        @Test
        void timesOutInTheMiddleOfABody() throws IOException {
            CountDownLatch over = new CountDownLatch(1);
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n");
                over.await();
                return false;
            })) {
                Recording recording = run(iterations(3), GET.withTimeout(Duration.ofMillis(300)), server.url());

                assertThat(recording.whole().tally().errors()).isEqualTo(3);
                assertThat(recording.errors())
                        .singleElement()
                        .satisfies(it -> assertThat(it.kind()).isEqualTo("response-timeout"));
                assertThat(recording.whole().responseTime().min())
                        .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
            } finally {
                over.countDown();
            }
        }

        @Test
        void abandonsWhatHasNotEndedAfterTheGracefulStop() throws IOException {
            CountDownLatch over = new CountDownLatch(1);
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(3, Duration.ofMillis(300)))
                    .gracefulStop(Duration.ofMillis(200))
                    .build();
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                over.await();
                return false;
            })) {
                Tally tally = run(plan, GET, server.url()).whole().tally();

                assertThat(tally.started()).isEqualTo(3);
                assertThat(tally.abandoned()).isEqualTo(3);
            } finally {
                over.countDown();
            }
        }

        @Test
        void dropsArrivalsWhenNoUserIsFree() throws IOException {
            CountDownLatch over = new CountDownLatch(1);
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(50), Duration.ofSeconds(1)))
                    .maxUsers(10)
                    .gracefulStop(Duration.ZERO)
                    .build();
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                over.await();
                return false;
            })) {
                Recording recording = run(plan, GET, server.url());

                assertThat(recording.delivery().due()).isEqualTo(50);
                assertThat(recording.delivery().started()).isEqualTo(10);
                assertThat(recording.delivery().dropped()).isEqualTo(40);
                assertThat(recording.whole().tally().abandoned()).isEqualTo(10);
            } finally {
                over.countDown();
            }
        }

        @Test
        void countsResponseTimeFromTheIntendedStart() throws IOException {
            // One user, an arrival each 100 ms, an answer after 250 ms: an open model must not wait for it.
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(1, Duration.ofSeconds(2)))
                    .pacing(Duration.ofMillis(100))
                    .build();
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                new CountDownLatch(1).await(250, TimeUnit.MILLISECONDS);
                exchange.send(OK);
                return true;
            })) {
                Recording recording = run(plan, GET, server.url());

                // Held up by the one before: due 100 ms after its start, begun 250 ms after it, so 150 + 250 ms.
                assertThat(recording.whole().responseTime().percentile(50))
                        .isBetween(Duration.ofMillis(395), Duration.ofMillis(600));
                assertThat(recording.whole().serviceTime().percentile(50))
                        .isBetween(Duration.ofMillis(249), Duration.ofMillis(395));
            }
        }

        @Test
        void endsAtOnceWhenItIsStopped() throws IOException {
            CountDownLatch over = new CountDownLatch(1);
            StopSignal stop = new StopSignal();
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(100), Duration.ofMinutes(5)))
                    .build();
            try (ScriptedServer server = new ScriptedServer(exchange -> {
                stop.stop(ENOUGH);
                over.await();
                return false;
            })) {
                Recording recording = run(plan, GET, 1, stop, server.url());

                assertThat(recording.ending()).contains(ENOUGH);
                assertThat(recording.whole().tally().abandoned()).isPositive();
                assertThat(recording.measuredTime()).isLessThan(Duration.ofMinutes(1));
            } finally {
                over.countDown();
            }
        }
    }

    @Test
    void sharesOneBudgetBetweenSeveralLoops() throws IOException {
        LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(200, 8, Duration.ofSeconds(20)))
                .build();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            exchange.send(OK);
            return true;
        })) {
            Recording recording = run(plan, GET, 3, new StopSignal(), server.url());

            assertThat(recording.whole().tally().completed()).isEqualTo(200);
            assertThat(server.heads()).hasSize(200);
            // A loop that is done early leaves nothing to the users of the others.
            assertThat(server.connections()).isBetween(1, 8);
        }
    }
}
