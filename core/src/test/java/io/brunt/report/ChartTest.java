// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.record.ErrorGroup;
import io.brunt.record.Second;
import io.brunt.result.Difference;
import io.brunt.result.HeatMap;
import io.brunt.result.LoadResult;
import io.brunt.result.PercentilePoint;
import io.brunt.result.RichResult;
import io.brunt.result.TimeColumn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("one-jdk")
class ChartTest {

    private static final LoadResult FAILING = RichResult.failing();

    private static TimeFrame frame(LoadResult result) {
        return new TimeFrame(result, TimeFrame.MOST_COLUMNS);
    }

    private static List<Double> values(Chart chart, String label) {
        return ((Plot.OverTime) chart.plot())
                .series().stream()
                        .filter(it -> it.label().equals(label))
                        .findFirst()
                        .orElseThrow()
                        .values();
    }

    @Test
    void drawsTheFiguresOfTheResult() {
        Chart chart = ResponseTimeChart.of(FAILING, frame(FAILING));

        assertThat(values(chart, "p99"))
                .containsExactlyElementsOf(FAILING.timeline().stream()
                        .map(Second::responseTime)
                        .map(it -> it.isEmpty() ? Double.NaN : it.percentileMicros(99))
                        .toList());
        assertThat(chart.plot().bounds()).extracting(Plot.Bound::at).containsExactly(250_000.0);
    }

    @Test
    void drawsTheUsersThatThePlanPromised() {
        Chart chart = UsersChart.of(FAILING, frame(FAILING));

        // A warm-up of 6 s at 100, 18 s up to 100, 36 s at 100, 12 s down to 0; a column's middle counts.
        List<Double> promised = values(chart, "promised");
        assertThat(promised).hasSize(72);
        assertThat(promised.get(0)).isEqualTo(100);
        assertThat(promised.get(6 + 9)).isCloseTo(9.5 / 18 * 100, within(1e-9));
        assertThat(promised.get(6 + 30)).isEqualTo(100);
        assertThat(promised.get(6 + 65)).isCloseTo(0.5 / 12 * 100, within(1e-9));
    }

    @Test
    void marksWarmUpStagesAndBreach() {
        TimeFrame frame = frame(FAILING);

        assertThat(frame.spans())
                .extracting(TimeFrame.Span::name)
                .containsExactly("warm-up", "ramp up", "hold", "ramp down");
        assertThat(frame.spans().get(0)).isEqualTo(new TimeFrame.Span("warm-up", "warm", -6, 0));
        assertThat(frame.breachSpan().orElseThrow().name()).isEqualTo("p99 over the bound");
    }

    @Test
    void tellsWhichProcessRanIntoItsLimitsInTheBreach() {
        List<Difference.ProcessDifference> processes =
                FAILING.difference().orElseThrow().processes();

        assertThat(processes)
                .extracting(Difference.ProcessDifference::process)
                .containsExactly("api-1", "api-2", "balancer-1");
        assertThat(processes.get(0).inside().cpu() / processes.get(0).outside().cpu())
                .isBetween(0.8, 1.25);
        assertThat(processes.get(1).inside().cpu() / processes.get(1).outside().cpu())
                .isGreaterThan(1.4);
        assertThat(DifferenceView.of(FAILING.difference().orElseThrow()).rows())
                .extracting(DifferenceView.Row::figure)
                .contains("CPU of api-2", "memory of api-2");
    }

    @Test
    void leavesTheErrorsOutWhereThereAreNone() {
        LoadResult passing = RichResult.passing();

        assertThat(ErrorsChart.of(passing, frame(passing))).isEmpty();
        assertThat(ErrorsChart.of(FAILING, frame(FAILING))).hasSize(1);
    }

    @Test
    void drawsTheBaselineBeside() {
        LoadResult calm = RichResult.passing();
        LoadResult result = RichResult.beside(FAILING, List.of(calm.baselineRun()));
        double usual = calm.responseTime().percentileMicros(99);

        Chart chart = ResponseTimeChart.of(result, frame(result));
        Plot.Curve curve =
                (Plot.Curve) new DistributionCharts(result).all().get(1).plot();

        assertThat(values(chart, "p99 of the baseline").subList(0, 6)).containsOnly(Double.NaN);
        assertThat(values(chart, "p99 of the baseline").subList(6, 72)).containsOnly(usual);
        assertThat(curve.series().get(0).values())
                .containsExactlyElementsOf(FAILING.percentiles().stream()
                        .map(PercentilePoint::micros)
                        .toList());
        List<Double> baseline = curve.series().get(1).values();
        assertThat(baseline.get(curve.percents().indexOf(50.0)))
                .isEqualTo(calm.responseTime().percentileMicros(50));
        assertThat(baseline.get(baseline.size() - 1))
                .isEqualTo(calm.responseTime().max().toNanos() / 1e3);
        assertThat(HtmlReport.html(result)).contains("p99 against the baseline", "now ×");
    }

    @Test
    void drawsTheCurvesOfInstancesBesideEachOther() {
        Chart chart = PercentileCurves.ofInstances(FAILING).orElseThrow();

        Plot.Curve curve = (Plot.Curve) chart.plot();
        int p99 = curve.percents().indexOf(98.75);
        for (int i = 0; i < 3; i++) {
            assertThat(curve.series().get(i).values().get(p99))
                    .isEqualTo(FAILING.instances().get(i).responseTime().percentileMicros(98.75));
        }
        assertThat(chart.caption()).startsWith("The slowest at p99 is http://127.0.0.1:41902 with ");
        assertThat(PercentileCurves.ofSteps(FAILING)).as("one step only").isEmpty();
    }

    @Test
    void drawsEachKindOfErrorInItsSeconds() {
        LoadResult result = RichResult.failing(
                6,
                100,
                List.of(
                        new ErrorGroup("status-503", 5, "", new TreeMap<>(Map.of(24, 3L, 26, 2L))),
                        new ErrorGroup("connection-reset", 1, "", new TreeMap<>(Map.of(26, 1L)))));

        Chart chart = ErrorsChart.of(result, frame(result)).get(0);

        assertThat(values(chart, "status-503").subList(6 + 23, 6 + 28)).containsExactly(0.0, 3.0, 0.0, 2.0, 0.0);
        assertThat(values(chart, "connection-reset").get(6 + 26)).isEqualTo(1);
        assertThat(chart.legend()).extracting(Chart.Legend::style).containsExactly("k-1", "k-2");
        assertThat(chart.caption()).startsWith("status-503 came from 14:00:24 to 14:00:26. ");
    }

    @Test
    void countsEachIterationOfTheHeatMapOnce() {
        HeatMap map = FAILING.heat(360);

        assertThat(map.columns()).hasSameSizeAs(FAILING.timeline());
        for (int i = 0; i < map.columns().size(); i++) {
            assertThat(map.columns().get(i).counts().stream()
                            .mapToLong(it -> it)
                            .sum())
                    .isEqualTo(FAILING.timeline().get(i).responseTime().count());
        }
    }

    @Test
    void hasAnEdgeOfTheHeatMapAtTheBound() {
        HeatMap map = FAILING.heat(360);

        assertThat(Stream.iterate(0, it -> it + 1).limit(map.rows()).map(map::edgeMicros))
                .contains(250_000.0);
        for (HeatMap.Column column : map.columns()) {
            TimeColumn second = FAILING.columns(4_000).get(column.second() + 6);
            long slower = 0;
            for (int row = 0; row < column.counts().size(); row++) {
                slower += map.edgeMicros(row) >= 250_000 ? column.counts().get(row) : 0;
            }
            long all = second.responseTime().count();
            assertThat(slower).isEqualTo(all - second.responseTime().countAtMost(250_000));
        }
    }

    @Test
    void laysTheHeatMapOfAnHourInNoMoreColumnsThanFit() {
        LoadResult hour = RichResult.failing(328, 60);

        assertThat(hour.heat(360).columns()).hasSizeBetween(300, 361);
        assertThat(RichResult.empty().heat(360).rows()).isZero();
    }

    @Test
    void findsTwoGroupsInABreachOfSome() {
        assertThat(HeatChart.of(FAILING, frame(FAILING)).get(0).caption())
                .startsWith("Two groups in the breach: most stayed near ");
        assertThat(HeatChart.of(RichResult.passing(), frame(RichResult.passing()))
                        .get(0)
                        .caption())
                .contains(" took between ");
    }

    @Test
    void countsTimeAsAClockDoes() {
        assertThat(TimeFrame.minutes(-30)).isEqualTo("−0:30");
        assertThat(TimeFrame.minutes(190)).isEqualTo("3:10");
        assertThat(TimeFrame.minutes(3_661)).isEqualTo("1:01:01");
    }

    @Test
    void putsTheBoundOfARangeInTheMiddleAndClampsItsEnds() {
        SloRow broken = ResultSummary.of(RichResult.failing()).worst().orElseThrow();

        SloRange range = SloRange.of(broken);

        assertThat(range.forbidden()).isEqualTo("108");
        assertThat(Double.parseDouble(range.actual())).isBetween(150.0, 168.0);
        assertThat(Double.parseDouble(range.low())).isLessThan(Double.parseDouble(range.actual()));
        assertThat(range.description()).startsWith("actual 447").contains("bound 250");
        SloRow held = ResultSummary.of(RichResult.failing()).slos().get(5);
        assertThat(held.metric()).isEqualTo("throughput");
        assertThat(SloRange.of(held).forbidden()).isEqualTo("0");
        assertThat(SloRange.of(held).actual()).isEqualTo("211");
    }
}
