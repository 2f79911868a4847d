// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.result.LoadResult;
import io.brunt.slo.Verdict;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationObjectiveTest {

    private static final LoadPlan PLAN = WholeRuns.shared(300, 2).build();

    @TempDir
    private Path module;

    private final AtomicReference<Object> kept = new AtomicReference<>();
    private WholeRuns runs;

    @BeforeEach
    void begin() {
        runs = new WholeRuns(module);
    }

    private LoadResult allocating(int bytes, String... slos) {
        return runs.code(PLAN, user -> kept.set(new byte[bytes]), slos);
    }

    @Test
    void holdsBelowItsBoundAndTellsWhatItCameTo() throws Exception {
        LoadResult result = allocating(50_000, "allocation < 64KiB");

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.slos().get(0).samples()).isEqualTo(300);
        assertThat(result.allocation().bytesPerIteration().orElseThrow()).isBetween(50_000.0, 52_000.0);
        assertThat(Files.readString(result.directory().resolve("result.json")))
                .contains("\"allocation\": {\"bytesPerIteration\": 5", "\"iterations\": 300", "\"unit\": \"bytes\"");
        assertThat(Files.readString(result.directory().resolve("report.html"))).contains("Allocated by an iteration");
    }

    @Test
    void breaksAboveItsBound() {
        LoadResult result = allocating(70_000, "allocation < 64KiB");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.slos().get(0).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void saysThatUsersHadPlatformThreadsWhereTheyHadNot() {
        LoadResult result = allocating(1_000, "allocation < 64KiB");

        assertThat(result.notes().stream().anyMatch(it -> it.startsWith("users ran on platform threads")))
                .isEqualTo(Runtime.version().feature() >= 21);
    }

    @Test
    void tellsNothingWhereNobodyAsked() throws Exception {
        LoadResult result = allocating(1_000, "max < 60s");

        assertThat(Files.readString(result.directory().resolve("result.json"))).contains("\"allocation\": null");
    }

    @Test
    void isRefusedForAnHttpLoadBeforeTheFirstRequest() {
        URI nobody = URI.create("http://127.0.0.1:1");

        assertThatThrownBy(() -> runs.http(
                        WholeRuns.rate(1, Duration.ofSeconds(1)), List.of(nobody), "p99 < 1s", "allocation < 2KiB"))
                .isInstanceOf(BruntException.class)
                .hasMessage("""
                        @Slo has a metric that only code has
                            allocation < 2KiB
                            ^^^^^^^^^^   expected the body of a method as the load
                            what a request allocates, its target knows: leave it out here""");
    }
}
