// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.baseline.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A run beside its baseline, as aligned rows of plain text.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ComparisonTable {

    private static final String GAP = "  ";

    private ComparisonTable() {}

    /**
     * Lay out a comparison.
     *
     * @param comparison of a load test
     * @return what is compared, and the table
     */
    public static List<String> of(TestComparison comparison) {
        List<String> lines = new ArrayList<>(List.of(plain(comparison.title())));
        lines.addAll(of(comparison.rows(), comparison.base().name()));
        return lines;
    }

    /**
     * Lay the table out.
     *
     * @param rows in their order
     * @param base what the runs are called that it is compared with
     * @return a head and a line for each row
     */
    static List<String> of(List<Comparison> rows, String base) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of(
                "figure", base, "range", "now", "change", plain(SloText.percent(Comparison.LEVEL) + " interval"), ""));
        rows.forEach(it -> cells.add(cells(it)));
        int[] widths = new int[cells.get(0).size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return cells.stream().map(it -> line(it, widths)).toList();
    }

    private static List<String> cells(Comparison row) {
        String unit = unit(row);
        return List.of(
                plain(row.label()),
                plain(SloText.figure(row.median(), unit)),
                plain(Cell.range(row.least(), row.greatest(), unit).text()),
                plain(SloText.figure(row.now(), unit)),
                plain(SloText.figure(row.change(), "change")),
                plain(interval(row)),
                mark(row));
    }

    static String unit(Comparison row) {
        return row.rate() ? "per-second" : "us";
    }

    static String interval(Comparison row) {
        return Cell.range(row.low(), row.high(), "change").text();
    }

    static String mark(Comparison row) {
        return switch (row.mark()) {
            case ALIKE -> "alike";
            case WORSE -> row.rate() ? "LESS" : "SLOWER";
            case BETTER -> row.rate() ? "more" : "faster";
        };
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - cells.get(i).length());
            boolean left = i == 0 || i == widths.length - 1;
            line.append(GAP).append(left ? cells.get(i) + pad : pad + cells.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static String plain(String text) {
        return Escaper.plain(Escaper.oneLine(text));
    }
}
