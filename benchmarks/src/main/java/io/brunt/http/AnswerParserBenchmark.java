// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read one answer that came in one piece. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnswerParserBenchmark {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nDate: Wed, 25 Nov 2026 00:00:00 GMT\r\n"
                    + "Content-Type: application/json\r\nConnection: keep-alive\r\n";

    @Param({"fixed", "chunked"})
    String framing = "fixed";

    private byte[] answer = {};
    private AnswerParser parser = new AnswerParser(new boolean[0], false);

    /** Lay the bytes of an answer out. */
    @Setup
    public void encode() {
        String text = framing.equals("fixed")
                ? HEAD + "Content-Length: 22\r\n\r\n{\"answer\":\"benchmark\"}"
                : HEAD + "Transfer-Encoding: chunked\r\n\r\n16\r\n{\"answer\":\"benchmark\"}\r\n0\r\n\r\n";
        answer = text.getBytes(StandardCharsets.US_ASCII);
        boolean[] expected = new boolean[600];
        Arrays.fill(expected, true);
        parser = new AnswerParser(expected, false);
    }

    /**
     * Read an answer.
     *
     * @return where it ended
     */
    @Benchmark
    public int read() {
        parser.start(false, null);
        return parser.feed(answer, 0, answer.length);
    }
}
