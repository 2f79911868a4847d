// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.http.SecondOpinion.Finding;
import io.brunt.http.SecondOpinion.Reading;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our parser beside HttpCore's, on recorded and generated answers, cut and ended at every offset. */
class AnswerParserDifferentialTest {

    /** Nothing is expected, so that the beginning of every body is kept. */
    private static final boolean[] NONE = new boolean[600];

    private static final AnswerParser PARSER = new AnswerParser(NONE, false);

    private static Reading ours(byte[] answer, boolean isHead, int... cuts) {
        PARSER.start(isHead, null);
        int at = 0;
        for (int i = 0; i <= cuts.length && !PARSER.isDone() && PARSER.fault() == null; i++) {
            int end = i < cuts.length ? cuts[i] : answer.length;
            at = PARSER.feed(answer, at, end);
        }
        if (PARSER.fault() != null) {
            return Reading.MALFORMED;
        }
        if (!PARSER.endOfStream()) {
            return Reading.CUT_OFF;
        }
        boolean persists = at == answer.length && PARSER.head().persists();
        return new Reading(Finding.WHOLE, PARSER.head().status, PARSER.sample(), persists);
    }

    private static void agree(String name, byte[] answer, boolean isHead) throws IOException {
        Reading theirs = SecondOpinion.of(answer, isHead);
        for (int cut = 0; cut <= answer.length; cut++) {
            assertThat(ours(answer, isHead, cut))
                    .as("%s, in two reads cut at %d: %s", name, cut, new String(answer, ISO_8859_1))
                    .isEqualTo(theirs);
            assertThat(SecondOpinion.of(answer, isHead, cut))
                    .as("HttpCore on %s", name)
                    .isEqualTo(theirs);
        }
        int[] everywhere = new int[answer.length];
        for (int i = 0; i < everywhere.length; i++) {
            everywhere[i] = i;
        }
        assertThat(ours(answer, isHead, everywhere))
                .as("%s, byte by byte", name)
                .isEqualTo(theirs);
    }

    /**
     * What both make of an answer whose stream ends before it does. In the middle of a head HttpCore takes the end of the
     * stream for the end of the head; to RFC 9112, 8, such an answer is incomplete. So is one that ends before the line behind its last chunk (7.1),
     * which HttpCore takes for whole where the connection closes anyway; in between it calls some cuts malformed.
     */
    private static void agreeWhereItEndsEarly(String name, byte[] answer, int headEnd, boolean isHead)
            throws IOException {
        boolean chunked =
                new String(answer, ISO_8859_1).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        for (int end = 0; end < answer.length; end++) {
            byte[] part = Arrays.copyOf(answer, end);
            Reading theirs = end < headEnd || chunked ? Reading.CUT_OFF : SecondOpinion.of(part, isHead);
            Reading expected = theirs.finding() == Finding.MALFORMED ? Reading.CUT_OFF : theirs;
            assertThat(ours(part, isHead))
                    .as("%s, ended after %d: %s", name, end, new String(part, ISO_8859_1))
                    .isEqualTo(expected);
        }
    }

    private static int headEnd(String answer) {
        Matcher blankLine = Pattern.compile("\\n\\r?\\n").matcher(answer);
        assertThat(blankLine.find(answer.lastIndexOf("HTTP/1."))).isTrue();
        return blankLine.end();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void agreesOnAnswers(String name, String answer, boolean isHead) throws IOException {
        agree(name, answer.getBytes(ISO_8859_1), isHead);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void agreesWhereTheyEndEarly(String name, String answer, boolean isHead) throws IOException {
        agreeWhereItEndsEarly(name, answer.getBytes(ISO_8859_1), headEnd(answer), isHead);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"),
                answer("length of 0", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
                answer("no reason", "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok"),
                answer("no reason and no blank", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"),
                answer("LF only", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok"),
                answer("blanks around values", "HTTP/1.1 200 OK\r\nContent-Length: \t 2 \r\n\r\nok"),
                answer("no blank before a value", "HTTP/1.1 200 OK\r\ncontent-length:2\r\n\r\nok"),
                answer("folded", "HTTP/1.1 200 OK\r\nX: a\r\n  b: c\r\nContent-Length: 2\r\n\r\nok"),
                answer("blank before the colon", "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok"),
                answer("empty value", "HTTP/1.1 200 OK\r\nX-Empty:\r\nContent-Length: 2\r\n\r\nok"),
                answer("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
                answer("no chunk but the last", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                answer(
                        "chunk extensions",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "5;a=b;c=\"d\"\r\nhello\r\nA ; x\r\n0123456789\r\n000;last\r\n\r\n"),
                answer(
                        "trailers",
                        "HTTP/1.1 200 OK\r\nTrailer: Digest\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "1\r\nx\r\n0\r\nDigest: a\r\nOther: b\r\n\r\n"),
                answer("chunked, any case", "HTTP/1.1 200 OK\r\ntransfer-encoding: CHUNKED\r\n\r\n1\r\nx\r\n0\r\n\r\n"),
                answer("chunked, LF only", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\nx\n0\n\n"),
                answer("HEAD with a length", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", true),
                answer("HEAD, chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", true),
                answer("HEAD, no length", "HTTP/1.1 200 OK\r\n\r\n", true),
                answer("204", "HTTP/1.1 204 No Content\r\n\r\n"),
                answer("304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"),
                answer("100 first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"),
                answer(
                        "100, 102 and 103 first",
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
                                + "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\nx"),
                answer("close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"),
                answer("close in a list", "HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 2\r\n\r\nok"),
                answer(
                        "close in another line",
                        "HTTP/1.1 200 OK\r\nConnection: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"),
                answer(
                        "a word that begins with close",
                        "HTTP/1.1 200 OK\r\nConnection: closely\r\nContent-Length: 2\r\n\r\nok"),
                answer("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                answer(
                        "HTTP/1.0 that keeps",
                        "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok"),
                answer("HTTP/1.0 to the end", "HTTP/1.0 200 OK\r\n\r\nall of it"),
                answer(
                        "chunked in HTTP/1.0",
                        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"),
                answer("to the end of the stream", "HTTP/1.1 200 OK\r\n\r\nall of it"),
                answer("to the end, closing", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it"),
                answer("long body", "HTTP/1.1 503 Busy\r\nContent-Length: 300\r\n\r\n" + "x".repeat(300)));
    }

    private static Arguments answer(String name, String bytes) {
        return answer(name, bytes, false);
    }

    private static Arguments answer(String name, String bytes, boolean isHead) {
        return Arguments.of(name, Named.of("bytes", bytes), isHead);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void agreesOnWhatIsMalformed(String name, String answer) throws IOException {
        agree(name, answer.getBytes(ISO_8859_1), false);
    }

    static Stream<Arguments> agreesOnWhatIsMalformed() {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                answer("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
                answer("HTTP/2", "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n"),
                answer("version without a digit", "HTTP/1.x 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                answer("no number as status", "HTTP/1.1 2x0 OK\r\n\r\n"),
                answer("status of 2 digits", "HTTP/1.1 20 OK\r\n\r\n"),
                answer("header without a colon", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n"),
                answer("different lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok"),
                answer("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
                answer("length that is no number", "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nok"),
                answer("length with a blank inside", "HTTP/1.1 200 OK\r\nContent-Length: 1 2\r\n\r\nok"),
                answer("length beyond a long", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"),
                answer("chunk size that is no number", chunked + "xyz\r\nhello\r\n0\r\n\r\n"),
                answer("negative chunk size", chunked + "-5\r\nhello\r\n0\r\n\r\n"),
                answer("chunk size beyond a long", chunked + "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n"),
                answer("chunk longer than it said", chunked + "1\r\nxx\r\n0\r\n\r\n"),
                answer("empty line for a chunk size", chunked + "\r\n\r\n"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void agreesOnGeneratedAnswers(long seed) throws IOException {
        GeneratedAnswer answer = GeneratedAnswer.of(seed);

        agree("seed " + seed, answer.bytes(), answer.isHead());
        agreeWhereItEndsEarly("seed " + seed, answer.bytes(), answer.headEnd(), answer.isHead());
    }

    /** Where the two disagree, and RFC 9112 decides. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void followsTheStandardWhereTheyDisagree(String name, String answer, Reading expected) throws IOException {
        byte[] bytes = answer.getBytes(ISO_8859_1);

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(ours(bytes, false, cut)).as("%s, cut at %d", name, cut).isEqualTo(expected);
        }
        assertThat(SecondOpinion.of(bytes, false))
                .as("no longer a disagreement")
                .isNotEqualTo(expected);
    }

    static Stream<Arguments> followsTheStandardWhereTheyDisagree() {
        return Stream.of(
                // 6.3: equal lengths are one.
                decided(
                        "two lines",
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
                        whole("ok", true)),
                decided(
                        "a list of equal lengths",
                        "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok",
                        whole("ok", true)),
                // RFC 9110, 8.6: digits only.
                decided("length with a sign", "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nok", Reading.MALFORMED),
                // 6.3: the transfer coding wins, and such a connection is not to be trusted further.
                decided(
                        "chunked over length",
                        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                        whole("x", false)),
                // 6.3: only the last coding frames, and it is an exact word.
                decided(
                        "gzip, then chunked",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                        whole("x", true)),
                decided(
                        "in two lines",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                        whole("x", true)),
                decided(
                        "chunked, then gzip",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\nto the end",
                        whole("to the end", false)),
                decided(
                        "nearly chunked",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: xchunked\r\n\r\nto the end",
                        whole("to the end", false)),
                // 5.2 lets a client put folded lines together: where they frame the answer we rather refuse than guess.
                decided("folded length", "HTTP/1.1 200 OK\r\nContent-Length:\r\n 2\r\n\r\nok", Reading.MALFORMED),
                // 7.8 of RFC 9110: an upgrade that nobody asked for.
                decided("101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", Reading.MALFORMED),
                decided("empty line first", "\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", Reading.MALFORMED),
                decided("more than was said", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokay", whole("ok", false)));
    }

    private static Arguments decided(String name, String answer, Reading expected) {
        return Arguments.of(name, Named.of("bytes", answer), expected);
    }

    private static Reading whole(String body, boolean persists) {
        return new Reading(Finding.WHOLE, 200, body, persists);
    }
}
