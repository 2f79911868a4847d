// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Objectives as aligned rows of plain text. */
final class SloTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int OBJECTIVE = 1;

    private final List<SloRow> rows;
    private final BiFunction<SloRow, String, String> paint;

    private SloTable(List<SloRow> rows, BiFunction<SloRow, String, String> paint) {
        this.rows = rows;
        this.paint = paint;
    }

    /** Lines with a head, each ended by a line break; reasons stand below their row. */
    static String of(List<SloRow> rows) {
        return new SloTable(rows, (row, cell) -> cell).text();
    }

    /** The same with each verdict's cell painted, which must not change its visible width. */
    static String painted(List<SloRow> rows, BiFunction<SloRow, String, String> paint) {
        return new SloTable(rows, paint).text();
    }

    private String text() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of(
                "verdict", "objective", "required", "actual", SloText.intervalHead(rows), "samples", "first breach"));
        rows.forEach(it -> cells.add(cells(it)));
        List<List<String>> plain = cells.stream()
                .map(line -> line.stream()
                        .map(it -> Escaper.plain(Escaper.oneLine(it)))
                        .toList())
                .toList();
        int[] widths = widths(plain);
        StringBuilder text = new StringBuilder(line(plain.get(0), widths, null));
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(plain.get(i + 1), widths, rows.get(i)));
            String reason = Escaper.plain(Escaper.oneLine(rows.get(i).reason()));
            if (!reason.isEmpty()) {
                text.append(INDENT)
                        .append(" ".repeat(widths[0]))
                        .append(GAP)
                        .append(reason)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> cells(SloRow row) {
        return List.of(
                row.verdict().name(),
                SloText.label(row) + (row.implied() ? " (implied)" : ""),
                SloText.required(row),
                SloText.actual(row),
                SloText.interval(row),
                SloText.samples(row),
                SloText.firstBreach(row));
    }

    private static int[] widths(List<List<String>> cells) {
        int[] widths = new int[cells.get(0).size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths, @org.jspecify.annotations.Nullable SloRow row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - width(cells.get(i)));
            String cell = i == 0 && row != null ? paint.apply(row, cells.get(i)) : cells.get(i);
            line.append(i == 0 ? INDENT : GAP).append(i <= OBJECTIVE ? cell + pad : pad + cell);
        }
        return line.toString().stripTrailing() + '\n';
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
