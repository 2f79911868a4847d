// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ProcessSecond;
import io.brunt.process.ServiceProcess;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.slo.SloParser;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppChartsTest {

    private static List<Chart> charts(List<ProcessRecording> services, String objective) {
        SloResult slo = new SloResult(
                SloParser.parse(objective),
                OptionalDouble.empty(),
                0,
                Optional.empty(),
                Verdict.PASS,
                Optional.empty(),
                "");
        LoadResult result = RichResult.beside(RichResult.failing(), services, slo);
        return AppCharts.of(result, new TimeFrame(result, 600));
    }

    private static List<ProcessRecording> three() {
        return RichResult.failing().services();
    }

    @Test
    void showCpuMemoryPausesAndThreadsOfThoseThatTellThem() {
        List<Chart> charts = charts(three(), "max < 60s");

        assertThat(charts).extracting(Chart::id).containsExactly("app-cpu", "app-memory", "app-gc", "app-threads");
        assertThat(charts.get(0).legend())
                .extracting(Chart.Legend::label)
                .containsExactly("api-1", "api-2", "balancer-1");
        assertThat(charts.get(1).caption()).isEqualTo("The most was 429\u00a0MiB, of api-2.");
        assertThat(charts.get(2).legend()).extracting(Chart.Legend::label).containsExactly("api-1", "api-2");
        assertThat(charts.get(2).legend().get(0).isDots()).isTrue();
    }

    /** An autoscaler has another number of processes when it has started an instance. */
    @Test
    void showHowManyProcessesThereWereWhereThatChanges() {
        ProcessRecording api = three().get(0);
        List<ProcessSecond> seconds = api.timeline().stream()
                .map(it -> new ProcessSecond(it.second(), it.length(), processes(it.second() < 3 ? 2 : 5)))
                .toList();
        ProcessRecording scaled = new ProcessRecording(
                new ServiceProcess("autoscaler", 1, 7, api.process().started()),
                true,
                seconds,
                Map.of(),
                Optional.empty());

        List<Chart> charts = charts(List.of(api, scaled), "max < 60s");

        Chart last = charts.get(charts.size() - 1);
        assertThat(last.id()).isEqualTo("app-processes");
        assertThat(last.legend()).extracting(Chart.Legend::label).containsExactly("autoscaler-1");
        assertThat(last.caption()).isEqualTo("The most were 5, of autoscaler-1. A new one is found some seconds late.");
    }

    private static ProcessFigures processes(int count) {
        return new ProcessFigures(0.1, 1, 1, 1, -1, -1, -1, count);
    }

    @Test
    void drawABoundThatIsNear() {
        assertThat(charts(three(), "app.rss of api < 512MiB").get(1).plot().bounds())
                .extracting(Plot.Bound::label)
                .containsExactly("512\u00a0MiB allowed of api");
        assertThat(charts(three(), "app.rss < 64GiB").get(1).plot().bounds()).isEmpty();
    }

    @Test
    void drawTheSixWithTheMost() {
        ProcessRecording api = three().get(0);
        List<ProcessRecording> many = IntStream.rangeClosed(1, 9)
                .mapToObj(it -> new ProcessRecording(
                        new ServiceProcess("api", it, it, api.process().started()),
                        true,
                        it == 2 ? three().get(1).timeline() : api.timeline(),
                        api.missing(),
                        Optional.empty()))
                .toList();

        Chart cpu = charts(many, "max < 60s").get(0);

        assertThat(((Plot.OverTime) cpu.plot()).series()).hasSize(6);
        assertThat(cpu.legend()).extracting(Chart.Legend::label).contains("api-2");
        assertThat(cpu.caption()).endsWith("The 6 with the most are drawn.");
    }

    @Test
    void areNoneWithoutProcesses() {
        assertThat(charts(List.of(), "app.cpu < 50%")).isEmpty();
        assertThat(HtmlReport.html(RichResult.passing())).doesNotContain("id=\"application\"");
    }
}
