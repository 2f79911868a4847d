// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.result.LoadResult;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromqlObjectiveTest {

    private static final String ERRORS = "promql('sum(increase(errors_total[$window]))')";

    @TempDir
    private Path module;

    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong callsBefore = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private volatile String value = "0.5";
    private HttpServer prometheus;

    @BeforeEach
    void serve() throws IOException {
        prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        prometheus.createContext("/", exchange -> {
            callsBefore.set(calls.get());
            asked.add(exchange.getRequestURI());
            byte[] body = ("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                            + "[{\"metric\":{},\"value\":[1,\"" + value + "\"]}]}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        prometheus.start();
    }

    @AfterEach
    void close() {
        prometheus.stop(0);
    }

    private String url() {
        return "http://me:hunter2@127.0.0.1:" + prometheus.getAddress().getPort();
    }

    private LoadResult run(LoadPlan plan, String... slos) {
        return new WholeRuns(module, Map.of("brunt.prometheus.url", url()))
                .code(plan, user -> calls.incrementAndGet(), slos);
    }

    private static LoadPlan twoSeconds() {
        return WholeRuns.rate(50, Duration.ofSeconds(2));
    }

    @Test
    void holdsAndIsAskedOnceAfterTheLoad() throws Exception {
        LoadResult result = run(twoSeconds(), ERRORS + " < 1");

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        SloResult slo = result.slos().get(0);
        assertThat(slo.actual()).hasValue(0.5);
        assertThat(slo.samples()).isEqualTo(1);
        assertThat(callsBefore).hasValue(100);
        assertThat(asked).singleElement().satisfies(it -> {
            assertThat(it.getQuery()).startsWith("query=sum(increase(errors_total[2s]))&time=");
            String time = it.getQuery().substring(it.getQuery().indexOf("&time=") + 6);
            Instant end = Instant.ofEpochMilli(Math.round(Double.parseDouble(time) * 1_000));
            assertThat(Duration.between(result.measuredFrom().plusSeconds(2), end)
                            .abs())
                    .isLessThan(Duration.ofMillis(2));
        });
        assertThat(Files.readString(result.directory().resolve("result.json")))
                .contains("\"metric\": \"promql('sum(increase(errors_total[$window]))')\"", "\"unit\": \"number\"")
                .doesNotContain("hunter2");
    }

    @Test
    void breaksOnTheOtherSideOfItsBound() {
        LoadResult result = run(twoSeconds(), ERRORS + " < 0.5");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.slos().get(0).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void isInvalidWithoutAFigureButHidesNoFailure() {
        value = "NaN";

        LoadResult alone = run(twoSeconds(), ERRORS + " < 1");
        LoadResult besideAFailure = run(twoSeconds(), ERRORS + " < 1", "max < 1us");

        assertThat(alone.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(alone.slos().get(0).reason()).contains("NaN");
        assertThat(besideAFailure.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(besideAFailure.slos().get(0).verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void isRefusedWithoutAPrometheusBeforeTheLoad() {
        WholeRuns nowhere = new WholeRuns(module);

        assertThatThrownBy(() -> nowhere.code(twoSeconds(), user -> calls.incrementAndGet(), "promql('up') > 0"))
                .isInstanceOf(BruntException.class)
                .hasMessage("""
                        @Slo has a question for Prometheus, and nothing says where that is
                            promql('up') > 0
                            ^^^^^^^
                            set brunt.prometheus.url, as in -Dbrunt.prometheus.url=http://127.0.0.1:9090""");
        assertThat(calls).hasValue(0);
    }

    @Test
    void asksNoHostThatWasNotAllowed() {
        WholeRuns far = new WholeRuns(module, Map.of("brunt.prometheus.url", "http://me:hunter2@192.0.2.1:9090"));

        assertThatThrownBy(() -> far.code(twoSeconds(), user -> calls.incrementAndGet(), "promql('up') > 0"))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("-Dbrunt.allowedHosts=192.0.2.1")
                .hasMessageNotContaining("hunter2");
        assertThat(calls).hasValue(0);
    }

    @Test
    void isNotAskedWhenTheRunWasInterrupted() throws Exception {
        Thread test = new Thread(() -> {
            Thread.currentThread().interrupt();
            LoadResult result = run(twoSeconds(), ERRORS + " < 1");
            assertThat(result.slos().get(0).reason()).contains("was interrupted");
            value = "seen";
        });

        test.start();
        test.join(30_000);

        assertThat(value).isEqualTo("seen");
        assertThat(asked).isEmpty();
    }
}
