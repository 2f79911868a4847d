// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerParserTest {

    private static final boolean[] BELOW_400 = new boolean[600];

    static {
        Arrays.fill(BELOW_400, 0, 400, true);
    }

    private static final Map<String, String> BODIES = Map.of(
            "length", "hello",
            "LF only", "ok",
            "length twice", "ok",
            "chunked", "hello0123456789",
            "trailers", "x",
            "chunked over length", "x",
            "100 and 103 first", "x");

    /** Name, the bytes, whether they answer a HEAD, the status, whether the connection persists. */
    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", false, 200, true),
                Arguments.of("no reason", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", false, 200, true),
                Arguments.of("LF only", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", false, 200, true),
                Arguments.of("length twice", "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok", false, 200, true),
                Arguments.of(
                        "chunked",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n",
                        false,
                        200,
                        true),
                Arguments.of(
                        "trailers",
                        "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n1\r\nx\r\n0\r\nDigest: a\r\nOther: b\r\n\r\n",
                        false,
                        200,
                        true),
                Arguments.of(
                        "chunked over length",
                        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                        false,
                        200,
                        false),
                Arguments.of("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", true, 200, true),
                Arguments.of("204", "HTTP/1.1 204 No Content\r\n\r\n", false, 204, true),
                Arguments.of("304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n", false, 304, true),
                Arguments.of(
                        "100 and 103 first",
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"
                                + "HTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\nx",
                        false,
                        201,
                        true),
                Arguments.of(
                        "close in a list",
                        "HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 0\r\n\r\n",
                        false,
                        200,
                        false),
                Arguments.of("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", false, 200, false),
                Arguments.of(
                        "HTTP/1.0 that keeps",
                        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n",
                        false,
                        200,
                        true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void readsAnAnswerCutAtAnyOffset(String name, String text, boolean head, int status, boolean persists) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        AnswerParser parser = new AnswerParser(BELOW_400, false);
        for (int cut = 0; cut <= bytes.length; cut++) {
            for (int second = cut; second <= bytes.length; second++) {
                parser.start(head, null);
                feedAll(parser, bytes, 0, cut);
                feedAll(parser, bytes, cut, second);
                feedAll(parser, bytes, second, bytes.length);

                assertThat(parser.fault())
                        .as("%s cut at %d and %d", name, cut, second)
                        .isNull();
                assertThat(parser.isDone())
                        .as("%s cut at %d and %d", name, cut, second)
                        .isTrue();
                assertThat(parser.head().status).isEqualTo(status);
                assertThat(parser.head().persists()).as(name).isEqualTo(persists);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void keepsHeadersAndBodyForWhoeverReadsThem(String name, String text, boolean head, int status, boolean persists) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        AnswerParser parser = new AnswerParser(BELOW_400, false);
        for (int cut = 0; cut <= bytes.length; cut++) {
            AnswerContent content = new AnswerContent();
            parser.start(head, content);
            feedAll(parser, bytes, 0, cut);
            feedAll(parser, bytes, cut, bytes.length);

            String body = new String(content.body(), StandardCharsets.ISO_8859_1);
            assertThat(body).as("%s cut at %d", name, cut).isEqualTo(BODIES.getOrDefault(name, ""));
            // What came with an interim answer is not the answer's own.
            assertThat(content.values("link")).isEmpty();
            assertThat(content.values("CONTENT-LENGTH").isEmpty()).isEqualTo(!text.contains("Content-Length"));
        }
    }

    private static void feedAll(AnswerParser parser, byte[] bytes, int from, int to) {
        assertThat(parser.feed(bytes, from, to)).isEqualTo(to);
    }

    private static AnswerParser fed(String text) {
        AnswerParser parser = new AnswerParser(BELOW_400, false);
        parser.start(false, null);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        parser.feed(bytes, 0, bytes.length);
        return parser;
    }

    @Test
    void stopsWhereTheAnswerEnds() {
        AnswerParser parser = new AnswerParser(BELOW_400, false);
        parser.start(false, null);
        byte[] bytes = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parser.feed(bytes, 0, bytes.length)).isEqualTo(bytes.length - 4);
        assertThat(parser.isDone()).isTrue();
    }

    @Test
    void readsABodyWithoutLengthToTheEndOfTheStream() {
        AnswerParser parser = fed("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it");

        assertThat(parser.isDone()).isFalse();
        assertThat(parser.endOfStream()).isTrue();
        assertThat(parser.head().persists()).isFalse();
    }

    @Test
    void callsAnAnswerThatEndsEarlyNotWhole() {
        assertThat(fed("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf").endOfStream())
                .isFalse();
        assertThat(fed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")
                        .endOfStream())
                .isFalse();
        assertThat(fed("HTTP/1.1 20").endOfStream()).isFalse();
        assertThat(fed("").endOfStream()).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsMalformed(String text, String fault) {
        assertThat(fed(text).fault()).contains(fault);
    }

    static Stream<Arguments> refusesWhatIsMalformed() {
        return Stream.of(
                Arguments.of("SSH-2.0-OpenSSH_9.2\r\n", "not the first line"),
                Arguments.of("HTTP/1.1 2x0 OK\r\n", "not the first line"),
                Arguments.of("HTTP/2 200\r\n", "not the first line"),
                Arguments.of("HTTP/1.1 200 OK\r\nno colon\r\n", "without a name"),
                Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n", "contradict"),
                Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n", "not a content length"),
                Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n", "not a content length"),
                Arguments.of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "not the size of a chunk"),
                Arguments.of(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxx\r\n",
                        "a chunk longer than it said"),
                Arguments.of("HTTP/1.1 101 Switching Protocols\r\n\r\n", "101"),
                Arguments.of("HTTP/1.1 200 OK\r\nX: " + "y".repeat(70_000), "longer than"));
    }

    @Test
    void keepsTheBeginningOfAnUnexpectedBody() {
        AnswerParser parser = fed("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 9\r\n\r\ntry later");

        assertThat(parser.sample()).isEqualTo("try later");
        assertThat(parser.head().retryAfter).isTrue();
    }
}
