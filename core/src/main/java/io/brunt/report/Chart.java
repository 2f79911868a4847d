// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.util.List;

/**
 * A chart: its words, its figures to read, and its figures for the script that draws it.
 *
 * @param id its anchor
 * @param title what is shown
 * @param caption the finding
 * @param height pixels of the drawing; {@code report.css} has a class for each
 * @param plot what is drawn
 * @param legend what stands for what, and its figure over the whole run
 * @param table the figures to read
 */
record Chart(String id, String title, String caption, int height, Plot plot, List<Legend> legend, Table table) {

    /** Drawn as {@code style} is drawn; {@code value} may be empty. */
    record Legend(String style, String label, String value) {

        boolean isBox() {
            return style.startsWith("k-") || style.startsWith("h-");
        }

        boolean isDots() {
            return style.equals("max") || style.startsWith("dots");
        }
    }

    /** Heads and rows; the first cell of a row is its head. */
    record Table(List<String> heads, List<Row> rows) {}

    record Row(String head, List<String> cells) {}
}
