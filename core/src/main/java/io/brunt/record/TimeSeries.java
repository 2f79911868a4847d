// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * How a step or an instance fared over the measured time, in columns of equal length. A longer run has longer columns, so
 * there are never more than {@value SeriesCells#MOST_COLUMNS}.
 *
 * @param seconds how long a column is: 1, 2, 4 and so on
 * @param columns ascending; those in which no iteration of it was due are left out
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TimeSeries(int seconds, List<Column> columns) implements Serializable {

    /** Nothing is known of any moment. */
    public static final TimeSeries NONE = new TimeSeries(1, List.of());

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * What was due in some seconds, wherever it ended.
     *
     * @param second the first of them
     * @param tally its counts; bytes are not counted by the second
     * @param responseTime from the intended start, within 1 %
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Column(int second, Tally tally, Distribution responseTime) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        private static Column sum(int second, List<Column> columns) {
            return columns.size() == 1
                    ? new Column(second, columns.get(0).tally(), columns.get(0).responseTime())
                    : new Column(
                            second,
                            columns.stream().map(Column::tally).reduce(Tally.ZERO, Tally::plus),
                            Distribution.merge(
                                    columns.stream().map(Column::responseTime).toList()));
        }
    }

    /** Copy what was given. */
    public TimeSeries {
        columns = List.copyOf(columns);
        if (seconds < 1) {
            throw new IllegalArgumentException("a column of " + seconds + " s");
        }
    }

    /**
     * Add what else is known of the same.
     *
     * @param other of columns of any length
     * @return in columns of the longer length of both; counts added, histograms merged
     */
    public TimeSeries plus(TimeSeries other) {
        return other.columns.isEmpty()
                ? this
                : columns.isEmpty() ? other : laid(Math.max(seconds, other.seconds), List.of(this, other));
    }

    /**
     * Lay it in fewer columns.
     *
     * @param length of each in seconds, a multiple of the present one
     * @return counts added, histograms merged
     */
    public TimeSeries inColumnsOf(int length) {
        return length == seconds ? this : laid(length, List.of(this));
    }

    /** Is something known of each moment, or was there nothing to know? */
    boolean tells(Tally whole) {
        return !columns.isEmpty() || whole.started() == 0;
    }

    private static TimeSeries laid(int length, List<TimeSeries> parts) {
        TreeMap<Integer, List<Column>> byStart = new TreeMap<>();
        parts.stream()
                .flatMap(it -> it.columns.stream())
                .forEach(it -> byStart.computeIfAbsent(
                                Math.floorDiv(it.second(), length) * length, ignored -> new ArrayList<>())
                        .add(it));
        return new TimeSeries(
                length,
                byStart.entrySet().stream()
                        .map(it -> Column.sum(it.getKey(), it.getValue()))
                        .toList());
    }

    /**
     * Add up a part of it.
     *
     * @param isIn whether the part has a second; a column counts by its middle one
     * @return counts added, histograms merged; nothing ended if there is no such column
     */
    public Column sum(IntPredicate isIn) {
        Stream<Column> inside = columns.stream().filter(it -> isIn.test(it.second() + (seconds - 1) / 2));
        return Column.sum(
                0,
                Stream.concat(Stream.of(new Column(0, Tally.ZERO, Distribution.EMPTY)), inside)
                        .toList());
    }
}
