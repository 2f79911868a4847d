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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that scrapes the meters of a load test while it runs. */
@Timeout(120)
class MetersIT {

    @TempDir
    Path folder;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private HttpServer target;
    private PrometheusServer prometheus;

    @BeforeEach
    void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        target.createContext("/work", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        target.createContext(
                "/metrics", it -> PrometheusServer.answer(it, "text/plain; version=0.0.4", registry.scrape()));
        target.start();
        prometheus = PrometheusServer.scraping(target.getAddress().getPort(), folder);
    }

    @AfterEach
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        target.stop(0);
    }

    private double asked(String query) throws IOException, InterruptedException {
        return prometheus.asked(query);
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
