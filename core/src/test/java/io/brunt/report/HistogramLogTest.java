// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.brunt.record.Distribution;
import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramLogTest extends ReportContract {

    @Override
    ReportWriter writer() {
        return new HistogramLog();
    }

    /** What deflates to which bytes is up to the JDK, and the date beside the start to the time zone. */
    @Override
    String masked(String text) {
        return text.replaceAll("HISTFAAA.*", "HISTFAAA...").replaceAll("epoch\\), .*]", "epoch), ...]");
    }

    private List<Histogram> read(LoadResult result) {
        List<Histogram> intervals = new ArrayList<>();
        byte[] log = text(result).getBytes(StandardCharsets.UTF_8);
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
            for (EncodableHistogram it = reader.nextIntervalHistogram();
                    it != null;
                    it = reader.nextIntervalHistogram()) {
                intervals.add((Histogram) it);
            }
        }
        return intervals;
    }

    @ParameterizedTest
    @MethodSource("results")
    void isReadBackByHdrHistogramSecondBySecond(LoadResult result) {
        List<Second> measured =
                result.timeline().stream().filter(it -> it.second() >= 0).toList();

        List<Histogram> intervals = read(result);

        assertThat(intervals).hasSameSizeAs(measured);
        for (int i = 0; i < intervals.size(); i++) {
            Histogram interval = intervals.get(i);
            long start = result.measuredFrom().toEpochMilli() + i * 1_000L;
            assertThat(interval.getStartTimeStamp()).isEqualTo(start);
            assertThat(interval.getEndTimeStamp()).isEqualTo(start + 1_000);
            assertThat(interval.getTotalCount()).isEqualTo(measured.get(i).started());
        }
    }

    @Test
    void givesBackThePercentilesOfTheResult() {
        Distribution times = RichResult.failing().responseTime();

        Histogram all = new Histogram(3);
        read(RichResult.failing()).forEach(all::add);

        assertThat(all.getTotalCount()).isEqualTo(times.count());
        for (double percent : new double[] {1, 50, 75, 90, 95, 99, 99.9, 99.99, 100}) {
            assertThat(all.getValueAtPercentile(percent) / 1e3)
                    .as("p%s", percent)
                    .isCloseTo(times.percentileMicros(percent), withinPercentage(0.2));
        }
    }

    @Test
    void isReadBackByHistogramLogProcessorInMilliseconds(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("latency.hlog"), text(RichResult.failing()));
        Path plot = folder.resolve("plot");

        HistogramLogProcessor processor =
                new HistogramLogProcessor(new String[] {"-i", log.toString(), "-o", plot.toString()});
        processor.start();
        processor.join();

        Distribution times = RichResult.failing().responseTime();
        String figures = Files.readString(folder.resolve("plot.hgrm"));
        assertThat(figure(figures, "Max     =\\s+([\\d.]+)"))
                .isCloseTo(times.max().toNanos() / 1e6, withinPercentage(0.2));
        assertThat(figure(figures, "Total count    =\\s+(\\d+)")).isEqualTo(times.count());
        assertThat(figure(figures, "([\\d.]+) 0\\.500000000000 "))
                .isCloseTo(times.percentileMicros(50) / 1e3, withinPercentage(0.2));
    }

    private static double figure(String text, String pattern) {
        Matcher figure = Pattern.compile(pattern).matcher(text);
        assertThat(figure.find()).as("%s in %s", pattern, text).isTrue();
        return Double.parseDouble(figure.group(1));
    }
}
