// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that scrapes the meters of a load test while it runs. */
@Timeout(120)
class MetersIT {

    private static final Pattern VALUE = Pattern.compile("\"value\":\\[[\\d.]+,\"([^\"]+)\"]");

    @TempDir
    Path folder;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private HttpServer target;
    private ServerProcess prometheus;

    @BeforeEach
    void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        target.createContext("/work", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        target.createContext("/metrics", exchange -> {
            byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        target.start();
        String configuration = """
                global:
                  scrape_interval: 200ms
                  scrape_timeout: 200ms
                scrape_configs:
                  - job_name: load
                    static_configs:
                      - targets: ["127.0.0.1:{target}"]
                """.replace("{target}", "" + target.getAddress().getPort());
        prometheus = ServerProcess.start(
                folder,
                configuration,
                "prometheus",
                "--config.file=server.conf",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:{port}");
    }

    @AfterEach
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        target.stop(0);
    }

    /** The one value that a query yields, or NaN where there is none yet. */
    private double asked(String query) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + prometheus.port() + "/api/v1/query?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        String answer = HttpClient.newHttpClient()
                .send(java.net.http.HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        Matcher value = VALUE.matcher(answer);
        return value.find() ? Double.parseDouble(value.group(1)) : Double.NaN;
    }

    private LoadResult run() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(200), Duration.ofSeconds(6)))
                .build();
        URI work = URI.create("http://127.0.0.1:" + target.getAddress().getPort());
        return Brunt.run(new LoadOrder(
                        TestIdentity.named("load"),
                        plan,
                        new Workload.Http(HttpRequest.of("GET", "/work"), List.of(work)),
                        List.of(SloParser.parse("p99 < 60s")),
                        Settings.resolve(folder, List.of()),
                        List.of())
                .withObservers(List.of(BruntMeters.in(registry))));
    }

    @Test
    void areScrapedWhileTheLoadRunsAndTellTheVerdictAtItsEnd() throws Exception {
        CompletableFuture<LoadResult> run = CompletableFuture.supplyAsync(this::run);

        await().atMost(Duration.ofSeconds(30)).until(() -> asked("brunt_iterations_started_total") > 0);
        assertThat(run).as("the load still runs").isNotDone();

        LoadResult result = run.get();
        await().atMost(Duration.ofSeconds(10)).until(() -> asked("brunt_verdict{verdict=\"pass\"}") == 1);
        assertThat(result.totals().requests()).isEqualTo(1_200);
        assertThat(asked("brunt_iterations_started_total")).isEqualTo(1_200);
        assertThat(asked("brunt_steps_seconds_count{test=\"load\",step=\"GET /work\"}"))
                .isEqualTo(1_200);
        assertThat(asked("brunt_instances_seconds_count")).isEqualTo(1_200);
        assertThat(asked("brunt_steps_seconds_bucket{le=\"+Inf\"}")).isEqualTo(1_200);
        assertThat(asked("brunt_slo_met{slo=\"p99 < 60s\"}")).isEqualTo(1);
        assertThat(asked("histogram_quantile(0.5, brunt_steps_seconds_bucket)"))
                .isBetween(0.0, result.responseTime().max().toNanos() / 1e9 * 2);
    }
}
