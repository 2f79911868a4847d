// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.brunt.metrics.BruntMeters;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.Settings;
import io.brunt.slo.SloParser;
import io.brunt.unit.Rate;
import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A collector that is told of a load test over OTLP while it runs, and reads what it is told with the protocol's own code. */
@Timeout(120)
@Tag("one-jdk")
class OtlpMetersIT {

    @TempDir
    Path folder;

    /** The newest of each metric. */
    private final Map<String, Metric> collected = new ConcurrentHashMap<>();

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/work", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/v1/metrics", this::collect);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void collect(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream body = exchange.getRequestBody();
        ExportMetricsServiceRequest request =
                ExportMetricsServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body);
        request.getResourceMetricsList().stream()
                .flatMap(it -> it.getScopeMetricsList().stream())
                .flatMap(it -> it.getMetricsList().stream())
                .forEach(it -> collected.put(it.getName(), it));
        byte[] answer = ExportMetricsServiceResponse.getDefaultInstance().toByteArray();
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private OtlpMeterRegistry registry() {
        Map<String, String> settings = Map.of("otlp.url", url("/v1/metrics"), "otlp.step", "1s");
        OtlpConfig config = settings::get;
        return new OtlpMeterRegistry(config, Clock.SYSTEM);
    }

    private LoadResult run(OtlpMeterRegistry registry) {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(200), Duration.ofSeconds(5)))
                .build();
        return Brunt.run(new LoadOrder(
                        TestIdentity.named("load"),
                        plan,
                        new Workload.Http(HttpRequest.of("GET", "/work"), List.of(URI.create(url("")))),
                        List.of(SloParser.parse("p99 < 60s")),
                        Settings.resolve(folder, List.of()),
                        List.of())
                .withObservers(List.of(BruntMeters.in(registry))));
    }

    private double sum(String name) {
        Metric metric = collected.get(name);
        return metric == null ? 0 : value(metric.getSum().getDataPoints(0));
    }

    private static double value(NumberDataPoint point) {
        return point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
    }

    @Test
    void areCollectedWhileTheLoadRunsAndWholeAtItsEnd() throws Exception {
        OtlpMeterRegistry registry = registry();
        CompletableFuture<LoadResult> run = CompletableFuture.supplyAsync(() -> run(registry));

        await().atMost(Duration.ofSeconds(30)).until(() -> sum("brunt.iterations.started") > 0);
        assertThat(run).as("the load still runs").isNotDone();

        LoadResult result = run.get();
        registry.close();
        assertThat(sum("brunt.iterations.started")).isEqualTo(1_000);
        assertThat(sum("brunt.iterations.completed")).isEqualTo(1_000);
        for (String name : List.of("brunt.iterations", "brunt.steps", "brunt.instances")) {
            Metric metric = collected.get(name);
            HistogramDataPoint times = metric.getHistogram().getDataPoints(0);
            assertThat(times.getCount()).as(name).isEqualTo(1_000);
            assertThat(times.getBucketCountsList().stream().mapToLong(it -> it).sum())
                    .isEqualTo(1_000);
            assertThat(metric.getUnit()).isEqualTo("milliseconds");
            double mean = result.responseTime().meanMicros() / 1e3;
            assertThat(times.getSum() / times.getCount()).isBetween(mean * 0.99, mean * 1.01);
        }
        Metric verdict = collected.get("brunt.verdict");
        assertThat(verdict.getGauge().getDataPointsList())
                .hasSize(4)
                .filteredOn(it -> it.getAttributesList().stream()
                        .anyMatch(that -> that.getValue().getStringValue().equals("pass")))
                .singleElement()
                .satisfies(it -> assertThat(value(it)).isEqualTo(1));
    }
}
