// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.jmeter.report.core.CsvSampleReader;
import org.apache.jmeter.report.core.Sample;
import org.apache.jmeter.util.JMeterUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What a load test leaves behind, read by the tools that it is for. */
@Timeout(120)
@Tag("one-jdk")
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
        String metrics = Files.readString(file("metrics.prom"));
        target.createContext(
                "/metrics",
                it -> PrometheusServer.answer(
                        it, "application/openmetrics-text; version=1.0.0; charset=utf-8", metrics));
        try (PrometheusServer prometheus =
                PrometheusServer.scraping(target.getAddress().getPort(), server)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> prometheus.asked("up{job=\"scraped\"}") == 1);

            assertThat(prometheus.asked("brunt_iterations{outcome=\"error\"}"))
                    .isEqualTo(result.totals().errors());
            assertThat(prometheus.asked("brunt_response_time_seconds{quantile=\"0.99\"}"))
                    .isEqualTo(result.responseTime().percentileMicros(99) / 1e6);
        }
    }

    @Test
    void reportsOfK6ReadItsSummary(@TempDir Path reader) throws Exception {
        assumeThat(K6Readers.areHere()).as("node and npm").isTrue();
        K6Readers readers = K6Readers.installed(reader);

        String[] said = readers.read(file("k6-summary.json"));

        assertThat(said[0])
                .contains("<testsuites tests=\"" + result.slos().size() + "\" failures=\"0\">")
                .contains("p(99)&lt;10000");
        assertThat(said[1])
                .contains("http_req_duration", "brunt_response_time")
                .contains(
                        String.format(Locale.ROOT, "%.2f", result.serviceTime().percentileMicros(95) / 1e3))
                .contains(String.valueOf(result.totals().requests()));
    }

    @Test
    void locustItselfWritesTheSameColumns(@TempDir Path locust) throws Exception {
        Files.writeString(locust.resolve("locustfile.py"), """
                from locust import HttpUser, task, constant

                class Visitor(HttpUser):
                    wait_time = constant(0.1)

                    @task
                    def work(self):
                        self.client.get("/work")
                """);
        Process process;
        try {
            process = new ProcessBuilder(
                            ("locust --headless --users 2 --spawn-rate 2 --run-time 3s --csv own --host " + url())
                                    .split(" "))
                    .directory(locust.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(locust.resolve("output.log").toFile())
                    .start();
        } catch (IOException noSuchCommand) {
            throw new TestAbortedException("there is no locust", noSuchCommand);
        }

        assertThat(process.waitFor())
                .as(Files.readString(locust.resolve("output.log")))
                .isZero();
        for (String name : List.of("stats.csv", "stats_history.csv")) {
            assertThat(Files.readAllLines(file("locust_" + name)).get(0))
                    .isEqualTo(Files.readAllLines(locust.resolve("own_" + name)).get(0));
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
}
