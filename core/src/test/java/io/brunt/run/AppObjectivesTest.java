// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.process.HogProcess;
import io.brunt.process.ServiceProcess;
import io.brunt.report.ResultSchema;
import io.brunt.result.LoadResult;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs beside a process that a goal started: each objective on it breaks alone, and all hold. */
@Timeout(60)
@Tag("one-jdk")
class AppObjectivesTest {

    @TempDir
    private Path module;

    private HogProcess hog;
    private ServiceProcess process;

    @BeforeEach
    void start() throws IOException {
        assumeThat(Path.of("/proc/self/auxv")).exists();
        hog = HogProcess.start("-Xmx128m", "-XX:+UseSerialGC");
        process = hog.asService("api");
        hog.obey("collect 1");
    }

    @AfterEach
    void end() {
        if (hog != null) {
            hog.close();
        }
    }

    private Map<String, String> handedOver() {
        return Map.of(
                "brunt.api.1.pid", Long.toString(process.pid()),
                "brunt.api.1.started", process.started().toString());
    }

    private LoadResult run(String order, String... slos) {
        AtomicBoolean given = new AtomicBoolean(order.isEmpty());
        LoadPlan plan = WholeRuns.rate(100, Duration.ofMillis(600));
        return new WholeRuns(module, handedOver())
                .code(
                        plan,
                        user -> {
                            if (!given.getAndSet(true)) {
                                hog.obey(order);
                            }
                        },
                        slos);
    }

    /** So much CPU, 32 MiB and 20 threads more than it has, and no pause at all. */
    private List<String> bounds(double cpuSeconds) throws IOException {
        double cpu = cpuSeconds / 0.6 / Runtime.getRuntime().availableProcessors();
        return List.of(
                String.format(Locale.ROOT, "app.cpu < %.2f%%", cpu * 100),
                "app.rss of api < " + (now("VmRSS") / 1024 + 32) + "MiB",
                "app.gc-pause < 100us",
                "app.threads < " + (now("Threads") + 20));
    }

    private long now(String field) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
                .lines()
                .filter(it -> it.startsWith(field + ":"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> broken(LoadResult result) {
        return result.slos().stream()
                .filter(it -> it.verdict() != Verdict.PASS)
                .map(SloResult::slo)
                .map(Slo::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"burn 300, app.cpu", "hold 64, app.rss", "collect 1, app.gc-pause", "start 50, app.threads"})
    void breakAlone(String order, String metric) throws IOException {
        // Touching memory and starting threads takes CPU too, and more of it where the machine is busy.
        List<String> bounds = bounds(metric.equals("app.cpu") ? 0.1 : 0.55);

        LoadResult result = run(order, bounds.toArray(String[]::new));

        assertThat(broken(result))
                .as("%s", result.slos())
                .singleElement()
                .asString()
                .startsWith(metric);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void hold() throws Exception {
        LoadResult result = run("", bounds(0.1).toArray(String[]::new));

        assertThat(broken(result)).as("%s", result.slos()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        String json = Files.readString(result.directory().resolve("result.json"));
        assertThat(json).contains("\"name\": \"api-1\"");
        assertThat(ResultSchema.faults(json)).isEmpty();
    }

    @Test
    void areInvalidOnceTheProcessIsGone() {
        hog.close();

        LoadResult result = run("", "app.cpu < 50%");

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.slos().get(0).reason()).contains("had ended before the load began");
    }

    @Test
    void areRefusedOfAServiceThatWasNotStarted() {
        assertThatThrownBy(() -> run("", "app.cpu of app < 50%"))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("@Slo has a service that was not started")
                .hasMessageContaining("did you mean api?");
    }
}
