// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.Environment;
import io.brunt.result.TimeFigures;
import io.brunt.result.Totals;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Writes the page over several results of one load test, with all of them taken together. */
final class TogetherPage {

    /** Where the pages lie. */
    static final String FOLDER = "together";

    private static final int MOST_DRAWN = 6;

    private TogetherPage() {}

    /** A result, or all of them, as a row. */
    record Row(
            Verdict verdict,
            String name,
            String link,
            String machine,
            String began,
            Cell requests,
            Cell errorRate,
            Cell throughput,
            List<Cell> times,
            boolean isWhole) {

        String mark() {
            return VerdictMark.svg(verdict);
        }
    }

    static String fileName(PooledTest test) {
        return test.name() + ".html";
    }

    static String of(PooledTest test, Path folder) throws IOException {
        Verdict verdict = test.verdict();
        Map<String, Object> page = new HashMap<>();
        String name = test.first().test().className() + "." + test.first().title();
        int count = test.results().size();
        page.put("title", verdict + " " + name + ", " + count + " results together");
        page.put("name", test.first().title());
        page.put("fullName", name);
        page.put("verdict", verdict.name());
        page.put("mark", VerdictMark.svg(verdict));
        page.put("headline", headline(test));
        page.put("rows", rows(test, folder));
        List<OverlayChart> charts = OverlayChart.of(series(test, folder));
        page.put("charts", charts);
        page.put("hasCharts", !charts.isEmpty());
        return HtmlPage.tabular("together", page);
    }

    /** All of them, and the first few by themselves: more could not be told apart. */
    private static List<OverlayChart.Series> series(PooledTest test, Path folder) throws IOException {
        List<OverlayChart.Series> series = new ArrayList<>();
        for (ResultSummary it : test.results().stream().limit(MOST_DRAWN).toList()) {
            series.add(new OverlayChart.Series(
                    name(it, folder),
                    "o-" + (series.size() + 1),
                    test.timesOf(it),
                    IntervalLog.of(List.of(it.directory()))));
        }
        List<Path> folders =
                test.results().stream().map(ResultSummary::directory).toList();
        series.add(new OverlayChart.Series("together", "o-now", test.pool().responseTime(), IntervalLog.of(folders)));
        return series;
    }

    private static String name(ResultSummary result, Path folder) {
        String set = IndexRow.module(result.directory(), folder.resolveSibling(""));
        return set.isEmpty() ? "report" : set;
    }

    private static String headline(PooledTest test) {
        Totals totals = test.pool().totals();
        String p99 = TimeFigures.of(test.pool().responseTime())
                .map(it -> ", p99 " + SloText.figure(it.p99(), "us"))
                .orElse("");
        return test.results().size() + " results together: " + Figure.count(totals.requests()) + " iterations, "
                + Figure.rate(totals.throughput()) + p99 + ".";
    }

    private static List<Row> rows(PooledTest test, Path folder) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                test.verdict(),
                "together",
                "",
                "",
                "",
                test.pool().totals(),
                test.pool().responseTime(),
                true));
        for (int i = 0; i < test.results().size(); i++) {
            ResultSummary result = test.results().get(i);
            Environment environment = result.environment();
            rows.add(row(
                    result.verdict(),
                    name(result, folder),
                    IndexRow.link(result.directory().resolve(Reports.HTML), folder),
                    environment.os() + ", " + Figure.counted(environment.cpus(), "core"),
                    SloText.clock(result.measuredFrom()),
                    result.totals(),
                    test.timesOf(result),
                    false));
        }
        return rows;
    }

    private static Row row(
            Verdict verdict,
            String name,
            String link,
            String machine,
            String began,
            Totals totals,
            Distribution times,
            boolean whole) {
        List<ToDoubleFunction<TimeFigures>> figures =
                List.of(TimeFigures::p50, TimeFigures::p90, TimeFigures::p99, TimeFigures::p999, TimeFigures::max);
        return new Row(
                verdict,
                name,
                link,
                machine,
                began,
                Cell.count(totals.requests()),
                Cell.of(totals.errorRate(), "share"),
                Cell.of(totals.throughput(), "per-second"),
                figures.stream().map(it -> Cell.time(times, it)).toList(),
                whole);
    }
}
