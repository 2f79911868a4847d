// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as its widest cell. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /**
     * Set the rows.
     *
     * @param indent before each line
     * @return lines, without blanks at their ends
     */
    List<String> lines(String indent) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width(column) - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream()
                .filter(it -> it.size() > column)
                .mapToInt(it -> it.get(column).length())
                .max()
                .orElse(0);
    }
}
