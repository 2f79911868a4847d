// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.process.ProcessFigures;
import io.brunt.record.Distribution;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.result.StepResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** promtool and Prometheus itself read it in the system tests. */
class PrometheusTextTest extends ReportContract {

    private static final String LABEL = "[a-z]+=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)\\{(" + LABEL + "(?:," + LABEL + ")*)} (-?[0-9.]+)");

    @Override
    ReportWriter writer() {
        return new PrometheusText();
    }

    /** Series and their values; a series that comes twice, or a line that is none, fails. */
    private Map<String, Double> read(LoadResult result) {
        Map<String, Double> series = new HashMap<>();
        for (String line : text(result).split("\n")) {
            if (!line.startsWith("# ")) {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                String labels = sample.group(2).replaceFirst("test=\"[^\"]*\",?", "");
                assertThat(series.put(sample.group(1) + "{" + labels + "}", Double.valueOf(sample.group(3))))
                        .as(line)
                        .isNull();
            }
        }
        return series;
    }

    @ParameterizedTest
    @MethodSource("results")
    void givesBackTheCountsOfTheResult(LoadResult result) {
        Map<String, Double> series = read(result);

        assertThat(series.get("brunt_iterations{outcome=\"completed\"}")
                        + series.get("brunt_iterations{outcome=\"error\"}")
                        + series.get("brunt_iterations{outcome=\"abandoned\"}"))
                .isEqualTo(result.totals().requests());
        assertThat(series)
                .containsEntry("brunt_iterations{outcome=\"error\"}", (double)
                        result.totals().errors())
                .containsEntry("brunt_throughput_per_second{}", result.totals().throughput())
                .containsEntry("brunt_verdict{verdict=\"" + result.verdict() + "\"}", 1.0);
    }

    @Test
    void givesBackThePercentilesOfTheResultInSeconds() {
        LoadResult result = RichResult.failing();
        Distribution times = result.responseTime();

        assertThat(read(result))
                .containsEntry(
                        "brunt_response_time_seconds{quantile=\"0\"}",
                        times.min().toNanos() / 1e9)
                .containsEntry("brunt_response_time_seconds{quantile=\"0.5\"}", times.percentileMicros(50) / 1e6)
                .containsEntry("brunt_response_time_seconds{quantile=\"0.999\"}", times.percentileMicros(99.9) / 1e6)
                .containsEntry(
                        "brunt_response_time_seconds{quantile=\"1\"}",
                        times.max().toNanos() / 1e9)
                .containsEntry("brunt_response_time_seconds_count{}", (double) times.count())
                .containsEntry("brunt_response_time_seconds_sum{}", times.sumMicros() / 1e6);
    }

    @Test
    void hasOneSeriesForEachStepAndInstance() {
        LoadResult result = RichResult.failing();
        StepResult step = result.steps().get(0);

        Map<String, Double> series = read(result);

        assertThat(series)
                .containsEntry("brunt_step_response_time_seconds_count{step=\"" + step.name() + "\"}", (double)
                        step.responseTime().count());
        for (int i = 0; i < result.instances().size(); i++) {
            assertThat(series)
                    .containsEntry("brunt_target_response_time_seconds_count{target=\"" + (i + 1) + "\"}", (double)
                            result.instances().get(i).requests());
        }
    }

    @Test
    void hasTheFiguresOfEachProcessThatAreKnown() {
        LoadResult result = RichResult.failing();
        ProcessFigures second = result.services().get(1).whole();
        String labels = "{service=\"api\",process=\"api-2\"}";

        Map<String, Double> series = read(result);

        assertThat(series)
                .containsEntry("brunt_app_cpu_ratio" + labels, second.cpu())
                .containsEntry("brunt_app_rss_bytes" + labels, (double) second.rssBytes())
                .containsEntry("brunt_app_heap_bytes" + labels, (double) second.heapBytes())
                .containsEntry("brunt_app_threads" + labels, (double) second.threads())
                .containsEntry("brunt_app_open_files" + labels, (double) second.openFiles())
                .containsEntry("brunt_app_gc_pause_seconds" + labels, second.gcPauseMicros() / 1e6)
                .containsEntry("brunt_app_processes" + labels, (double) second.processes())
                .containsEntry("brunt_app_gc_pauses" + labels, (double) second.gcPauses())
                .containsKey("brunt_app_rss_bytes{service=\"balancer\",process=\"balancer-1\"}")
                .doesNotContainKey("brunt_app_heap_bytes{service=\"balancer\",process=\"balancer-1\"}");
    }

    @Test
    void beginsEachFamilyOnceAndEndsAsOpenMetricsDoes() {
        List<String> lines = text(RichResult.failing()).lines().toList();

        List<String> types =
                lines.stream().filter(it -> it.startsWith("# TYPE")).toList();
        assertThat(types).doesNotHaveDuplicates().hasSizeGreaterThan(15);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("# EOF");
    }
}
