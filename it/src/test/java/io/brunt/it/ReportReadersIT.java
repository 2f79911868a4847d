// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.report.core.CsvSampleReader;
import org.apache.jmeter.report.core.Sample;
import org.apache.jmeter.util.JMeterUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a load test leaves behind, read by the tools that it is for. */
@Timeout(120)
class ReportReadersIT {

    @TempDir
    static Path folder;

    private static HttpServer target;
    private static LoadResult result;

    @BeforeAll
    static void run() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        target.createContext("/work", it -> answer(it, 200, "text/plain", new byte[100]));
        target.createContext("/broken", it -> answer(it, 503, "text/plain", new byte[100]));
        target.start();
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(200), Duration.ofSeconds(2)))
                .build();
        result = Brunt.run(new LoadOrder(
                TestIdentity.named("load"),
                plan,
                new Workload.Http(
                        HttpRequest.of("GET", "/"),
                        List.of(URI.create(url() + "/work"), URI.create(url() + "/broken"))),
                List.of(SloParser.parse("p99 < 10s"), SloParser.parse("error-rate < 60%")),
                Settings.resolve(folder, List.of()),
                List.of()));
    }

    @AfterAll
    static void stop() {
        target.stop(0);
    }

    private static String url() {
        return "http://127.0.0.1:" + target.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Path file(String name) {
        return result.directory().resolve(name);
    }

    @Test
    void promtoolFindsNoFault() throws Exception {
        Path said = folder.resolve("promtool.txt");
        Process promtool = new ProcessBuilder("promtool", "check", "metrics", "--extended")
                .redirectInput(file("metrics.prom").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(promtool.waitFor()).as(Files.readString(said)).isZero();
        assertThat(said).content().contains("brunt_response_time_seconds");
    }

    @Test
    void prometheusReadsTheMetricsAsOpenMetrics(@TempDir Path server) throws Exception {
        byte[] metrics = Files.readAllBytes(file("metrics.prom"));
        target.createContext(
                "/metrics",
                it -> answer(it, 200, "application/openmetrics-text; version=1.0.0; charset=utf-8", metrics));
        String configuration = """
                scrape_configs:
                  - job_name: result
                    scrape_interval: 200ms
                    scrape_timeout: 200ms
                    static_configs:
                      - targets: ["127.0.0.1:{target}"]
                """.replace("{target}", "" + target.getAddress().getPort());
        try (ServerProcess prometheus = ServerProcess.start(
                server,
                configuration,
                "prometheus",
                "--config.file=server.conf",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:{port}")) {
            String query = "http://127.0.0.1:" + prometheus.port() + "/api/v1/query?query=";

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> value(query + "up%7Bjob=%22result%22%7D").equals("1"));

            assertThat(value(query + "brunt_iterations%7Boutcome=%22error%22%7D"))
                    .isEqualTo(String.valueOf(result.totals().errors()));
            assertThat(Double.parseDouble(value(query + "brunt_response_time_seconds%7Bquantile=%220.99%22%7D")))
                    .isEqualTo(result.responseTime().percentileMicros(99) / 1e6);
        }
    }

    @Test
    void jmeterReadsTheSamplesAndFindsThePercentiles() throws IOException {
        Path properties = Files.writeString(folder.resolve("jmeter.properties"), "sampleresult.timestamp.start=true\n");
        JMeterUtils.loadJMeterProperties(properties.toString());
        List<Sample> samples = new ArrayList<>();
        try (CsvSampleReader reader = new CsvSampleReader(file("samples.jtl").toFile(), ',', false)) {
            while (reader.hasNext()) {
                samples.add(reader.readSample());
            }
        }

        assertThat(samples).hasSize((int) result.totals().requests());
        assertThat(samples.stream().filter(it -> !it.getSuccess()).count())
                .isEqualTo(result.totals().errors());
        long from = result.measuredFrom().toEpochMilli();
        assertThat(samples).allSatisfy(it -> {
            assertThat(it.getName()).isEqualTo("GET /");
            assertThat(it.isController()).isFalse();
            assertThat(it.getStartTime() - from).isBetween(-50L, 2_050L);
            assertThat(it.getResponseCode()).isEqualTo(it.getSuccess() ? "200" : "503");
            assertThat(Double.parseDouble(it.getData("\"service\""))).isLessThan(it.getElapsedTime() + 1.0);
        });
        assertThat(percentile(samples, 0.5)).isCloseTo(millis(50), within(1.0));
        assertThat(percentile(samples, 0.99)).isCloseTo(millis(99), within(1.0));
        assertThat(percentile(samples, 1)).isCloseTo(millis(100), within(1.0));
    }

    private static double percentile(List<Sample> samples, double share) {
        long[] times =
                samples.stream().mapToLong(Sample::getElapsedTime).sorted().toArray();
        return times[(int) Math.ceil(share * times.length) - 1];
    }

    private static double millis(double percent) {
        return result.responseTime().percentileMicros(percent) / 1e3;
    }

    private static String value(String query) throws IOException, InterruptedException {
        String answer = HttpClient.newHttpClient()
                .send(java.net.http.HttpRequest.newBuilder(URI.create(query)).build(), BodyHandlers.ofString())
                .body();
        return answer.replaceFirst(".*\"value\":\\[[^,]*,\"([^\"]*)\".*", "$1");
    }
}
