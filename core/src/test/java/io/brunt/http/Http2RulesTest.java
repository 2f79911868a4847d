// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.http.Http2Runs.inARow;
import static io.brunt.http.Http2Runs.isOneError;
import static io.brunt.http.Http2Runs.iterations;
import static io.brunt.http.Http2Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brunt.http.ScriptedH2Server.Request;
import io.brunt.http.ScriptedH2Server.Script;
import io.brunt.http.ScriptedH2Server.Talk;
import io.brunt.plan.HttpRequest;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Http2RulesTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/");

    @Nested
    class WithSettings {

        private static Script allowing(int streams) {
            return new Script() {
                @Override
                public void greet(Talk talk) throws IOException {
                    talk.settings(H2Frame.MAX_CONCURRENT_STREAMS, streams);
                }

                @Override
                public void request(Talk talk, Request request) throws IOException {
                    talk.ok(request);
                }
            };
        }

        @Test
        void makesAConnectionForEachUserWhereOneStreamIsAllowed() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server(allowing(1))) {
                Recording recording = run(iterations(400, 4), GET, server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(recording.connections()).isEqualTo(new Connections(4, 0, 0));
                assertThat(server.connections()).isEqualTo(4);
            }
        }

        @Test
        void neverOpensMoreStreamsThanAreAllowed() throws IOException {
            AtomicInteger most = new AtomicInteger();
            Map<Talk, AtomicInteger> open = new ConcurrentHashMap<>();
            Executor later = CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS);
            try (ScriptedH2Server server = new ScriptedH2Server(new Script() {
                @Override
                public void greet(Talk talk) throws IOException {
                    talk.settings(H2Frame.MAX_CONCURRENT_STREAMS, 3);
                }

                @Override
                public void request(Talk talk, Request request) {
                    AtomicInteger now = open.computeIfAbsent(talk, it -> new AtomicInteger());
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    later.execute(() -> {
                        now.decrementAndGet();
                        talk.okFromElsewhere(request);
                    });
                }
            })) {
                Recording recording = run(iterations(300, 9), GET, server.url());

                assertThat(recording.whole().tally().completed()).isEqualTo(300);
                assertThat(recording.connections().opened()).isEqualTo(3);
                assertThat(most.get()).isEqualTo(3);
            }
        }

        @Test
        void waitsWhereNoneIsAllowedUntilItIs() throws IOException {
            HttpRequest impatient = GET.withTimeout(Duration.ofMillis(300));
            try (ScriptedH2Server server = new ScriptedH2Server(allowing(0))) {
                isOneError(run(inARow(1), impatient, server.url()), "connect-timeout", 1, "300 ms");
                assertThat(server.connections()).isEqualTo(1);
            }
        }

        @Test
        void obeysALimitThatIsLiftedLater() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server(new Script() {
                @Override
                public void greet(Talk talk) throws IOException {
                    talk.settings(H2Frame.MAX_CONCURRENT_STREAMS, 0);
                    talk.settings(H2Frame.MAX_CONCURRENT_STREAMS, 10);
                }

                @Override
                public void request(Talk talk, Request request) throws IOException {
                    talk.ok(request);
                }
            })) {
                Recording recording = run(iterations(50, 5), GET, server.url());

                assertThat(recording.whole().tally().completed()).isEqualTo(50);
                assertThat(server.connections()).isEqualTo(1);
                assertThat(server.frames(H2Frame.SETTINGS).stream().filter(it -> it.flags() == H2Frame.ACK))
                        .hasSize(2);
            }
        }

        @Test
        void sendsABodyNoFasterThanItsWindowAllows() throws IOException {
            HttpRequest large = HttpRequest.of("POST", "/").withBody("x".repeat(100_000));
            try (ScriptedH2Server server = new ScriptedH2Server(new Script() {
                @Override
                public void greet(Talk talk) throws IOException {
                    talk.settings(H2Frame.INITIAL_WINDOW_SIZE, 1_000);
                    talk.settings(H2Frame.INITIAL_WINDOW_SIZE, 200_000);
                }

                @Override
                public void request(Talk talk, Request request) throws IOException {
                    talk.ok(request);
                }
            })) {
                // The connection's own window of 65,535 bytes is never opened here.
                Recording recording = run(inARow(1), large.withTimeout(Duration.ofMillis(300)), server.url());

                isOneError(recording, "response-timeout", 1, "300 ms");
                assertThat(server.frames(H2Frame.DATA).stream().mapToInt(it -> it.payload().length))
                        .allMatch(it -> it <= 16_384);
                assertThat(server.frames(H2Frame.DATA).stream()
                                .mapToInt(it -> it.payload().length)
                                .sum())
                        .isEqualTo(65_535);
            }
        }

        @Test
        void answersAPing() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                talk.frame(H2Frame.PING, 0, 0, "ping-it!".getBytes(StandardCharsets.US_ASCII));
                talk.ok(request);
            })) {
                Recording recording = run(inARow(2), GET, server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(server.frames(H2Frame.PING)).isNotEmpty().allSatisfy(it -> {
                    assertThat(it.flags()).isEqualTo(H2Frame.ACK);
                    assertThat(it.payload()).asString().isEqualTo("ping-it!");
                });
            }
        }
    }

    @Nested
    class OtherAnswers {

        @Test
        void takesPaddingInterimAnswersHeadsInPiecesAndTrailers() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                int stream = request.stream();
                talk.headers(stream, 0, ":status", "103", "link", "</style.css>");
                byte[] block = talk.block(":status", "200", "content-length", "4", "x-long", "y".repeat(40));
                talk.frame(H2Frame.HEADERS, 0, stream, Arrays.copyOf(block, 1));
                talk.frame(H2Frame.CONTINUATION, 0, stream, Arrays.copyOfRange(block, 1, 2));
                talk.frame(
                        H2Frame.CONTINUATION, H2Frame.END_HEADERS, stream, Arrays.copyOfRange(block, 2, block.length));
                talk.data(stream, H2Frame.PADDED, "\3body\0\0\0");
                talk.headers(stream, H2Frame.END_STREAM, "checksum", "1");
            })) {
                Recording recording = run(inARow(20), GET, server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(recording.whole().tally().completed()).isEqualTo(20);
            }
        }

        @Test
        void callsABodyThatIsTooShortMalformedAndGoesOn() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                talk.headers(request.stream(), 0, ":status", "200", "content-length", "5");
                talk.data(request.stream(), H2Frame.END_STREAM, request.number() == 0 ? "four" : "fives");
            })) {
                Recording recording = run(inARow(3), GET, server.url());

                isOneError(recording, "malformed", 1, "not as long as its content-length says");
                assertThat(server.connections()).isEqualTo(1);
            }
        }

        @Test
        void endsAConnectionThatBreaksTheRules() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                if (talk.number() == 0) {
                    // And no answer: it might meet the end of the connection, and its failure hide what was said last.
                    talk.frame(H2Frame.PUSH_PROMISE, H2Frame.END_HEADERS, request.stream(), new byte[] {0, 0, 0, 2});
                } else {
                    talk.ok(request);
                }
            })) {
                Recording recording = run(inARow(3), GET, server.url());

                isOneError(recording, "malformed", 1, "a push that was not allowed");
                assertThat(recording.whole().tally().completed()).isEqualTo(2);
                // The last word on its connection: the run may be over before the server has read it.
                await().untilAsserted(
                                () -> assertThat(server.frames(H2Frame.GOAWAY)).hasSize(1));
            }
        }

        @Test
        void saysThatAServerDoesNotSpeakIt() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server(new Script() {
                @Override
                public void greet(Talk talk) throws IOException {
                    talk.raw("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                }

                @Override
                public void request(Talk talk, Request request) {}
            })) {
                isOneError(
                        run(iterations(6, 3), GET, server.url()),
                        "malformed",
                        6,
                        "the server does not speak HTTP/2: HTTP/1.1 400 Bad Request");
            }
        }

        @Test
        void asksWhetherAServerSpeaksItThatOnlyCloses() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server(new Script() {
                @Override
                public void greet(Talk talk) throws IOException {
                    talk.close();
                }

                @Override
                public void request(Talk talk, Request request) {}
            })) {
                isOneError(run(inARow(2), GET, server.url()), "closed-early", 2, "does it speak it?");
            }
        }
    }
}
