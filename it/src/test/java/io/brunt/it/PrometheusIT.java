// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.slo.SloParser;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that scrapes the target five times a second. */
@Timeout(120)
@Tag("one-jdk")
class PrometheusIT {

    @TempDir
    Path folder;

    private final AtomicLong served = new AtomicLong();
    private HttpServer target;
    private PrometheusServer prometheus;

    @BeforeEach
    void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        target.createContext("/work", exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        target.createContext(
                "/metrics",
                it -> PrometheusServer.answer(
                        it,
                        "text/plain; version=0.0.4",
                        "# TYPE served_total counter\nserved_total " + served.get() + "\n# TYPE heap_bytes gauge\n"
                                + "heap_bytes{pool=\"old\"} 4096\nheap_bytes{pool=\"new\"} 1024\n"));
        target.start();
        prometheus = PrometheusServer.scraping(target.getAddress().getPort(), folder);
        await().atMost(Duration.ofSeconds(30)).until(() -> prometheus.asked("served_total") >= 0);
    }

    @AfterEach
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        target.stop(0);
    }

    private LoadResult run(String... slos) {
        Properties properties = new Properties();
        properties.setProperty("brunt.prometheus.url", prometheus.url());
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(100), Duration.ofSeconds(4)))
                .build();
        URI work = URI.create("http://127.0.0.1:" + target.getAddress().getPort());
        return Brunt.run(new LoadOrder(
                TestIdentity.named("load"),
                plan,
                new Workload.Http(HttpRequest.of("GET", "/work"), List.of(work)),
                Stream.of(slos).map(SloParser::parse).toList(),
                Settings.resolve(folder, List.of(SettingSource.systemProperties(properties))),
                List.of()));
    }

    @Test
    void saysWhatTheTargetServedInTheMeasuredTime() {
        LoadResult result = run(
                "promql('rate(served_total[$window])') > 80",
                "promql('sum(heap_bytes)') < 5121",
                "promql('scalar(sum(heap_bytes)) / 0.5') = 10240");

        assertThat(result.slos()).extracting(SloResult::reason).containsOnly("");
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        // 100/s were sent for 4 s, and it is scraped five times a second.
        assertThat(result.slos().get(0).actual().orElseThrow()).isBetween(80.0, 120.0);
    }

    @Test
    void saysWhyItHasNoFigure() {
        LoadResult result = run(
                "promql('heap_bytes') < 1",
                "promql('nothing_total') < 1",
                "promql('sum(rate(served_total[$window])') < 1",
                "promql('served_total[$window]') < 1",
                "promql('sum(heap_bytes) * 0 / 0') < 1",
                "promql('rate(served_total[$window])') < 1");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        List<String> reasons =
                result.slos().stream().limit(5).map(SloResult::reason).toList();
        assertThat(reasons.get(0)).contains("yields 2 series", "\"pool\":\"old\"", "sum(…)");
        assertThat(reasons.get(1)).contains("yields nothing");
        assertThat(reasons.get(2)).contains("refused the query (bad_data)", "parse error");
        assertThat(reasons.get(3)).contains("a range of values");
        assertThat(reasons.get(4)).contains("NaN");
        assertThat(result.slos().get(5).verdict()).isEqualTo(Verdict.FAIL);
    }
}
