// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.baseline.BaselineRun;
import io.brunt.baseline.Comparison;
import io.brunt.baseline.Comparison.Mark;
import io.brunt.record.Distribution;
import io.brunt.report.TestComparison.Side;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the page that lays a new run over earlier ones. */
final class ComparisonPage {

    private static final double MIDDLE = 108;

    /** A change by a quarter up, or by a fifth down, lies so far from the middle. */
    private static final double QUARTER = 60;

    private static final double EDGE = 5;

    private ComparisonPage() {}

    /** A figure as a row; {@code verdict} gives its colour. */
    record Row(
            String label,
            String unit,
            Cell base,
            Cell range,
            Cell now,
            Cell change,
            Cell interval,
            String mark,
            String verdict,
            String at,
            String low,
            String width) {

        boolean isStrong() {
            return !mark.equals("alike");
        }
    }

    /** A side in words, with a link to each of its reports. */
    record SideView(String name, String described, String load, String commit, List<Link> links) {}

    /** Of a result; {@code inside} the report directory or elsewhere. */
    record Link(String to, String text, boolean inside) {}

    static String of(TestComparison comparison, Path folder) throws IOException {
        Verdict colour = verdict(
                comparison.has(Mark.WORSE) ? Mark.WORSE : comparison.has(Mark.BETTER) ? Mark.BETTER : Mark.ALIKE);
        Map<String, Object> page = new HashMap<>();
        page.put("title", comparison.test() + ": " + comparison.finding());
        page.put("name", comparison.test());
        page.put("verdict", colour.name());
        page.put("mark", VerdictMark.svg(colour));
        page.put("headline", comparison.finding());
        page.put("lead", "Beside " + comparison.base().described() + ".");
        page.put("notes", comparison.notes());
        page.put("baseName", comparison.base().name());
        page.put("nowName", comparison.now().name());
        page.put("intervalHead", SloText.percent(Comparison.LEVEL) + " interval");
        page.put("rows", comparison.rows().stream().map(ComparisonPage::row).toList());
        page.put("sides", List.of(side(comparison.base(), folder), side(comparison.now(), folder)));
        List<OverlayChart> charts =
                OverlayChart.of(List.of(series(comparison.base(), "o-base"), series(comparison.now(), "o-now")));
        page.put("charts", charts);
        page.put("hasCharts", !charts.isEmpty());
        return HtmlPage.tabular("comparison", page);
    }

    private static OverlayChart.Series series(Side side, String style) throws IOException {
        List<Distribution> times =
                side.runs().stream().map(it -> it.whole().responseTime()).toList();
        return new OverlayChart.Series(side.name(), style, Distribution.merge(times), IntervalLog.of(side.folders()));
    }

    private static Row row(Comparison row) {
        String unit = ComparisonTable.unit(row);
        double low = place(row.low());
        return new Row(
                row.label(),
                unit.equals("us") ? unit : "per second",
                Cell.of(row.median(), unit),
                Cell.range(row.least(), row.greatest(), unit),
                Cell.of(row.now(), unit),
                Cell.of(row.change(), "change"),
                Cell.range(row.low(), row.high(), "change"),
                ComparisonTable.mark(row),
                verdict(row.mark()).name(),
                Coordinate.of(place(row.change())),
                Coordinate.of(low),
                Coordinate.of(Math.max(1, place(row.high()) - low)));
    }

    private static Verdict verdict(Mark mark) {
        return mark == Mark.WORSE ? Verdict.FAIL : Verdict.PASS;
    }

    private static double place(double change) {
        double off = Math.log(Math.max(1e-9, 1 + change)) / Math.log(1.25) * QUARTER;
        return Math.min(2 * MIDDLE - EDGE, Math.max(EDGE, MIDDLE + off));
    }

    private static SideView side(Side side, Path folder) {
        BaselineRun newest = side.runs().get(0);
        List<Link> links = side.folders().stream().map(it -> link(it, folder)).toList();
        return new SideView(
                side.name(), side.described(), newest.load(), newest.commit() == null ? "–" : newest.commit(), links);
    }

    /** What lies elsewhere is named only: a link would break when the report directory is moved. */
    private static Link link(Path result, Path folder) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = result.toAbsolutePath().normalize();
        boolean inside = from.getParent() != null && to.startsWith(from.getParent());
        String text = from.relativize(to).toString().replace('\\', '/').replaceFirst("^\\.\\./", "");
        return new Link(IndexRow.link(to.resolve(Reports.HTML), folder), text, inside);
    }
}
