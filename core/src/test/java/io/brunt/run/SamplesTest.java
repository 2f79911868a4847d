// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.ErrorGroup;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SamplesTest {

    @TempDir
    Path module;

    private final Properties properties = new Properties();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private LoadResult run(LoadModel model, Workload workload, Duration warmup) {
        return Brunt.run(new LoadOrder(
                TestIdentity.named("load"),
                LoadPlan.builder(model).warmup(warmup).build(),
                workload,
                List.of(),
                Settings.resolve(module, List.of(SettingSource.systemProperties(properties))),
                List.of()));
    }

    private LoadResult requests() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return run(
                new LoadModel.ConstantRate(Rate.perSecond(200), Duration.ofMillis(500)),
                new Workload.Http(HttpRequest.of("GET", "/"), List.of(url)),
                Duration.ofMillis(100));
    }

    private List<String> rows(LoadResult result) throws IOException {
        List<String> lines = Files.readAllLines(result.directory().resolve("samples.jtl"));
        return lines.subList(1, lines.size());
    }

    @Test
    void holdEveryMeasuredRequest() throws IOException {
        LoadResult result = requests();

        assertThat(rows(result)).hasSize(100).allSatisfy(it -> assertThat(it).contains(",GET /,204,", ",true,"));
        long from = result.measuredFrom().toEpochMilli();
        assertThat(rows(result))
                .allSatisfy(it ->
                        assertThat(Long.parseLong(it.split(",")[0]) - from).isBetween(-50L, 700L));
        assertThat(result.directory().toFile().list()).noneMatch(it -> it.endsWith(".tmp"));
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void holdEachIterationOfCodeWithoutSteps() throws IOException {
        LoadResult result = run(
                new LoadModel.SharedIterations(30, 3, Duration.ofSeconds(10)),
                new Workload.Code(user -> {}, List.of()),
                Duration.ZERO);

        assertThat(rows(result)).hasSize(30).allSatisfy(it -> assertThat(it).contains(",load,"));
    }

    @Test
    void holdEachStepOfCode() throws IOException {
        LoadResult result = run(
                new LoadModel.SharedIterations(30, 3, Duration.ofSeconds(10)),
                new Workload.Code(
                        user -> {
                            user.step("add", () -> 1);
                            user.step("pay", () -> 2);
                        },
                        List.of()),
                Duration.ZERO);

        assertThat(rows(result)).hasSize(60).allSatisfy(it -> assertThat(it).containsAnyOf(",add,", ",pay,"));
    }

    @Test
    void tellErrorsApartAsTheResultDoes() throws IOException {
        server.createContext("/down", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        LoadModel thrice = new LoadModel.SharedIterations(3, 1, Duration.ofSeconds(10));
        URI nobody = URI.create("http://127.0.0.1:" + freePort());

        LoadResult refused = run(thrice, new Workload.Http(HttpRequest.of("GET", "/"), List.of(nobody)), Duration.ZERO);
        assertThat(failures(refused)).containsOnly(refused.errors().get(0).kind());
        assertThat(refused.errors()).extracting(ErrorGroup::kind).containsExactly("connect-refused");

        LoadResult code = run(
                thrice,
                new Workload.Code(
                        user -> {
                            user.http().get("/down").send();
                            user.step("pay", () -> {
                                throw new IllegalStateException("no funds");
                            });
                        },
                        List.of(URI.create(url))),
                Duration.ZERO);
        assertThat(failures(code)).containsOnly("status-503", "exception-IllegalStateException");
        assertThat(code.errors())
                .extracting(ErrorGroup::kind)
                .containsOnly("status-503", "exception-IllegalStateException");

        LoadResult bare = run(
                thrice,
                new Workload.Code(
                        user -> {
                            throw new IllegalArgumentException("so");
                        },
                        List.of()),
                Duration.ZERO);
        assertThat(failures(bare)).containsOnly("exception-IllegalArgumentException");
    }

    private List<String> failures(LoadResult result) throws IOException {
        return rows(result).stream().map(it -> it.split(",", -1)[8]).toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void areLeftOutWholeWhereThereAreTooMany() {
        Path old = requests().directory().resolve("samples.jtl");
        assertThat(old).exists();
        properties.setProperty("brunt.samples", "99");

        LoadResult result = requests();

        assertThat(old).doesNotExist();
        assertThat(result.notes()).containsExactly("there is no samples.jtl: there were more than 99 (brunt.samples)");
        assertThat(result.directory().toFile().list()).noneMatch(it -> it.endsWith(".tmp"));
    }

    @Test
    void areNotKeptWhereNobodyWantsThem() {
        properties.setProperty("brunt.samples", "0");

        LoadResult result = requests();

        assertThat(result.directory().resolve("samples.jtl")).doesNotExist();
        assertThat(result.notes()).isEmpty();
    }
}
