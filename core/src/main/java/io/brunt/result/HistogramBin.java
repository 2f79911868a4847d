// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import io.brunt.record.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * How many times lie between two edges.
 *
 * @param fromMicros above this; of the first bin, the least time may lie below
 * @param toMicros up to and with this
 * @param count 0 or more
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HistogramBin(double fromMicros, double toMicros, long count) {

    private static final int MOST_BINS = 100;

    /** Below, edges an eighth of an octave apart would be the same nanosecond. */
    private static final double LEAST_NANOS = 20;

    /**
     * Lay bins of equal width on a logarithmic axis.
     *
     * @param times what was recorded
     * @param bound in microseconds; one of the edges, so that no bin is half allowed
     * @return ascending without gaps from the least to the greatest time, at most 100; empty if nothing was recorded
     */
    public static List<HistogramBin> of(Distribution times, OptionalDouble bound) {
        List<HistogramBin> bins = new ArrayList<>();
        if (times.isEmpty()) {
            return bins;
        }
        double narrowest = times.resolution() == Resolution.MICROSECONDS ? 1 : LEAST_NANOS / 1e3;
        double least = Math.max(narrowest, times.min().toNanos() / 1e3);
        double greatest = Math.max(narrowest, times.max().toNanos() / 1e3);
        double anchor = bound.isPresent() && bound.getAsDouble() > 0 ? bound.getAsDouble() : 1_000;
        int perOctave = 8;
        while (perOctave > 1 && log2(greatest / least) * perOctave > MOST_BINS - 2) {
            perOctave /= 2;
        }
        // The edges are (from, to]: a time of exactly an edge belongs to the bin that ends there.
        int first = (int) Math.ceil(log2(least / anchor) * perOctave - 1e-9) - 1;
        int last = Math.max(first + 1, (int) Math.ceil(log2(greatest / anchor) * perOctave - 1e-9));
        long before = 0;
        for (int i = first; i < last; i++) {
            double to = edge(anchor, i + 1, perOctave);
            long upTo = i == last - 1 ? times.count() : times.countAtMost(to);
            bins.add(new HistogramBin(edge(anchor, i, perOctave), to, upTo - before));
            before = upTo;
        }
        return bins;
    }

    private static double edge(double anchor, int index, int perOctave) {
        return Math.round(anchor * Math.pow(2, (double) index / perOctave) * 1e3) / 1e3;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
