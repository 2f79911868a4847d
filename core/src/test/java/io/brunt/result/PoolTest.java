// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static io.brunt.baseline.BaselineFixture.HERE;
import static io.brunt.baseline.BaselineFixture.LOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.baseline.BaselineRun;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import io.brunt.result.Pool.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    /** Ten seconds of so many quick iterations and so many that took a second. */
    private static Member member(int second, int quick, int slow) {
        Recording recording = new RecordingFixture()
                .stage("hold", "10s")
                .completed(quick, "1s", "1ms")
                .completed(slow, "1s", "1s")
                .build();
        return new Member(
                BaselineRun.of(NOON.plusSeconds(second), "3f9c2e1", HERE, LOAD, recording),
                Totals.of(recording.whole().tally(), recording.measuredTime()));
    }

    @Test
    void takesPercentilesFromTheMergedHistogramAndAveragesNone() {
        // p99 is 1 ms here and 1 s there, 500 ms on average. Of all 1,100 together, 90 are slow: p90 is 1 ms, p99 1 s.
        Pool pool = new Pool(List.of(member(0, 1_000, 0), member(0, 10, 90)));

        assertThat(pool.responseTime().count()).isEqualTo(1_100);
        assertThat(pool.responseTime().percentileMicros(90)).isCloseTo(1_000, within(1.0));
        assertThat(pool.responseTime().percentileMicros(99)).isCloseTo(1_000_000, within(1_000.0));
        assertThat(pool.run().whole().responseTime()).isEqualTo(pool.responseTime());
        assertThat(pool.responseTime().meanMicros()).isCloseTo((1_010 * 1_000 + 90 * 1e6) / 1_100, within(1.0));
    }

    @Test
    void addsThroughputsOfRunsSideBySide() {
        Totals totals = new Pool(List.of(member(0, 1_000, 0), member(0, 500, 0))).totals();

        assertThat(totals.requests()).isEqualTo(1_500);
        assertThat(totals.seconds()).isCloseTo(10, within(1e-9));
        assertThat(totals.throughput()).isCloseTo(150, within(1e-9));
    }

    @Test
    void takesTheMeanThroughputOfRunsOneAfterTheOther() {
        Totals totals = new Pool(List.of(member(60, 1_000, 0), member(0, 500, 0))).totals();

        assertThat(totals.seconds()).isCloseTo(20, within(1e-9));
        assertThat(totals.throughput()).isCloseTo(75, within(1e-9));
    }

    @Test
    void countsTheTimeInWhichAnyOfThemWasMeasuring() {
        Totals totals = new Pool(List.of(member(0, 1_000, 0), member(4, 500, 0))).totals();

        assertThat(totals.seconds()).isCloseTo(14, within(1e-9));
        assertThat(totals.throughput()).isCloseTo(1_500 / 14.0, within(1e-9));
    }

    @Test
    void tellsPartsOfARunFromRunsOfTheirOwn() {
        List<Pool> runs = Pool.runs(List.of(member(100, 1, 0), member(0, 1, 0), member(3, 1, 0), member(10, 1, 0)));

        // The one at 3 s still measures at 10 s; the one at 100 s is alone.
        assertThat(runs).extracting(it -> it.members().size()).containsExactly(3, 1);
        assertThat(Pool.runs(List.of(member(0, 1, 0), member(10, 1, 0)))).hasSize(2);
        assertThat(Pool.runs(List.of())).isEmpty();
    }

    @Test
    void poolsTheStepsByName() {
        Recording login = new RecordingFixture()
                .completed(10, "1s", "1ms")
                .step("login", 10, "1s", "1ms", io.brunt.record.Outcome.COMPLETED)
                .build();
        Member withLogin = new Member(
                BaselineRun.of(NOON, "3f9c2e1", HERE, LOAD, login),
                Totals.of(login.whole().tally(), login.measuredTime()));

        BaselineRun run = new Pool(List.of(withLogin, withLogin, member(0, 5, 0))).run();

        assertThat(run.steps()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("login");
            assertThat(it.responseTime().count()).isEqualTo(20);
        });
    }
}
