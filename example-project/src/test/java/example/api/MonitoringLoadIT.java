// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import io.brunt.junit.BruntExtension;
import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.metrics.BruntMeters;
import io.brunt.result.LoadResult;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What does Prometheus say of the load, and is there something to see in every panel of the dashboard? */
@EnabledIfSystemProperty(named = "brunt.prometheus.url", matches = "http.+", disabledReason = "runs with -Pmonitoring")
class MonitoringLoadIT {

    private static final Duration SOME_SCRAPES = Duration.ofSeconds(15);
    private static final String SERVED = "sum(http_server_requests_seconds_count{job=\"api\", uri=\"/process\"})";
    private static final Path WHERE_TO_SCRAPE = Path.of("target", "brunt-metrics.json");

    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private static HttpServer metrics;

    @RegisterExtension
    static final BruntExtension BRUNT =
            BruntExtension.builder().observer(BruntMeters.in(REGISTRY)).build();

    private double servedBefore;

    /** Prometheus is told where this JVM can be scraped, which is known only now. */
    @BeforeAll
    static void serveOurOwnFigures() throws IOException {
        metrics = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        metrics.createContext("/metrics", exchange -> {
            byte[] text = REGISTRY.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        metrics.start();
        Files.writeString(
                WHERE_TO_SCRAPE, "[{\"targets\": [\"127.0.0.1:" + metrics.getAddress().getPort() + "\"]}]");
        await().atMost(SOME_SCRAPES)
                .until(() -> Prometheus.ofThisBuild().figure("sum(up{job=\"brunt\"})") == 1);
    }

    @AfterAll
    static void stopServing() throws IOException {
        Files.deleteIfExists(WHERE_TO_SCRAPE);
        metrics.stop(0);
    }

    @BeforeEach
    void countWhatWasServedBefore() throws Exception {
        // As the instances say, not Prometheus, whose last scrape may be a second old.
        Prometheus prometheus = Prometheus.ofThisBuild();
        int expected = Integer.getInteger("api.instances");
        await("Prometheus has met each instance")
                .atMost(SOME_SCRAPES)
                .until(() -> prometheus.figure("count(up{job=\"api\"} == 1)") == expected);
        for (JsonElement it : prometheus.series("up{job=\"api\"}")) {
            String address = it.getAsJsonObject().getAsJsonObject("metric").get("instance").getAsString();
            servedBefore += ApiClient.to(URI.create("http://" + address)).served("/process");
        }
    }

    @LoadTest(rate = "200/s", duration = "5m")
    @HttpEndpoint(
            method = "POST",
            url = "/process",
            headers = "Content-Type: application/json",
            body = "{\"payload\":\"test\"}")
    @Slo("error-rate < 0.1%")
    @Slo("p99 < 250ms")
    @Slo("promql('sum(rate(http_server_requests_seconds_count{job=\"api\", uri=\"/process\"}[$window]))') > 150")
    @Slo("promql('histogram_quantile(0.99, sum by (le) (rate(http_server_requests_seconds_bucket{job=\"api\", uri=\"/process\"}[$window])))') < 0.25")
    @Slo("promql('sum(rate(http_server_requests_seconds_count{job=\"api\", status=~\"5..\"}[$window])) or vector(0)') = 0")
    @Slo("promql('max(jvm_memory_used_bytes{job=\"api\", area=\"heap\"}) / 2^20') < 512")
    void isSeenByPrometheusToo(LoadResult result) throws Exception {
        Prometheus prometheus = Prometheus.ofThisBuild();
        double served = servedBefore + result.totals().requests();

        await("Prometheus counts what we have sent")
                .atMost(SOME_SCRAPES)
                .untilAsserted(() -> assertEquals(served, prometheus.figure(SERVED)));
        await("Prometheus has our own figures")
                .atMost(SOME_SCRAPES)
                .untilAsserted(() -> assertEquals(
                        result.totals().requests(), prometheus.figure("sum(brunt_iterations_completed_total)")));
        assertEquals(List.of(), panelsWithoutData(prometheus));
        assertAlertRulesWork(prometheus);
        System.out.println("Prometheus counts as the report does, and every panel of the dashboard has data");
    }

    /** Each query as Grafana would send it. */
    private static List<String> panelsWithoutData(Prometheus prometheus) throws Exception {
        JsonObject dashboard = JsonParser.parseString(Files.readString(Path.of("src/test/monitoring/dashboard.json")))
                .getAsJsonObject();
        List<String> empty = new ArrayList<>();
        int asked = 0;
        for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
            for (JsonElement target : panel.getAsJsonObject().getAsJsonArray("targets")) {
                String query = target.getAsJsonObject().get("expr").getAsString().replace("$__rate_interval", "30s");
                asked++;
                if (prometheus.series(query).isEmpty()) {
                    empty.add(panel.getAsJsonObject().get("title").getAsString() + ": " + query);
                }
            }
        }
        assertTrue(asked > 10, "the dashboard is not what it was");
        return empty;
    }

    private static void assertAlertRulesWork(Prometheus prometheus) throws Exception {
        JsonArray groups = prometheus.ask("/api/v1/rules").getAsJsonArray("groups");
        JsonArray rules = groups.get(0).getAsJsonObject().getAsJsonArray("rules");
        assertEquals(5, rules.size());
        for (JsonElement it : rules) {
            JsonObject rule = it.getAsJsonObject();
            assertEquals("ok", rule.get("health").getAsString(), rule::toString);
        }
    }
}
