// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Distribution;
import io.brunt.result.LoadResult;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is reported of targets whose response times are known to the last request, in open and closed models.
 *
 * <p>Never below the truth, and above it by no more than {@link #ALLOWANCE}, which is what a busy machine with two cores
 * takes to wake the server's thread, the generator's, and to send; and the histogram's thousandth.
 */
@Timeout(60)
class TruthServersTest {

    private static final Duration ALLOWANCE = Duration.ofMillis(250);

    private static final Duration FREEZE_FROM = Duration.ofMillis(2_050);
    private static final Duration FREEZE_TO = Duration.ofMillis(3_550);

    @TempDir
    private Path module;

    private static Stream<LoadModel> models() {
        return Stream.of(
                new LoadModel.ConstantRate(Rate.perSecond(200), Duration.ofSeconds(2)),
                new LoadModel.ConstantUsers(8, Duration.ofSeconds(2)));
    }

    private LoadResult load(TruthServer server, LoadPlan plan) {
        return new WholeRuns(module).http(plan, List.of(server.url()), "max < 1m", "error-rate < 50%");
    }

    private LoadResult load(TruthServer server, LoadModel model) {
        return load(server, LoadPlan.builder(model).build());
    }

    private static void assertTrue(Distribution times, double percent, long millis) {
        Duration truth = Duration.ofMillis(millis);
        assertThat(times.percentile(percent))
                .as("p%s", percent)
                .isBetween(
                        truth.minusMillis(1),
                        truth.multipliedBy(1_001).dividedBy(1_000).plus(ALLOWANCE));
    }

    @ParameterizedTest
    @MethodSource("models")
    void fixedTimes(LoadModel model) throws IOException {
        try (TruthServer server = TruthServer.of((request, since) -> Duration.ofMillis(20))) {
            Distribution times = load(server, model).responseTime();

            assertThat(times.min()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
            assertTrue(times, 50, 20);
            assertTrue(times, 95, 20);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void oneOfTwentyTakesLonger(LoadModel model) throws IOException {
        try (TruthServer server = TruthServer.of((request, since) -> Duration.ofMillis(request % 20 == 10 ? 400 : 5))) {
            Distribution times = load(server, model).responseTime();

            assertTrue(times, 50, 5);
            assertTrue(times, 90, 5);
            assertTrue(times, 97, 400);
            assertTrue(times, 99, 400);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void oneOfTenIsShed(LoadModel model) throws IOException {
        try (TruthServer server = TruthServer.shedding(10, (request, since) -> Duration.ofMillis(20))) {
            LoadResult result = load(server, model);

            assertThat(result.totals().errors()).isEqualTo(result.totals().requests() / 10);
            assertTrue(result.responseTime(), 50, 20);
            assertThat(result.errors().get(0).kind()).isEqualTo("status-503");
        }
    }

    private static Duration frozen(Duration since) {
        boolean in = since.compareTo(FREEZE_FROM) >= 0 && since.compareTo(FREEZE_TO) < 0;
        return in ? FREEZE_TO.minus(since) : Duration.ofMillis(1);
    }

    /**
     * Ten users who come back 100 ms after their last start. Of each the request at 2.1 s waits for 1.45 s, and the one that was
     * due at 2.2 s, held up by it, for 1.35 s: 20 of 370.
     */
    @Test
    void aFreezeAsUsersWithPacingSeeIt() throws IOException {
        try (TruthServer server = TruthServer.of((request, since) -> frozen(since))) {
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(10, Duration.ofSeconds(5)))
                    .pacing(Duration.ofMillis(100))
                    .build();

            LoadResult result = load(server, plan);

            assertThat(result.totals().requests()).isBetween(300L, 370L);
            assertTrue(result.responseTime(), 90, 1);
            // Pacing counts from the actual start, so each start is late by what those before it were, together.
            assertThat(result.responseTime().percentile(96))
                    .isBetween(Duration.ofMillis(1_000), Duration.ofMillis(1_600));
            assertThat(result.responseTime().percentile(99))
                    .isBetween(Duration.ofMillis(1_100), Duration.ofMillis(1_700));
        }
    }

    /** Without pacing each of them makes one slow request; the estimate tells what arrivals would have seen. */
    @Test
    void aFreezeAsUsersWhoWaitSeeItAndAsOthersWould() throws IOException {
        try (TruthServer server = TruthServer.of((request, since) -> frozen(since))) {
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(10, Duration.ofSeconds(5)))
                    .build();

            LoadResult result = load(server, plan);

            assertTrue(result.responseTime(), 100, 1_450);
            assertThat(result.responseTime().percentile(99)).isLessThan(Duration.ofMillis(500));
            assertThat(result.arrivalEstimate()).isPresent();
            assertThat(result.arrivalEstimate().orElseThrow().responseTime().percentile(99))
                    .isGreaterThan(Duration.ofMillis(1_300));
        }
    }
}
