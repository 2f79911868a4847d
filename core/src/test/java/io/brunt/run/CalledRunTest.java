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
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load without an annotation, as any test or {@code main} asks for it. */
class CalledRunTest {

    private static final String REPORT_DIR = "brunt.reportDir";
    private static final String BASE_URL = "brunt.baseUrl";
    private static final String SCALE = "brunt.scale.duration";

    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void report(@TempDir Path folder) {
        System.setProperty(REPORT_DIR, folder.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(REPORT_DIR);
        System.clearProperty(BASE_URL);
        System.clearProperty(SCALE);
    }

    private static LoadPlan.Builder iterations(long count) {
        return LoadPlan.builder(new LoadModel.SharedIterations(count, 2, Duration.ofSeconds(30)));
    }

    @Test
    void runsCodeAndJudgesIt() {
        LoadResult result =
                Brunt.run(iterations(40).build(), user -> calls.incrementAndGet(), "max < 10s", "p50 < 1us");

        assertThat(calls).hasValue(40);
        assertThat(result.totals().requests()).isEqualTo(40);
        assertThat(result.slos().get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.directory().resolve("result.json")).exists();
    }

    @Test
    void runsARequestToTheBaseUrlOfTheSettings() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/process", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            System.setProperty(
                    BASE_URL, "http://127.0.0.1:" + server.getAddress().getPort());

            LoadResult result = Brunt.run(
                    iterations(20).build(), HttpRequest.of("POST", "/process"), "p50 of 'POST /process' < 10s");

            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(calls).hasValue(20);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void callsItselfByTheMethodThatRunsItAndTellsItsLoadsApart() {
        Supplier<LoadResult> run = () -> Brunt.run(iterations(1).build(), user -> calls.incrementAndGet());

        assertThat(run.get().directory())
                .hasFileName("io.brunt.run.CalledRunTest.callsItselfByTheMethodThatRunsItAndTellsItsLoadsApart");
        assertThat(run.get().directory())
                .hasFileName("io.brunt.run.CalledRunTest.callsItselfByTheMethodThatRunsItAndTellsItsLoadsApart-2");
        assertThat(Brunt.run(iterations(1).name("knee").build(), user -> {}).directory())
                .hasFileName("knee");
    }

    @Test
    void isScaledAsAnnotatedTestsAreAndSaysSo() {
        System.setProperty(SCALE, "0.1");

        LoadResult result = Brunt.run(iterations(50).build(), user -> calls.incrementAndGet());

        assertThat(calls).hasValue(5);
        assertThat(result.notes()).anyMatch(it -> it.contains("scale"));
    }

    @Test
    void refusesWrongObjectivesBeforeTheLoad() {
        assertThatThrownBy(() -> Brunt.run(iterations(5).build(), user -> calls.incrementAndGet(), "p99 < 250sm"))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("did you mean ms?");
        assertThat(calls).hasValue(0);
    }
}
