// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.InstanceResult;
import io.brunt.result.LoadResult;
import io.brunt.result.StepResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes {@code report.html}: one file that needs no network; script draws its charts, all else is there without. */
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
        return HtmlPage.drawn("report", values(result, TimeFrame.MOST_COLUMNS));
    }

    /** What the templates need of a result, to be filled up by who shows more. */
    static Map<String, Object> values(LoadResult result, int mostColumns) {
        ResultSummary summary = ResultSummary.of(result);
        TimeFrame frame = new TimeFrame(result, mostColumns);
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
        charts(page, result, frame);
        page.put("stages", facts.stages());
        parts(page, result, frame);
        page.put(
                "errors",
                result.errors().stream()
                        .map(it -> ErrorView.of(it, result.measuredFrom()))
                        .toList());
        page.put("hasErrors", !result.errors().isEmpty());
        page.put("processes", result.services().stream().map(AppRow::of).toList());
        page.put("hasProcesses", !result.services().isEmpty());
        page.put("generatorLead", facts.generatorLead());
        page.put("generator", result.test().isForeign() ? List.of() : GeneratorRow.of(result));
        page.put("plan", facts.plan());
        page.put("request", facts.request());
        page.put("environment", facts.environment());
        page.put("version", result.environment().bruntVersion());
        page.put("beside", Neighbour.of(result.directory()));
        page.put("hasBeside", true);
        return page;
    }

    private static void parts(Map<String, Object> page, LoadResult result, TimeFrame frame) {
        Sparklines steps =
                new Sparklines(result.steps().stream().map(StepResult::series).toList(), frame);
        page.put(
                "steps",
                result.steps().stream().map(it -> FigureRow.of(it, steps)).toList());
        page.put("stepTimes", steps.hasTimes());
        page.put("stepErrors", steps.hasErrors());
        Sparklines instances = new Sparklines(
                result.instances().stream().map(InstanceResult::series).toList(), frame);
        page.put(
                "instances",
                result.instances().stream()
                        .map(it -> FigureRow.of(it, instances))
                        .toList());
        page.put("instanceTimes", instances.hasTimes());
        page.put("instanceErrors", instances.hasErrors());
        page.put("hasInstances", !result.instances().isEmpty());
    }

    private static void charts(Map<String, Object> page, LoadResult result, TimeFrame frame) {
        List<Chart> time = timeCharts(result, frame);
        List<Chart> distribution = new DistributionCharts(result).all();
        List<Chart> app = AppCharts.of(result, frame);
        List<Chart> steps = both(PercentileCurves.ofSteps(result), SeriesCharts.ofSteps(result, frame));
        List<Chart> instances = both(PercentileCurves.ofInstances(result), SeriesCharts.ofInstances(result, frame));
        List<Chart> generator = LatenessChart.of(result, frame);
        page.put("timeCharts", time);
        page.put("distributionCharts", distribution);
        page.put("appCharts", app);
        page.put("generatorCharts", generator);
        page.put("stepCharts", steps);
        page.put("instanceCharts", instances);
        List<Chart> all = Stream.of(time, distribution, steps, instances, app, generator)
                .flatMap(List::stream)
                .toList();
        page.put("plots", PlotJson.of(frame, all));
    }

    private static List<Chart> both(Optional<Chart> curves, List<Chart> overTime) {
        return Stream.concat(overTime.stream(), curves.stream()).toList();
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
        charts.addAll(HeatChart.of(result, frame));
        return charts;
    }

    private static String rangeHead(ResultSummary summary) {
        boolean none = summary.slos().stream().allMatch(it -> it.interval().isEmpty());
        return (none ? "Figure" : SloText.intervalHead(summary.slos())) + " against the bound";
    }
}
