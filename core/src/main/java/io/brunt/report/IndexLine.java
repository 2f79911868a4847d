// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.TimeFigures;
import java.nio.file.Path;
import java.util.List;

/**
 * A row of {@code index.html}: what every index has, and what only a page can show.
 *
 * @param row in words
 * @param p99 of the response time
 * @param errorRate of the iterations
 * @param throughput of the iterations
 * @param requests how many iterations
 * @param trend of p99 over the accepted runs and this one, or none
 */
record IndexLine(IndexRow row, Cell p99, Cell errorRate, Cell throughput, Cell requests, List<Trend> trend) {

    /** The worst first. */
    static List<IndexLine> of(DirectoryContents contents, Path folder) {
        return contents.results().stream().map(it -> of(it, folder)).toList();
    }

    private static IndexLine of(ResultSummary result, Path folder) {
        IndexRow row = IndexRow.of(result, folder, folder);
        return new IndexLine(
                row,
                Cell.of(result.responseTime().map(TimeFigures::p99).orElse(Double.NaN), "us"),
                Cell.of(result.totals().errorRate(), "share"),
                Cell.of(result.totals().throughput(), "per-second"),
                Cell.count(result.totals().requests()),
                Trend.of(result, row.broken()).stream().toList());
    }
}
