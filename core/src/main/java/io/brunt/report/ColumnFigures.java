// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.TimeColumn;

/** What charts read off a column; no number where nothing was recorded in it. */
final class ColumnFigures {

    private ColumnFigures() {}

    static double percentile(TimeColumn column, double percent) {
        Distribution times = column.responseTime();
        return times.isEmpty() ? Double.NaN : times.percentileMicros(percent);
    }

    static double min(TimeColumn column) {
        Distribution times = column.responseTime();
        return times.isEmpty() ? Double.NaN : times.min().toNanos() / 1e3;
    }

    static double max(TimeColumn column) {
        Distribution times = column.responseTime();
        return times.isEmpty() ? Double.NaN : times.max().toNanos() / 1e3;
    }

    static double wrongPerSecond(TimeColumn column) {
        return (double) (column.errors() + column.abandoned() + column.dropped()) / column.seconds();
    }
}
