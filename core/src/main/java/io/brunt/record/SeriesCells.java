// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;

/** A {@link TimeSeries} while it is recorded. Single writer. */
final class SeriesCells {

    /** A run of eight minutes by the second; a longer one has columns of 2, 4, 8 … seconds. */
    static final int MOST_COLUMNS = 512;

    /** Of what comes beyond these, many as steps or instances may be, only the whole is known: each takes room. */
    static final int MOST_SERIES = 32;

    private final Resolution resolution;

    /** What was recorded in shorter columns. */
    private TimeSeries past = TimeSeries.NONE;

    private Seconds columns;

    /** A column has this power of two as its seconds. */
    private int power;

    SeriesCells(Resolution resolution) {
        this.resolution = resolution;
        columns = cells();
    }

    private Seconds cells() {
        return new Seconds(0, SecondCell.Detail.RESPONSE_TIMES, resolution, 0);
    }

    /** Count one that has ended, in the second in which its iteration was due. */
    void endedIn(int second, Outcome outcome, long responseNanos, boolean inTime) {
        int measured = Math.max(0, second);
        while (measured >> power >= MOST_COLUMNS) {
            lengthen();
        }
        SecondCell cell = columns.at(measured >> power);
        cell.started++;
        cell.ended(outcome, responseNanos, 0, inTime, 1);
    }

    private void lengthen() {
        past = toSeries().inColumnsOf(2 << power);
        columns = cells();
        power++;
    }

    /** Read everything; the writer may go on afterwards. */
    TimeSeries toSeries() {
        List<TimeSeries.Column> read = columns.toSeconds().stream()
                .map(it ->
                        new TimeSeries.Column(it.second() << power, it.slice().tally(), it.responseTime()))
                .toList();
        return past.plus(new TimeSeries(1 << power, read));
    }
}
