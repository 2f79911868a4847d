// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import static io.brunt.baseline.BaselineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.baseline.Comparison.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<BaselineRun> RUNS = List.of(run(3, "101ms"), run(2, "103ms"), run(1, "100ms"));

    private static Comparison row(List<Comparison> rows, String label) {
        return rows.stream().filter(it -> it.label().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void setsARunBesideMedianAndRange() {
        Comparison p99 = row(Comparison.of(RUNS, run(4, "150ms")), "p99");

        assertThat(p99.least()).isCloseTo(100_000, within(100.0));
        assertThat(p99.median()).isCloseTo(101_000, within(100.0));
        assertThat(p99.greatest()).isCloseTo(103_000, within(100.0));
        assertThat(p99.now()).isCloseTo(150_000, within(100.0));
        assertThat(p99.change()).isCloseTo(0.48, within(0.01));
        assertThat(p99.mark()).isEqualTo(Mark.WORSE);
    }

    @Test
    void marksWhatChanceExplains() {
        assertThat(row(Comparison.of(RUNS, run(4, "104ms")), "p99").mark()).isEqualTo(Mark.ALIKE);
        assertThat(row(Comparison.of(RUNS, run(4, "50ms")), "p99").mark()).isEqualTo(Mark.BETTER);
        assertThat(row(Comparison.of(RUNS, run(4, "150ms")), "p99 during ramp").mark())
                .isEqualTo(Mark.ALIKE);
    }

    /** All runs of the fixture complete the same 100/s. */
    @Test
    void takesNoTinyChangeForARealOneWhereTheBaselineDoesNotDifferAtAll() {
        BaselineRun now = run(4, "101ms");
        BaselinePart whole = now.whole();

        assertThat(row(Comparison.of(RUNS, withThroughput(now, whole, 99.9)), "throughput")
                        .mark())
                .isEqualTo(Mark.ALIKE);
        assertThat(row(Comparison.of(RUNS, withThroughput(now, whole, 97)), "throughput")
                        .mark())
                .isEqualTo(Mark.WORSE);
    }

    private static BaselineRun withThroughput(BaselineRun run, BaselinePart whole, double throughput) {
        BaselinePart other = new BaselinePart(whole.name(), throughput, whole.responseTime());
        return new BaselineRun(run.at(), run.commit(), run.machine(), run.load(), other, run.stages(), run.steps());
    }

    @Test
    void hasARowForEachFigureAndStage() {
        assertThat(Comparison.of(RUNS, run(4, "104ms")))
                .extracting(Comparison::label)
                .containsExactly(
                        "throughput",
                        "mean",
                        "p50",
                        "p90",
                        "p95",
                        "p99",
                        "p99.9",
                        "p99 during ramp",
                        "p99 during hold");
    }
}
