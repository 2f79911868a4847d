// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.http.Http2Runs.inARow;
import static io.brunt.http.Http2Runs.isOneError;
import static io.brunt.http.Http2Runs.run;
import static io.brunt.http.ScriptedH2Server.CANCEL;
import static io.brunt.http.ScriptedH2Server.ENHANCE_YOUR_CALM;
import static io.brunt.http.ScriptedH2Server.INTERNAL_ERROR;
import static io.brunt.http.ScriptedH2Server.NO_ERROR;
import static io.brunt.http.ScriptedH2Server.REFUSED_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.http.ScriptedH2Server.Request;
import io.brunt.http.ScriptedH2Server.Script;
import io.brunt.http.ScriptedH2Server.Talk;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Http2FaultsTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/");
    private static final HttpRequest POST = HttpRequest.of("POST", "/").withBody("{}");

    @Nested
    class WhenTheServerGoes {

        /** Takes two requests on each connection, and says so when the third has come. */
        private final Script takesTwo = (talk, request) -> {
            if (request.number() < 2) {
                talk.ok(request);
            } else {
                talk.goAway(3, NO_ERROR, "");
            }
        };

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST"})
        void sendsOnceMoreWhatItDidNotTake(String method) throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server(takesTwo)) {
                Recording recording = run(inARow(6), HttpRequest.of(method, "/"), server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(recording.whole().tally().completed()).isEqualTo(6);
                assertThat(recording.connections()).isEqualTo(new Connections(3, 0, 2));
            }
        }

        @Test
        void waitsForTheAnswersThatItPromised() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                talk.goAway(request.stream(), NO_ERROR, "");
                talk.ok(request);
            })) {
                Recording recording = run(inARow(4), POST, server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(recording.connections()).isEqualTo(new Connections(4, 0, 0));
            }
        }

        @Test
        void sendsNothingTwiceMoreThanOnce() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> talk.goAway(0, NO_ERROR, ""))) {
                Recording recording = run(inARow(3), GET, server.url());

                isOneError(recording, "closed-early", 3, "did not take the request any more: GOAWAY NO_ERROR");
                assertThat(recording.connections().resent()).isEqualTo(3);
                assertThat(server.frames(H2Frame.HEADERS)).hasSize(6);
            }
        }

        @Test
        void saysWhyItWentWhereAnAnswerIsLost() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                talk.goAway(request.stream(), ENHANCE_YOUR_CALM, "too_many_pings");
                talk.close();
            })) {
                isOneError(
                        run(inARow(2), POST, server.url()),
                        "closed-early",
                        2,
                        "GOAWAY ENHANCE_YOUR_CALM: too_many_pings");
            }
        }

        @Test
        void isNotAskedForEverWhereItGreetsAndGoes() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server(new Script() {
                @Override
                public void greet(Talk talk) throws IOException {
                    talk.settings();
                    talk.goAway(0, NO_ERROR, "full");
                }

                @Override
                public void request(Talk talk, Request request) {}
            })) {
                isOneError(run(inARow(3), GET, server.url()), "closed-early", 3, "GOAWAY NO_ERROR: full");
                // Its farewell may cross the request, which is then sent once more.
                assertThat(server.connections()).isBetween(3, 6);
            }
        }
    }

    @Nested
    class WhenAStreamIsReset {

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST"})
        void sendsARefusedRequestOnceMoreOnTheSameConnection(String method) throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                if (request.number() % 2 == 0) {
                    talk.reset(request, REFUSED_STREAM);
                } else {
                    talk.ok(request);
                }
            })) {
                Recording recording = run(inARow(5), HttpRequest.of(method, "/"), server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(recording.whole().tally().completed()).isEqualTo(5);
                assertThat(recording.connections()).isEqualTo(new Connections(1, 0, 5));
            }
        }

        @Test
        void isAnErrorWhereItIsRefusedTwice() throws IOException {
            try (ScriptedH2Server server =
                    new ScriptedH2Server((talk, request) -> talk.reset(request, REFUSED_STREAM))) {
                Recording recording = run(inARow(3), GET, server.url());

                isOneError(recording, "stream-reset", 3, "the server reset the stream: REFUSED_STREAM");
                assertThat(server.frames(H2Frame.HEADERS)).hasSize(6);
                assertThat(recording.connections()).isEqualTo(new Connections(1, 0, 3));
            }
        }

        @Test
        void isAnErrorThatLeavesTheConnection() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                if (request.number() == 1) {
                    talk.headers(request.stream(), 0, ":status", "200");
                    talk.reset(request, INTERNAL_ERROR);
                } else {
                    talk.ok(request);
                }
            })) {
                Recording recording = run(inARow(4), GET, server.url());

                isOneError(recording, "stream-reset", 1, "the server reset the stream: INTERNAL_ERROR");
                assertThat(recording.whole().tally().completed()).isEqualTo(3);
                assertThat(recording.connections()).isEqualTo(new Connections(1, 0, 0));
            }
        }

        @Test
        void resetsItItselfWhereTheAnswerIsLateAndGoesOnWithTheConnection() throws IOException {
            HttpRequest impatient = GET.withTimeout(Duration.ofMillis(200));
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                if (request.number() != 1) {
                    talk.ok(request);
                }
            })) {
                Recording recording = run(inARow(4), impatient, server.url());

                isOneError(recording, "response-timeout", 1, "the answer was not whole after 200 ms");
                assertThat(recording.whole().tally().completed()).isEqualTo(3);
                assertThat(recording.connections()).isEqualTo(new Connections(1, 0, 0));
                assertThat(server.frames(H2Frame.RST_STREAM)).singleElement().satisfies(it -> {
                    assertThat(it.stream()).isEqualTo(3);
                    assertThat(it.code()).isEqualTo(CANCEL);
                });
            }
        }
    }

    @Nested
    class WhenAnIdleConnectionIsClosed {

        private static LoadPlan pausing(int iterations) {
            return LoadPlan.builder(new LoadModel.IterationsPerUser(iterations, 1, Duration.ofSeconds(20)))
                    .thinkTime(ThinkTime.parse("100ms"))
                    .build();
        }

        @Test
        void makesAnotherAndCountsIt() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                talk.ok(request);
                talk.close();
            })) {
                Recording recording = run(pausing(4), POST, server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(recording.connections()).isEqualTo(new Connections(4, 3, 0));
                assertThat(server.connections()).isEqualTo(4);
            }
        }

        @Test
        void isNoReconnectWhereTheAnswerCameWithAFarewell() throws IOException {
            try (ScriptedH2Server server = new ScriptedH2Server((talk, request) -> {
                talk.goAway(request.stream(), NO_ERROR, "");
                talk.ok(request);
                talk.close();
            })) {
                Recording recording = run(pausing(4), POST, server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(recording.connections()).isEqualTo(new Connections(4, 0, 0));
            }
        }

        @Test
        void sendsAnIdempotentRequestOnceMoreThatTheCloseCrossed() throws IOException {
            Script closesUnderTheSecond = (talk, request) -> {
                if (request.number() == 1) {
                    talk.close();
                } else {
                    talk.ok(request);
                }
            };
            try (ScriptedH2Server server = new ScriptedH2Server(closesUnderTheSecond)) {
                Recording recording = run(inARow(4), GET, server.url());

                assertThat(recording.errors()).isEmpty();
                assertThat(recording.connections()).isEqualTo(new Connections(4, 3, 3));

                isOneError(run(inARow(4), POST, server.url()), "closed-idle", 2, "while a POST was on its way");
            }
        }
    }
}
