// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.slo.Slo;
import io.brunt.slo.SloParser;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BruntTest {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private static final HttpRequest GET = HttpRequest.of("GET", "/");

    @TempDir
    private Path module;

    private final AtomicLong served = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** When the answers are held, from the first request; none unless a test says so. */
    private volatile long holdFromNanos = Long.MAX_VALUE;

    private volatile long holdToNanos = Long.MAX_VALUE;
    private final AtomicLong first = new AtomicLong();

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            first.compareAndSet(0, System.nanoTime());
            served.incrementAndGet();
            long since = System.nanoTime() - first.get();
            while (since >= holdFromNanos && since < holdToNanos) {
                LockSupport.parkNanos(holdToNanos - since);
                since = System.nanoTime() - first.get();
            }
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private Settings settings(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Settings.resolve(module, List.of(SettingSource.systemProperties(properties)));
    }

    private LoadResult run(LoadPlan plan, URI url, String... slos) {
        return Brunt.run(order(plan, new Workload.Http(GET, List.of(url)), settings(), slos));
    }

    private LoadOrder order(LoadPlan plan, Workload workload, Settings settings, String... slos) {
        List<Slo> parsed = Arrays.stream(slos).map(SloParser::parse).toList();
        return new LoadOrder(TestIdentity.named("load"), plan, workload, parsed, settings, List.of());
    }

    private static LoadPlan rate(double perSecond, Duration duration) {
        return LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(perSecond), duration))
                .build();
    }

    @Test
    void passesWhatHoldsAndWritesItsReports() {
        LoadResult result =
                run(rate(200, Duration.ofSeconds(2)), url(), "p99 < 10s", "error-rate < 1%", "throughput > 100/s");

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.totals().requests()).isEqualTo(400).isEqualTo(served.get());
        assertThat(result.step("GET /").totals().requests()).isEqualTo(400);
        assertThat(module.resolve("target/brunt/load/result.json")).isRegularFile();
        assertThat(module.resolve("target/brunt/load/report.html")).isRegularFile();
        assertThat(module.resolve("target/brunt/summary.md")).content().contains("load");
    }

    /** The target's own count is that of the requests: it was not called to get warm. */
    @Test
    void warmsItselfElsewhere() {
        LoadResult result = run(rate(50, Duration.ofSeconds(1)), url());

        assertThat(result.generator().selfWarmup().iterations()).isGreaterThan(1_000);
        assertThat(served).hasValue(50);
    }

    @Test
    void failsWhatIsBroken() {
        LoadResult result = run(rate(50, Duration.ofSeconds(2)), url(), "p50 < 1us");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    }

    /** Held from 4 s to 6 s of 10 at 100/s: 200 arrivals wait 2 s at most, evenly spread, so p90 is 1 s, p99 1.9 s. */
    @Test
    void seesTheStallThatUsersSee() {
        holdFromNanos = 4_000_000_000L;
        holdToNanos = 6_000_000_000L;

        LoadResult result = run(rate(100, Duration.ofSeconds(10)), url(), "p99 < 500ms");

        assertThat(result.totals().requests()).isEqualTo(1000);
        assertThat(result.responseTime().percentile(50)).isLessThan(Duration.ofMillis(50));
        assertThat(result.responseTime().percentile(90)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1200));
        assertThat(result.responseTime().percentile(99)).isBetween(Duration.ofMillis(1800), Duration.ofMillis(2200));
        SloResult slo = result.slos().get(0);
        assertThat(slo.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(slo.firstBreach().orElseThrow()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Nested
    class NeverPasses {

        @Test
        void whenNobodyListens() throws IOException {
            URI nobody;
            try (ServerSocket free = new ServerSocket(0)) {
                nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
            }

            LoadResult result = run(rate(50, Duration.ofSeconds(1)), nobody, "p99 < 200ms");

            assertThat(result.verdict()).isNotEqualTo(Verdict.PASS);
            assertThat(result.errors()).first().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("connect-refused");
                assertThat(it.count()).isEqualTo(50);
            });
        }

        @Test
        void whenItIsInterruptedAndStillWritesWhatItMeasured() throws Exception {
            AtomicReference<LoadResult> result = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread test = new Thread(() -> {
                result.set(run(rate(100, Duration.ofMinutes(10)), url(), "p99 < 10s"));
                flag.set(Thread.currentThread().isInterrupted());
            });
            test.start();
            Awaitility.await().until(() -> served.get() > 20);

            test.interrupt();
            test.join(20_000);

            assertThat(result.get().verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.get().totals().requests()).isEqualTo(served.get());
            assertThat(flag.get()).isTrue();
            assertThat(Files.readString(module.resolve("target/brunt/load/result.json")))
                    .contains("interrupted");
        }
    }

    @Test
    void refusesAHostThatWasNotAllowedBeforeAnyRequest() {
        LoadOrder order = order(
                rate(1, Duration.ofSeconds(1)),
                new Workload.Http(GET, List.of(URI.create("http://192.0.2.1:81"))),
                settings("brunt.allowedHosts", "example.org"));

        assertThatThrownBy(() -> Brunt.run(order))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("192.0.2.1")
                .hasMessageContaining("-Dbrunt.allowedHosts=192.0.2.1");
    }

    @Test
    void runsCodeAsAnIteration() {
        AtomicLong calls = new AtomicLong();
        LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(500, 3, Duration.ofSeconds(30)))
                .build();

        LoadResult result = Brunt.run(
                order(plan, new Workload.Code(user -> calls.incrementAndGet(), List.of()), settings(), "max < 10s"));

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.totals().requests()).isEqualTo(500).isEqualTo(calls.get());
    }
}
