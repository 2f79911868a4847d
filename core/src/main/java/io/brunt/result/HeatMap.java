// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import io.brunt.record.Resolution;
import io.brunt.record.Second;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * How many iterations took how long, and when: one population or two?
 *
 * @param secondsPerColumn what a column spans; the first and the last may span less
 * @param lowMicros where the lowest row begins
 * @param perOctave so many rows for each doubling of the time
 * @param rows how many rows there are, 0 if nothing was recorded
 * @param columns ascending, no more than were asked for and one
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HeatMap(int secondsPerColumn, double lowMicros, int perOctave, int rows, List<Column> columns) {

    private static final int MOST_ROWS = 64;
    private static final int FINEST = 4;

    /** Below, rows a quarter of an octave apart would be the same nanosecond. */
    private static final double LEAST_NANOS = 10;

    /**
     * The iterations that were due in a column's seconds.
     *
     * @param second the first of them; negative in the warm-up
     * @param counts for each row from the lowest, as far as there are any
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Column(int second, List<Long> counts) {

        /** Copy what was given. */
        public Column {
            counts = List.copyOf(counts);
        }
    }

    /** Copy what was given. */
    public HeatMap {
        columns = List.copyOf(columns);
    }

    /**
     * Lay a map.
     *
     * @param timeline ascending
     * @param bound in microseconds; an edge between two rows, so that no cell is half allowed
     * @param most how many columns there may be
     * @return without rows if nothing was recorded
     */
    static HeatMap of(List<Second> timeline, OptionalDouble bound, int most) {
        List<TimeColumn> columns = TimeColumn.of(timeline, most);
        int seconds = columns.stream().mapToInt(TimeColumn::seconds).max().orElse(1);
        List<Distribution> times = columns.stream()
                .map(TimeColumn::responseTime)
                .filter(it -> !it.isEmpty())
                .toList();
        if (times.isEmpty()) {
            return new HeatMap(seconds, 1, FINEST, 0, List.of());
        }
        double narrowest = times.get(0).resolution() == Resolution.MICROSECONDS ? 1 : LEAST_NANOS / 1e3;
        double least = times.stream().mapToDouble(it -> micros(it.min())).min().orElseThrow();
        double greatest =
                times.stream().mapToDouble(it -> micros(it.max())).max().orElseThrow();
        double anchor = bound.isPresent() && bound.getAsDouble() > 0 ? bound.getAsDouble() : 1_000;
        int perOctave = FINEST;
        while (perOctave > 1 && log2(greatest / Math.max(narrowest, least)) * perOctave > MOST_ROWS - 2) {
            perOctave /= 2;
        }
        int first = row(Math.max(narrowest, least), anchor, perOctave);
        int rows = Math.max(1, row(Math.max(narrowest, greatest), anchor, perOctave) - first + 1);
        double low = anchor * Math.pow(2, (double) first / perOctave);
        List<Column> filled = new ArrayList<>();
        for (TimeColumn it : columns) {
            filled.add(new Column(it.second(), counts(it.responseTime(), low, perOctave, rows)));
        }
        return new HeatMap(seconds, low, perOctave, rows, filled);
    }

    private static List<Long> counts(Distribution times, double low, int perOctave, int rows) {
        long[] counts = new long[rows];
        double[] micros = times.bucketMicros();
        long[] inBucket = times.bucketCounts();
        int used = 0;
        for (int i = 0; i < micros.length; i++) {
            // A bucket may end behind the greatest time.
            int row = Math.min(rows - 1, Math.max(0, row(micros[i], low, perOctave)));
            counts[row] += inBucket[i];
            used = Math.max(used, row + 1);
        }
        return Arrays.stream(counts, 0, used).boxed().toList();
    }

    /** Rows are (from, to]: a time of exactly an edge belongs to the row that ends there. */
    private static int row(double micros, double low, int perOctave) {
        return (int) Math.ceil(log2(Math.max(micros, 1e-3) / low) * perOctave - 1e-9) - 1;
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /**
     * Return where a row begins.
     *
     * @param row from 0; the number of rows for where the highest one ends
     * @return microseconds
     */
    public double edgeMicros(int row) {
        return Math.round(lowMicros * Math.pow(2, (double) row / perOctave) * 1e3) / 1e3;
    }
}
