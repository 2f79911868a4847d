// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.brunt.engine.StopSignal;
import io.brunt.http.ScriptedServer.Exchange;
import io.brunt.http.ScriptedServer.Script;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import io.brunt.user.CodeRuns;
import io.brunt.user.RequestFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that a server can do wrong: each has its kind, costs the one request that it was done to, and no other. The
 * recording checks its own sums.
 */
@Timeout(60)
class MisbehavingServersTest {

    private static final int REQUESTS = 2;
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String FIXED = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

    /** Says something and closes. */
    private static Script closing(String answer) {
        return exchange -> {
            exchange.send(answer);
            return false;
        };
    }

    /** Says something, and then nothing for ever. */
    private static Script stalling(String answer) {
        return exchange -> {
            exchange.send(answer);
            exchange.socket().getInputStream().readAllBytes();
            return false;
        };
    }

    /** Says something, and breaks off as a crash does. */
    private static Script resetting(String answer) {
        return exchange -> {
            exchange.send(answer);
            return exchange.reset();
        };
    }

    /** Says the beginning, and the rest over and over until the client has enough. */
    private static Script endless(String beginning, String again) {
        return exchange -> {
            exchange.send(beginning);
            String much = again.repeat(1 + 16_000 / again.length());
            while (true) {
                exchange.send(much);
            }
        };
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("closes without a word", closing(""), "closed-early"),
                arguments("breaks off in the status line", closing("HTTP/1.1 20"), "closed-early"),
                arguments("breaks off in the head", closing("HTTP/1.1 200 OK\r\nContent-Le"), "closed-early"),
                arguments("breaks off in the body", closing(FIXED + "12345"), "closed-early"),
                arguments("breaks off in a chunk", closing(CHUNKED + "5\r\n123"), "closed-early"),
                arguments("breaks off between chunks", closing(CHUNKED + "3\r\n123\r\n"), "closed-early"),
                arguments("breaks off in the trailers", closing(CHUNKED + "0\r\nSum: 1\r\n"), "closed-early"),
                arguments("breaks off after 100", closing("HTTP/1.1 100 Continue\r\n\r\n"), "closed-early"),
                arguments("resets", (Script) Exchange::reset, "closed-early"),
                arguments("resets in the body", resetting(FIXED + "12345"), "closed-early"),
                arguments("resets in a chunk", resetting(CHUNKED + "5\r\n123"), "closed-early"),
                arguments("stalls", stalling(""), "response-timeout"),
                arguments("stalls in the head", stalling("HTTP/1.1 200 OK\r\nX"), "response-timeout"),
                arguments("stalls in the body", stalling(FIXED + "12345"), "response-timeout"),
                arguments("stalls in a chunk", stalling(CHUNKED + "5\r\n123"), "response-timeout"),
                arguments("stalls after 100", stalling("HTTP/1.1 100 Continue\r\n\r\n"), "response-timeout"),
                arguments("stalls before its last chunk", stalling(CHUNKED + "1\r\n1\r\n"), "response-timeout"),
                arguments("speaks another protocol", closing("220 smtp.test ESMTP\r\n"), "malformed"),
                arguments("sends garbage", closing("\0\1\2\3\4\5\6\7\r\n\r\n"), "malformed"),
                arguments("speaks HTTP/2", closing("HTTP/2 200\r\n\r\n"), "malformed"),
                arguments(
                        "names two lengths",
                        closing(FIXED.replace("\r\n\r\n", "\r\nContent-Length: 9\r\n\r\n")),
                        "malformed"),
                arguments("names a length that is none", closing(FIXED.replace("10", "-1")), "malformed"),
                arguments("sends a chunk without a size", closing(CHUNKED + "xyz\r\n"), "malformed"),
                arguments("sends more than the chunk's size", closing(CHUNKED + "1\r\n12345\r\n"), "malformed"),
                arguments(
                        "sends a head without end",
                        endless("HTTP/1.1 200 OK\r\n", "X-More: of the same\r\n"),
                        "malformed"),
                arguments("sends a line without end", endless("HTTP/1.1 200 OK\r\nX: ", "x"), "malformed"),
                arguments("sends trailers without end", endless(CHUNKED + "0\r\n", "X: y\r\n"), "malformed"),
                arguments("sends a body without end", endless(CHUNKED, "5\r\n12345\r\n"), "response-timeout"),
                arguments("sends 100 without end", endless("", "HTTP/1.1 100 Continue\r\n\r\n"), "malformed"));
    }

    private static Duration patience(String kind) {
        return kind.equals("response-timeout") ? PATIENCE : Duration.ofSeconds(20);
    }

    private static HttpRequest post(Duration timeout) {
        return HttpRequest.of("POST", "/").withBody("{}").withTimeout(timeout);
    }

    private static LoadPlan iterations() {
        return LoadPlan.builder(new LoadModel.SharedIterations(REQUESTS, 1, Duration.ofSeconds(20)))
                .build();
    }

    private static void assertEachFailed(Recording recording, ScriptedServer server, String what, String kind) {
        Tally tally = recording.whole().tally();
        assertThat(tally.errors()).as(what).isEqualTo(REQUESTS);
        assertThat(recording.errors()).as(what).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(kind);
            assertThat(it.count()).isEqualTo(REQUESTS);
            assertThat(it.sample()).isNotBlank().hasSizeLessThan(2_000);
        });
        assertThat(server.heads()).as(what + ": requests that came").hasSize(REQUESTS);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void costsOneRequestEach(String what, Script script, String kind) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            assertEachFailed(HttpRuns.run(iterations(), post(patience(kind)), server.url()), server, what, kind);
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void costsOneRequestOfCodeEach(String what, Script script, String kind) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            // A body is kept for the code, 16 MiB at most: that comes before any patience is over.
            String told = what.equals("sends a body without end") ? "body-too-long" : kind;
            Recording recording = CodeRuns.run(
                    CodeRuns.perUser(REQUESTS, 1),
                    user -> {
                        try {
                            user.http()
                                    .post("/")
                                    .body("{}")
                                    .timeout(patience(told).toMillis() + "ms")
                                    .send();
                        } catch (RequestFailedException failed) {
                            user.check("told as " + failed.kind(), failed.kind().equals(told));
                        }
                    },
                    List.of(),
                    new StopSignal(),
                    server.url());

            assertEachFailed(recording, server, what, told);
        }
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                arguments("answers twice", keeping(OK + OK), REQUESTS),
                arguments("sends more than the length it named", keeping(OK + "!"), REQUESTS),
                arguments("sends more than a 204 may have", keeping("HTTP/1.1 204 No Content\r\n\r\nok"), REQUESTS),
                arguments("speaks HTTP/1.0", closing("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"), REQUESTS),
                arguments(
                        "speaks HTTP/1.0 and keeps the connection",
                        keeping("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"),
                        1),
                arguments("sends 100 and 103 first", keeping(first("100 Continue") + first("103 Early Hints") + OK), 1),
                arguments("sends trailers", keeping(CHUNKED + "2\r\nok\r\n0\r\nSum: 1\r\n\r\n"), 1),
                arguments("names no length", closing("HTTP/1.1 200 OK\r\n\r\nall there is"), REQUESTS),
                arguments(
                        "says close and stays",
                        keeping("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
                        REQUESTS),
                arguments("sends byte by byte", bytewise(OK), 1),
                arguments("sends blanks in a chunk's size", keeping(CHUNKED + "2 ;a=b\r\nok\r\n0\r\n\r\n"), 1));
    }

    private static String first(String status) {
        return "HTTP/1.1 " + status + "\r\nLink: </x>\r\n\r\n";
    }

    private static Script keeping(String answer) {
        return exchange -> {
            exchange.send(answer);
            return true;
        };
    }

    private static Script bytewise(String answer) {
        return exchange -> {
            for (char c : answer.toCharArray()) {
                exchange.send(String.valueOf(c));
            }
            return true;
        };
    }

    /** What was not asked for ends the connection, so that it is never taken for the next answer. */
    @ParameterizedTest(name = "{0}: {2} connections")
    @MethodSource("oddities")
    void costsNothingWhereTheAnswerIsWhole(String what, Script script, int connections) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            Recording recording = HttpRuns.run(iterations(), post(patience("")), server.url());

            assertThat(recording.errors()).as(what).isEmpty();
            assertThat(recording.whole().tally().completed()).as(what).isEqualTo(REQUESTS);
            assertThat(server.heads()).as(what).hasSize(REQUESTS);
            assertThat(server.connections()).as(what + ": connections").isEqualTo(connections);
        }
    }

    @Test
    void sparesTheRequestsBeforeAndAfter() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            boolean broken = exchange.connection() < 2 && exchange.number() == 2;
            exchange.send(broken ? "garbage\r\n\r\n" : OK);
            return !broken;
        })) {
            LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(12, 1, Duration.ofSeconds(20)))
                    .build();

            Recording recording = HttpRuns.run(plan, post(patience("")), server.url());

            assertThat(recording.whole().tally().completed()).isEqualTo(10);
            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("malformed");
                assertThat(it.count()).isEqualTo(2);
            });
            assertThat(server.connections()).isEqualTo(3);
        }
    }
}
