// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.brunt.baseline.Baseline;
import io.brunt.baseline.BaselineFile;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.report.FailureText;
import io.brunt.report.ResultJson;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.slo.SloParser;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a first run to a baseline, an equal run and one that is slower. */
@Tag("one-jdk")
class RegressionRunTest {

    @TempDir
    private Path module;

    private final AtomicLong served = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Duration answersAfter = Duration.ofMillis(20);
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            long until = System.nanoTime() + answersAfter.toNanos();
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    private LoadResult run() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Brunt.run(new LoadOrder(
                TestIdentity.named("load"),
                LoadPlan.builder(new LoadModel.ConstantUsers(2, Duration.ofSeconds(1)))
                        .build(),
                new Workload.Http(HttpRequest.of("GET", "/"), List.of(url)),
                List.of(SloParser.parse("p50 regression < 50%")),
                Settings.resolve(module, List.of(SettingSource.systemProperties(new Properties()))),
                List.of()));
    }

    private BaselineFile file() {
        return BaselineFile.of(module.resolve("src/test/brunt"), "load");
    }

    private void accept(LoadResult result) {
        Path json = result.directory().resolve("result.json");
        file().write(file().read().plus(ResultJson.readForBaseline(json).orElseThrow(), 10));
    }

    @Test
    void passesAnEqualRunAndFailsASlowerOne() {
        LoadResult first = run();
        accept(first);
        LoadResult equal = run();
        answersAfter = Duration.ofMillis(100);
        LoadResult slower = run();

        assertThat(first.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(FailureText.of(first)).contains("Inconclusive: p50 regression: there is no baseline yet");
        assertThat(equal.slos().get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(slower.slos().get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(FailureText.of(slower))
                .containsPattern("Failed: p50 regression was \\+\\d\\d\\d %, allowed 50 %")
                .contains(" in 1 baseline run; weak: ");
    }

    @Test
    void readsTheBaselineBeforeTheLoad() throws IOException {
        Path path = file().path();
        file().write(Baseline.EMPTY);
        Files.writeString(path, Files.readString(path).replace("brunt-baseline/1", "brunt-baseline/9"));

        assertThatThrownBy(this::run)
                .isInstanceOf(BruntException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("brunt-baseline/9");
        assertThat(served).hasValue(0);
    }
}
