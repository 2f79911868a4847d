// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.TimeFigures;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Families of metrics in the text that Prometheus and OpenMetrics have in common. Confined to one thread.
 *
 * <p>Each sample has the label {@code test}, so that the files of several tests can be read together. A family without
 * samples is left out, and so is a second sample of the same labels, which readers would refuse the whole file for.
 */
final class MetricFamilies {

    private final Writer out;
    private final String test;
    private final Set<String> written = new HashSet<>();
    private String name = "";
    private String head = "";

    MetricFamilies(Writer out, String test) {
        this.out = out;
        this.test = test;
    }

    /** Begin a family of plain values. */
    void gauge(String family, String help) {
        begin(family, help, "gauge");
    }

    /** Begin a family of distributions. */
    void summary(String family, String help) {
        begin(family, help, "summary");
    }

    private void begin(String family, String help, String type) {
        name = family;
        head = "# HELP " + family + " " + help + "\n# TYPE " + family + " " + type + "\n";
    }

    /** Write a sample of the family; labels are names and values in turn. */
    void value(double value, String... labels) throws IOException {
        sample(name, BigDecimal.valueOf(value), labels);
    }

    /** Write the percentiles, sum and count of times in seconds, nothing if there are none. */
    void times(Distribution times, String... labels) throws IOException {
        Optional<TimeFigures> figures = TimeFigures.of(times);
        if (figures.isEmpty()) {
            return;
        }
        TimeFigures it = figures.get();
        quantile("0", it.min(), labels);
        quantile("0.5", it.p50(), labels);
        quantile("0.75", it.p75(), labels);
        quantile("0.9", it.p90(), labels);
        quantile("0.95", it.p95(), labels);
        quantile("0.99", it.p99(), labels);
        quantile("0.999", it.p999(), labels);
        quantile("0.9999", it.p9999(), labels);
        quantile("1", it.max(), labels);
        sample(name + "_sum", seconds(times.sumMicros()), labels);
        sample(name + "_count", BigDecimal.valueOf(times.count()), labels);
    }

    private void quantile(String quantile, double micros, String... labels) throws IOException {
        sample(name, seconds(micros), with(labels, "quantile", quantile));
    }

    private static BigDecimal seconds(double micros) {
        return BigDecimal.valueOf(micros).movePointLeft(6);
    }

    /** Return labels with one more behind them. */
    static String[] with(String[] labels, String name, String value) {
        String[] more = new String[labels.length + 2];
        System.arraycopy(labels, 0, more, 0, labels.length);
        more[labels.length] = name;
        more[labels.length + 1] = value;
        return more;
    }

    private void sample(String sample, BigDecimal value, String... labels) throws IOException {
        StringBuilder line = new StringBuilder(sample).append("{test=\"").append(Escaper.metricLabel(test));
        for (int i = 0; i < labels.length; i += 2) {
            line.append("\",").append(labels[i]).append("=\"").append(Escaper.metricLabel(labels[i + 1]));
        }
        String series = line.append("\"}").toString();
        if (!written.add(series)) {
            return;
        }
        out.write(head);
        head = "";
        BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        out.write(series + " " + shortest.toPlainString() + "\n");
    }

    /** Say that nothing is missing, as OpenMetrics wants it; a comment to Prometheus. */
    void end() throws IOException {
        out.write("# EOF\n");
    }
}
