// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import com.google.gson.stream.JsonWriter;
import io.brunt.result.HeatMap;
import io.brunt.result.HistogramBin;
import io.brunt.unit.Digits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes what the page's script draws: columns instead of objects, three digits of each figure, runs of zeros packed, so
 * that an hour fits into a part of a megabyte.
 *
 * <p>It stands between two tags, so {@code <} and its like are written as their code.
 */
final class PlotJson {

    private final StringWriter text = new StringWriter();
    private final JsonWriter out = new JsonWriter(text);

    private PlotJson() {
        out.setHtmlSafe(true);
        out.setSerializeNulls(true);
    }

    static String of(TimeFrame frame, List<Chart> charts) {
        try {
            PlotJson json = new PlotJson();
            json.page(frame, charts);
            json.out.flush();
            return json.text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void page(TimeFrame frame, List<Chart> charts) throws IOException {
        out.beginObject();
        out.name("start").value(frame.measuredFrom().toEpochMilli());
        out.name("from").value(frame.from());
        out.name("to").value(frame.to());
        out.name("length").value(frame.columnSeconds());
        out.name("seconds").beginArray();
        for (var it : frame.columns()) {
            out.value(it.second());
        }
        out.endArray();
        out.name("stages").beginArray();
        for (TimeFrame.Span it : frame.spans()) {
            span(it);
        }
        out.endArray();
        out.name("breach");
        if (frame.breachSpan().isEmpty()) {
            out.nullValue();
        } else {
            span(frame.breachSpan().get());
        }
        out.name("charts").beginArray();
        for (Chart it : charts) {
            chart(it);
        }
        out.endArray();
        out.endObject();
    }

    private void span(TimeFrame.Span span) throws IOException {
        out.beginObject();
        out.name("name").value(span.name());
        out.name("kind").value(span.kind());
        out.name("from").value(span.from());
        out.name("to").value(span.to());
        out.endObject();
    }

    private void chart(Chart chart) throws IOException {
        out.beginObject();
        out.name("id").value(chart.id());
        out.name("title").value(Escaper.oneLine(chart.title()));
        out.name("height").value(chart.height());
        out.name("bounds").beginArray();
        for (Plot.Bound it : chart.plot().bounds()) {
            out.beginObject();
            figure("at", it.at());
            out.name("label").value(Escaper.oneLine(it.label()));
            out.endObject();
        }
        out.endArray();
        if (chart.plot() instanceof Plot.OverTime plot) {
            overTime(plot);
        } else if (chart.plot() instanceof Plot.Heat plot) {
            heat(plot.map());
        } else if (chart.plot() instanceof Plot.Histogram plot) {
            histogram(plot.bins());
        } else if (chart.plot() instanceof Plot.Curve plot) {
            curve(plot);
        }
        out.endObject();
    }

    private void overTime(Plot.OverTime plot) throws IOException {
        out.name("kind").value("time");
        out.name("unit").value(plot.unit());
        out.name("log").value(plot.logarithmic());
        out.name("stacked").value(plot.stacked());
        if (plot.axis().isPresent()) {
            out.name("length").value(plot.axis().get().length());
            out.name("seconds").beginArray();
            for (int it : plot.axis().get().seconds()) {
                out.value(it);
            }
            out.endArray();
        }
        series(plot.series());
    }

    private void heat(HeatMap map) throws IOException {
        out.name("kind").value("heat");
        out.name("unit").value("us");
        out.name("columnSeconds").value(map.secondsPerColumn());
        out.name("low").value(map.lowMicros());
        out.name("perOctave").value(map.perOctave());
        out.name("rows").value(map.rows());
        out.name("at").beginArray();
        for (HeatMap.Column it : map.columns()) {
            out.value(it.second());
        }
        out.endArray();
        out.name("columns").beginArray();
        for (HeatMap.Column it : map.columns()) {
            packed(it.counts());
        }
        out.endArray();
    }

    /** So many zeros in a row are that number below 0. */
    private void packed(List<Long> counts) throws IOException {
        out.beginArray();
        int zeros = 0;
        for (long it : counts) {
            if (it == 0) {
                zeros++;
                continue;
            }
            if (zeros > 0) {
                out.value(-zeros);
                zeros = 0;
            }
            out.value(it);
        }
        out.endArray();
    }

    private void histogram(List<HistogramBin> bins) throws IOException {
        out.name("kind").value("histogram");
        out.name("unit").value("us");
        out.name("edges").beginArray();
        for (HistogramBin it : bins) {
            out.value(number(it.fromMicros()));
        }
        out.value(number(bins.get(bins.size() - 1).toMicros()));
        out.endArray();
        out.name("counts").beginArray();
        for (HistogramBin it : bins) {
            out.value(it.count());
        }
        out.endArray();
    }

    private void curve(Plot.Curve plot) throws IOException {
        out.name("kind").value("curve");
        out.name("unit").value("us");
        out.name("percents").beginArray();
        for (double it : plot.percents()) {
            out.value(number(it));
        }
        out.endArray();
        series(plot.series());
    }

    private void series(List<Plot.Series> series) throws IOException {
        out.name("series").beginArray();
        for (Plot.Series it : series) {
            out.beginObject();
            out.name("style").value(it.style());
            out.name("label").value(Escaper.oneLine(it.label()));
            out.name("values").beginArray();
            for (double value : it.values()) {
                figure(value);
            }
            out.endArray();
            out.endObject();
        }
        out.endArray();
    }

    private void figure(String name, double value) throws IOException {
        out.name(name);
        out.value(number(value));
    }

    private void figure(double value) throws IOException {
        if (Double.isNaN(value)) {
            out.nullValue();
        } else {
            // Four digits take no more room than three and a zero.
            boolean exact = value == Math.rint(value) && Math.abs(value) < 10_000;
            out.jsonValue(exact ? Long.toString((long) value) : Digits.significant(value, 3));
        }
    }

    /** As short as it can be: {@code 412000} but {@code 0.13}, without zeros at its end. */
    private static Number number(double given) {
        BigDecimal value = BigDecimal.valueOf(given);
        return value.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}
