// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes {@code latency.hlog}: the response time of each measured second as an interval of HdrHistogram's log.
 *
 * <p>Values are nanoseconds: HistogramLogProcessor and the log viewers take them for that, and show milliseconds.
 */
final class HistogramLog implements ReportWriter {

    static final String FILE = "latency.hlog";

    private static final long NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String fileName() {
        return FILE;
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        // A PrintStream keeps to itself that the disk is full: it gets a line, and the file gets it from us.
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        HistogramLogWriter log = new HistogramLogWriter(new PrintStream(line, true, StandardCharsets.UTF_8));
        long from = result.measuredFrom().toEpochMilli();
        log.outputComment(
                "[Brunt: response time of " + Escaper.oneLine(result.test().folder())
                        + " from the intended start, in nanoseconds, an interval for each measured second]");
        log.outputLogFormatVersion();
        log.outputStartTime(from);
        log.outputBaseTime(from);
        log.outputLegend();
        Histogram histogram = new Histogram(3);
        for (Second second : result.timeline()) {
            if (second.second() >= 0) {
                fill(histogram, second.responseTime());
                log.outputIntervalHistogram(second.second(), second.second() + 1.0, histogram, NANOS_PER_MILLI);
                line.writeTo(out);
                line.reset();
            }
        }
        line.writeTo(out);
    }

    private static void fill(Histogram histogram, Distribution times) {
        histogram.reset();
        if (times.isEmpty()) {
            return;
        }
        double[] micros = times.bucketMicros();
        long[] counts = times.bucketCounts();
        double max = times.percentileMicros(100);
        for (int i = 0; i < micros.length; i++) {
            histogram.recordValueWithCount(Math.round(Math.min(micros[i], max) * NANOS_PER_MICRO), counts[i]);
        }
    }
}
