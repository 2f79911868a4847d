// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.baseline.BaselineFixture;
import io.brunt.baseline.BaselineRun;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    /** Its p99 is 91.4 ms, and may be 250 ms. */
    private static final LoadResult PASSING = RichResult.passing();

    private static List<BaselineRun> newestFirst(String... times) {
        return IntStream.range(0, times.length)
                .mapToObj(i -> BaselineFixture.run(1 + times.length - i, times[i]))
                .toList();
    }

    private static Optional<Trend> trend(LoadResult result, String... times) {
        return Trend.of(ResultSummary.of(RichResult.beside(result, newestFirst(times))), false);
    }

    private static List<Double> heights(Trend trend) {
        return Arrays.stream(trend.points().split(" "))
                .map(it -> Double.valueOf(it.substring(it.indexOf(',') + 1)))
                .toList();
    }

    @Test
    void endsWithThisRunAndBeginsWithTheOldestAcceptedOne() {
        Trend trend = trend(PASSING, "100ms", "200ms").orElseThrow();

        double now = PASSING.responseTime().percentileMicros(99);
        assertThat(Arrays.stream(trend.raw().split(" ")).map(Double::valueOf))
                .hasSize(3)
                .satisfies(it -> assertThat(it.get(0)).isBetween(199_000.0, 201_000.0))
                .satisfies(it -> assertThat(it.get(1)).isBetween(99_000.0, 101_000.0))
                .endsWith(now);
        assertThat(trend.points()).startsWith("4,").contains(" 60,").contains(" 116," + trend.last());
        assertThat(trend.head()).isEqualTo("p99, last 3 runs");
        assertThat(trend.description())
                .isEqualTo("p99 of the 2 accepted runs: 100\u00a0ms to 200\u00a0ms; of this one: 91.4\u00a0ms,"
                        + " allowed 250\u00a0ms");
    }

    @Test
    void drawsTwiceAsMuchTwiceAsHigh() {
        List<Double> heights = heights(trend(PASSING, "100ms", "200ms").orElseThrow());

        assertThat((25 - heights.get(0)) / (25 - heights.get(1))).isBetween(1.95, 2.05);
    }

    @Test
    void drawsABoundThatIsNear() {
        Trend trend = trend(PASSING, "100ms").orElseThrow();

        assertThat(trend.bound()).containsExactly("4");
        assertThat(heights(trend)).allMatch(it -> it > 4);
    }

    @Test
    void leavesABoundOutThatWouldPressTheLineFlat() {
        LoadResult fast = RichResult.beside(PASSING, newestFirst("50ms"));
        ResultSummary summary = ResultSummary.of(fast);

        Trend near = Trend.of(Slos.bounded(summary, 3 * 91_300.0), false).orElseThrow();
        Trend far = Trend.of(Slos.bounded(summary, 3.1 * 91_500.0), false).orElseThrow();

        assertThat(near.bound()).containsExactly("4");
        assertThat(far.bound()).isEmpty();
        assertThat(far.last()).isEqualTo("4");
        assertThat(far.description()).contains(", allowed 283.65\u00a0ms");
    }

    @Test
    void showsTheTwelveNewestOnly() {
        String[] times = new String[15];
        Arrays.fill(times, "100ms");
        times[10] = "300ms";
        times[11] = "500ms";

        Trend trend = trend(PASSING, times).orElseThrow();

        assertThat(trend.runs()).isEqualTo(12);
        assertThat(trend.raw().split(" ")).hasSize(12);
        assertThat(trend.description()).contains("the 11 accepted runs: 100\u00a0ms to 300\u00a0ms");
    }

    @Test
    void isMissingWithoutAnAcceptedRunOrAFigure() {
        assertThat(trend(PASSING)).isEmpty();
        assertThat(trend(RichResult.empty(), "100ms")).isEmpty();
    }

    @Test
    void saysThatAnObjectiveFails() {
        Trend trend = Trend.of(ResultSummary.of(RichResult.beside(RichResult.failing(), newestFirst("100ms"))), true)
                .orElseThrow();

        assertThat(trend.broken()).isTrue();
        assertThat(trend.description())
                .isEqualTo("p99 of the accepted run: 100\u00a0ms; of this one: 447\u00a0ms, allowed 250\u00a0ms, FAIL");
    }

    @Test
    void namesTheColumnByHowManyRunsEachRowShows() {
        Trend three = trend(PASSING, "100ms", "200ms").orElseThrow();
        Trend two = trend(PASSING, "100ms").orElseThrow();

        assertThat(Trend.head(List.of(three, three))).isEqualTo("p99, last 3 runs");
        assertThat(Trend.head(List.of(three, two))).isEqualTo("p99, last runs");
    }

    /** The same summary with another bound on p99. */
    private static final class Slos {

        private Slos() {}

        static ResultSummary bounded(ResultSummary it, double bound) {
            List<SloRow> slos = it.slos().stream()
                    .map(row -> row.metric().equals("p99") ? bounded(row, bound) : row)
                    .toList();
            return new ResultSummary(
                    it.test(),
                    it.verdict(),
                    it.headline(),
                    slos,
                    it.totals(),
                    it.responseTime(),
                    it.accepted(),
                    it.load(),
                    it.connections(),
                    it.errors(),
                    it.generatorValid(),
                    it.generatorReasons(),
                    it.notes(),
                    it.environment(),
                    it.started(),
                    it.measuredFrom(),
                    it.ended(),
                    it.directory());
        }

        private static SloRow bounded(SloRow row, double bound) {
            return new SloRow(
                    row.expression(),
                    row.metric(),
                    row.step(),
                    row.stage(),
                    row.op(),
                    bound,
                    row.actual(),
                    row.unit(),
                    row.samples(),
                    row.interval(),
                    row.window(),
                    row.verdict(),
                    row.implied(),
                    row.firstBreach(),
                    row.reason());
        }
    }
}
