// SPDX-License-Identifier: Apache-2.0
package io.brunt.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.brunt.slo.Metric;
import io.brunt.slo.MetricSource.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PrometheusTest {

    private static final Instant END = Instant.parse("2026-11-24T14:05:00.250Z");

    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorization = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    private volatile int status = 200;
    private volatile String body = "";

    /** Bytes of the body that are announced and never sent. */
    private volatile int missing;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI());
            authorization.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length + missing);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            if (missing > 0) {
                try {
                    over.await();
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private Prometheus prometheus(String url, Duration window) {
        return new Prometheus(URI.create(url), END, window, Duration.ofSeconds(20));
    }

    private Answer ask(String query) {
        return prometheus("http://" + host(), Duration.ofMinutes(5))
                .ask(new Metric.Promql(query))
                .orElseThrow();
    }

    private String vector(String... values) {
        StringBuilder series = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            series.append(i == 0 ? "" : ",")
                    .append("{\"metric\":{\"instance\":\"")
                    .append((char) ('a' + i))
                    .append("\"},\"value\":[1764000000.25,\"")
                    .append(values[i])
                    .append("\"]}");
        }
        return success("vector", "[" + series + "]");
    }

    private static String success(String type, String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":" + result + "}}";
    }

    @Nested
    class Asks {

        @Test
        void atTheEndOfTheMeasuredTimeAndOverItsWindow() {
            body = vector("1");

            ask("sum(rate(http_errors_total{path=~\"/a+b&c\"}[$window])) / count(x[$window])");

            assertThat(asked).singleElement().satisfies(it -> {
                assertThat(it.getPath()).isEqualTo("/api/v1/query");
                assertThat(it.getQuery())
                        .startsWith("query=sum(rate(http_errors_total{path=~\"/a+b&c\"}[300s]))")
                        .contains("count(x[300s])")
                        .endsWith("&time=1795529100.250");
                assertThat(it.getRawQuery()).contains("%2Fa%2Bb%26c").doesNotContain("$window");
            });
        }

        @ParameterizedTest
        @CsvSource({"PT1M, 60s", "PT2.5S, 2500ms", "PT0S, 1ms"})
        void overAWindowThatPrometheusCanRead(Duration window, String written) {
            body = vector("1");

            prometheus("http://" + host(), window).ask(new Metric.Promql("x[$window]"));

            assertThat(asked.get(0).getQuery()).startsWith("query=x[" + written + "]&");
        }

        @Test
        void belowThePathOfTheUrlAndWithItsUser() {
            body = vector("1");

            prometheus("http://me:p%40ss@" + host() + "/prom/", Duration.ofMinutes(5))
                    .ask(new Metric.Promql("up"));

            assertThat(asked.get(0).getPath()).isEqualTo("/prom/api/v1/query");
            // base64 of me:p@ss
            assertThat(authorization).containsExactly("Basic bWU6cEBzcw==");
        }

        @Test
        void onlyOfItsOwnMetric() {
            assertThat(prometheus("http://" + host(), Duration.ofMinutes(5)).ask(Metric.Plain.ERRORS))
                    .isEmpty();
            assertThat(asked).isEmpty();
        }
    }

    @Nested
    class Reads {

        @Test
        void aVectorOfOne() {
            body = vector("0.25");

            assertThat(ask("x")).isEqualTo(Answer.of(0.25));
        }

        @Test
        void aScalar() {
            body = success("scalar", "[1764000000.25,\"-3.5e-2\"]");

            assertThat(ask("scalar(x)")).isEqualTo(Answer.of(-0.035));
        }
    }

    /** No figure, no verdict; the text says why, and what to do. */
    @Nested
    class SaysWhyThereIsNone {

        private void says(String... parts) {
            Answer answer = ask("x");

            assertThat(answer.figure()).isEmpty();
            assertThat(answer.reason()).contains(parts);
        }

        @Test
        void forNoSeries() {
            body = vector();

            says("yields nothing", "name right");
        }

        @Test
        void forSeveralSeries() {
            body = vector("1", "2", "3", "4");

            says("yields 4 series", "sum(…)", "{\"instance\":\"a\"}", "{\"instance\":\"c\"}, …");
        }

        @Test
        void forNoNumber() {
            body = vector("NaN");

            says("NaN", "nothing was counted");
        }

        @Test
        void forNoFiniteNumber() {
            body = vector("+Inf");

            says("+Inf", "last bucket");
        }

        @Test
        void forARange() {
            body = success("matrix", "[]");

            says("a range of values", "rate(…)");
        }

        @Test
        void forAText() {
            body = success("string", "[1764000000.25,\"x\"]");

            says("a text");
        }

        @Test
        void forAHistogram() {
            body = success("vector", "[{\"metric\":{},\"histogram\":[1,{\"count\":\"1\"}]}]");

            says("a histogram", "histogram_quantile(0.99, …)");
        }

        @Test
        void forAQueryThatIsNone() {
            status = 400;
            body = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:2: parse error: unexpected end"
                    + "x".repeat(1_000) + "\"}";

            says("refused the query (bad_data): 1:2: parse error: unexpected end", "xx…");
        }

        @Test
        void forWrongCredentials() {
            status = 401;

            says("refused the credentials (HTTP 401)", "http://user:password@host:9090");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "404|<html>no such page</html>",
                    "200|ok",
                    "200|{}",
                    "200|{\"status\":\"fine\"}",
                    "200|{\"status\":\"success\",\"data\":null}",
                    "200|{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"x\"]}]}}",
                    "302|''",
                    "502|bad gateway"
                })
        void forWhatIsNoPrometheus(int answered, String said) {
            status = answered;
            body = said;

            says("is no Prometheus (HTTP " + answered + ", ", "brunt.prometheus.url");
        }

        @Test
        void forAnAnswerWithoutAnEnd() {
            body = "x".repeat(2 << 20);

            says("longer than 1 MiB");
        }

        @Test
        void forNobody() throws IOException {
            int free;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                free = socket.getLocalPort();
            }

            Answer answer = prometheus("http://me:secret@127.0.0.1:" + free, Duration.ofMinutes(5))
                    .ask(new Metric.Promql("up"))
                    .orElseThrow();

            assertThat(answer.figure()).isEmpty();
            assertThat(answer.reason())
                    .startsWith("Prometheus at http://127.0.0.1:" + free + " cannot be reached: is it running")
                    .doesNotContain("secret");
        }

        /** The head came, the body never does; and who hung once is not asked again. */
        @Test
        void forOneThatHangs() {
            body = "{";
            missing = 1_000;
            Prometheus hanging =
                    new Prometheus(URI.create("http://" + host()), END, Duration.ofMinutes(5), Duration.ofMillis(300));

            Answer first = hanging.ask(new Metric.Promql("a")).orElseThrow();
            Answer second = hanging.ask(new Metric.Promql("b")).orElseThrow();

            assertThat(first.reason()).contains("did not answer within 300\u00a0ms");
            assertThat(second).isEqualTo(first);
            assertThat(asked).hasSize(1);
        }
    }
}
