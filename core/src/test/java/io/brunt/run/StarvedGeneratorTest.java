// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.slo.Verdict;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Load that was promised and could not be made is never a PASS, however fast the answers were. */
@Timeout(60)
class StarvedGeneratorTest {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path module;

    private static LoadPlan.Builder rate(double perSecond, Duration duration) {
        return LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(perSecond), duration));
    }

    @Test
    void oneConnectionForTenThousandASecond() throws IOException {
        try (TruthServer server = TruthServer.of((request, since) -> Duration.ofMillis(20))) {
            LoadResult result = new WholeRuns(module)
                    .http(rate(10_000, ONE_SECOND).maxUsers(1).build(), List.of(server.url()), "p99 < 10s");

            assertThat(result.totals().dropped()).isGreaterThan(9_000);
            assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.judgement().reasons()).anyMatch(it -> it.contains("dropped"));
        }
    }

    /** More than any machine can do. What came late counts as not delivered, though no objective is broken. */
    @Test
    void moreThanItCanStart() {
        LoadResult result = new WholeRuns(module)
                .code(
                        rate(1_000_000_000, ONE_SECOND)
                                .maxUsers(50)
                                .gracefulStop(Duration.ofMillis(500))
                                .build(),
                        user -> {},
                        "p50 < 1h",
                        "dropped < 1000000000000");

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.generator().valid()).isFalse();
    }
}
