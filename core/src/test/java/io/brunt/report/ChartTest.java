// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.record.Second;
import io.brunt.report.Coordinate.Point;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Pattern PLACE = Pattern.compile("[ML]([\\d.]+) ([\\d.]+)");

    @Test
    void drawsTheFiguresOfTheResult() {
        LoadResult result = RichResult.failing();
        Chart chart = ResponseTimeChart.of(result, new TimeFrame(result));

        String path = chart.lines().stream()
                .filter(it -> it.kind().equals("p99"))
                .findFirst()
                .orElseThrow()
                .path();

        // Two labelled ticks give the axis back.
        double y200 = tick(chart, "200 ms");
        double y100 = tick(chart, "100 ms");
        Matcher place = PLACE.matcher(path);
        for (Second it : result.timeline()) {
            if (it.responseTime().isEmpty()) {
                continue;
            }
            assertThat(place.find()).isTrue();
            double octaves = (y100 - Double.parseDouble(place.group(2))) / (y100 - y200);
            double drawn = 100_000 * Math.pow(2, octaves);
            assertThat(drawn).isCloseTo(it.responseTime().percentileMicros(99), within(drawn * 0.01));
        }
        assertThat(place.find()).isFalse();
    }

    @Test
    void marksWarmUpStagesAndBreach() {
        LoadResult result = RichResult.failing();
        Chart chart = UsersChart.of(result, new TimeFrame(result));

        assertThat(chart.bands()).extracting(Chart.Band::kind).containsExactly("warm", "breach");
        assertThat(chart.bands().get(0).width()).isEqualTo("8.333%");
        assertThat(chart.bands().get(1).label()).isEqualTo("p99 over the bound");
        assertThat(chart.marks())
                .extracting(Chart.Mark::label)
                .containsExactly("warm-up", "ramp up", "hold", "ramp down");
        assertThat(chart.xTicks()).extracting(Chart.XTick::label).contains("0:00", "1:00");
    }

    @Test
    void leavesTheErrorsOutWhereThereAreNone() {
        LoadResult result = RichResult.passing();

        assertThat(ErrorsChart.of(result, new TimeFrame(result))).isEmpty();
        assertThat(ErrorsChart.of(RichResult.failing(), new TimeFrame(RichResult.failing())))
                .hasSize(1);
    }

    @Test
    void breaksALineWhereNothingWasMeasured() {
        List<Point> points = List.of(
                new Point(0, 1), new Point(10, 2), new Point(20, Double.NaN), new Point(30, 3), new Point(40.25, 4));

        assertThat(Coordinate.line(points)).isEqualTo("M0 1L10 2M30 3L40.3 4");
        assertThat(Coordinate.dots(points)).isEqualTo("M0 1h0M10 2h0M30 3h0M40.3 4h0");
        assertThat(Coordinate.areas(points, 9)).containsExactly("M0 1L10 2V9H0Z", "M30 3L40.3 4V9H30Z");
    }

    @Test
    void labelsRoundValuesAndNotTooMany() {
        assertThat(ValueAxis.times(50_000, 1_000_000, 0, 240).ticks())
                .extracting(it -> Escaper.plain(it.label()))
                .containsExactly("50 ms", "100 ms", "200 ms", "500 ms", "1 s");
        assertThat(ValueAxis.times(1, 60_000_000, 0, 240).ticks()).hasSizeBetween(4, 11);
        assertThat(ValueAxis.fromZero(1_000, 0, 120, String::valueOf).ticks())
                .extracting(ValueAxis.Tick::label)
                .containsExactly("0.0", "500.0", "1000.0");
        assertThat(ValueAxis.fromZero(0, 0, 120, String::valueOf).ticks()).isNotEmpty();
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

    private static double tick(Chart chart, String label) {
        return chart.yTicks().stream()
                .filter(it -> Escaper.plain(it.label()).equals(label))
                .mapToDouble(it -> Double.parseDouble(it.y()))
                .findFirst()
                .orElseThrow();
    }
}
