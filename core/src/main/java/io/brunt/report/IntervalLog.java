// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * The response times of a run second by second, read back from {@code latency.hlog}; of several results those of the same
 * second since measuring began are merged, bucket by bucket.
 *
 * @param seconds from the first measured one on, in nanoseconds
 */
record IntervalLog(List<Histogram> seconds) {

    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;

    /**
     * Read the logs of results.
     *
     * @param folders of results; one without a log adds nothing
     * @throws IOException if a log is there and cannot be read
     */
    static IntervalLog of(List<Path> folders) throws IOException {
        List<Histogram> seconds = new ArrayList<>();
        for (Path folder : folders) {
            Path file = folder.resolve(HistogramLog.FILE);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    read(in, seconds);
                }
            }
        }
        return new IntervalLog(List.copyOf(seconds));
    }

    private static void read(InputStream in, List<Histogram> seconds) {
        try (HistogramLogReader reader = new HistogramLogReader(in)) {
            int second = 0;
            while (reader.nextIntervalHistogram() instanceof Histogram interval) {
                if (second == seconds.size()) {
                    seconds.add(new Histogram(DIGITS));
                }
                seconds.get(second++).add(interval);
            }
        }
    }

    /** How many columns of so many seconds there are. */
    int columns(int length) {
        return (seconds.size() + length - 1) / length;
    }

    /** A percentile of each column in microseconds, of merged histograms; no number where nothing was due. */
    List<Double> percentiles(double percent, int length, int columns) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            Histogram merged = merged(i * length, length);
            values.add(
                    merged.getTotalCount() == 0 ? Double.NaN : merged.getValueAtPercentile(percent) / NANOS_PER_MICRO);
        }
        return values;
    }

    /** How many iterations were due in a second of each column; no number behind the last. */
    List<Double> rates(int length, int columns) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            int covered = Math.min(length, seconds.size() - i * length);
            values.add(covered <= 0 ? Double.NaN : merged(i * length, length).getTotalCount() / (double) covered);
        }
        return values;
    }

    private Histogram merged(int from, int length) {
        Histogram merged = new Histogram(DIGITS);
        for (int i = from; i < Math.min(seconds.size(), from + length); i++) {
            merged.add(seconds.get(i));
        }
        return merged;
    }
}
