// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of three seconds: what goes wrong in the second of them breaks its window, and nothing over the whole. */
@Timeout(60)
@Tag("one-jdk")
class WindowsOfARunTest {

    private static final int PER_SECOND = 50;

    private static final LoadPlan PLAN = WholeRuns.rate(PER_SECOND, Duration.ofSeconds(3));

    /** Bounds on times are a second. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    @TempDir
    private Path module;

    private static boolean isBad(long arrival) {
        return arrival >= PER_SECOND && arrival < 2 * PER_SECOND;
    }

    private static String[] wholeAndByWindow(String... slos) {
        return Stream.of(slos).flatMap(it -> Stream.of(it, it + " every 1s")).toArray(String[]::new);
    }

    private static void assertOnlyWindowsBreak(LoadResult result) {
        assertThat(result.slos())
                .filteredOn(it -> !it.slo().implied())
                .isNotEmpty()
                .allSatisfy(it -> {
                    boolean window = it.slo().every().isPresent();
                    assertThat(it.verdict()).as(it.slo().expression()).isEqualTo(window ? Verdict.FAIL : Verdict.PASS);
                    if (window) {
                        assertThat(it.firstBreach()).as(it.slo().expression()).contains(Duration.ofSeconds(1));
                    }
                });
        assertThat(result.slos())
                .filteredOn(it -> it.slo().implied())
                .extracting(SloResult::verdict)
                .containsOnly(Verdict.PASS);
    }

    @Test
    void breakForStepsServiceTimesAndChecksOfCode() {
        AtomicLong arrivals = new AtomicLong();

        LoadResult result = new WholeRuns(module)
                .code(
                        PLAN,
                        user -> {
                            boolean bad = isBad(arrivals.getAndIncrement());
                            user.step("look", () -> {
                                user.pause(bad ? SLOW : Duration.ZERO);
                                return bad;
                            });
                            user.check("quick", !bad);
                        },
                        wholeAndByWindow(
                                "p60 of look < 1s",
                                "service-time p60 < 1s",
                                "service-time p60 of look < 1s",
                                "check-rate >= 60%",
                                "apdex(400ms) >= 0.6",
                                "throughput of look >= 30/s"));

        assertOnlyWindowsBreak(result);
    }

    @Test
    void breakForStepsAndShedAnswersOverHttp() throws IOException {
        AtomicLong asked = new AtomicLong();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(isBad(asked.getAndIncrement()) ? 429 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            LoadResult result = new WholeRuns(module)
                    .http(
                            PLAN,
                            List.of(url),
                            wholeAndByWindow(
                                    "shed-rate < 50%",
                                    "shed-rate of 'GET /' < 50%",
                                    "error-rate of 'GET /' < 50%",
                                    "apdex(5s) of 'GET /' >= 0.6"));

            assertOnlyWindowsBreak(result);
        } finally {
            server.stop(0);
        }
    }
}
