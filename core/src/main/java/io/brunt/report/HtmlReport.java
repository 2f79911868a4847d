// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.LoadResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code report.html}: one file that needs neither network nor script. */
final class HtmlReport implements ReportWriter {

    @Override
    public String fileName() {
        return Reports.HTML;
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        out.write(html(result).getBytes(StandardCharsets.UTF_8));
    }

    static String html(LoadResult result) {
        return HtmlPage.of("report", values(result));
    }

    /** What the templates need of a result, to be filled up by who shows more. */
    static Map<String, Object> values(LoadResult result) {
        ResultSummary summary = ResultSummary.of(result);
        TimeFrame frame = new TimeFrame(result);
        ReportFacts facts = new ReportFacts(result, summary, frame.breach());
        Map<String, Object> page = new HashMap<>();
        page.put("title", result.verdict() + " " + summary.sentence());
        page.put("name", summary.title());
        page.put("fullName", result.test().className() + "." + result.test().method());
        page.put("verdict", result.verdict().name());
        page.put("mark", VerdictMark.svg(result.verdict()));
        page.put("headline", summary.headline());
        page.put("lead", facts.lead());
        page.put("facts", facts.first());
        page.put("warnings", facts.warnings());
        page.put("rangeHead", rangeHead(summary));
        page.put("slos", summary.worstFirst().stream().map(SloView::of).toList());
        page.put(
                "difference",
                frame.difference().map(it -> DifferenceView.of(it)).stream().toList());
        page.put("breach", facts.breach());
        page.put("timeCharts", timeCharts(result, frame));
        page.put("distributionCharts", new DistributionCharts(result).all());
        page.put("stages", facts.stages());
        page.put("steps", result.steps().stream().map(FigureRow::of).toList());
        page.put("instances", result.instances().stream().map(FigureRow::of).toList());
        page.put("hasInstances", !result.instances().isEmpty());
        page.put("errors", result.errors().stream().map(ErrorView::of).toList());
        page.put("hasErrors", !result.errors().isEmpty());
        page.put("processes", result.services().stream().map(AppRow::of).toList());
        page.put("hasProcesses", !result.services().isEmpty());
        page.put("appCharts", AppCharts.of(result, frame));
        page.put("generatorLead", facts.generatorLead());
        page.put("generator", facts.generator());
        page.put("plan", facts.plan());
        page.put("request", facts.request());
        page.put("environment", facts.environment());
        page.put("version", result.environment().bruntVersion());
        page.put("beside", true);
        return page;
    }

    private static List<Chart> timeCharts(LoadResult result, TimeFrame frame) {
        if (frame.columns().isEmpty()) {
            return List.of();
        }
        List<Chart> charts = new ArrayList<>();
        charts.add(ResponseTimeChart.of(result, frame));
        charts.add(UsersChart.of(result, frame));
        charts.add(RateChart.of(result, frame));
        charts.addAll(ErrorsChart.of(result, frame));
        return charts;
    }

    private static String rangeHead(ResultSummary summary) {
        boolean none = summary.slos().stream().allMatch(it -> it.interval().isEmpty());
        return (none ? "Figure" : SloText.intervalHead(summary.slos())) + " against the bound";
    }
}
