// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.SloResult;
import java.util.List;

/**
 * A chart as the template draws it. Upright in pixels; across in percent or, within stretched lines, in thousandths, so
 * that text and strokes keep their size at any width.
 *
 * @param id its anchor
 * @param title what is shown
 * @param caption the finding
 * @param height pixels of the whole drawing
 * @param top pixels above the plot
 * @param foot pixels down to the plot's foot
 * @param yTicks lines across
 * @param xTicks labels below
 * @param bands what lies behind: warm-up, breach
 * @param marks upright lines with a label at the top: stages
 * @param lines paths, in the order in which they are drawn
 * @param bars upright bars
 * @param bounds dashed lines across: what is allowed
 * @param legend what stands for what, and its figure
 * @param table the same figures to read
 */
record Chart(
        String id,
        String title,
        String caption,
        int height,
        int top,
        int foot,
        List<ValueAxis.Tick> yTicks,
        List<XTick> xTicks,
        List<Band> bands,
        List<Mark> marks,
        List<Line> lines,
        List<Bar> bars,
        List<Bound> bounds,
        List<Legend> legend,
        Table table) {

    /** A label below; a minor one is left out on small screens. */
    record XTick(String x, String label, boolean minor) {

        XTick major() {
            return new XTick(x, label, false);
        }
    }

    /** Kind {@code warm} or {@code breach}; the label, and the short one for small screens, may be empty. */
    record Band(String kind, String x, String width, String middle, String label, String shortLabel) {

        boolean isBreach() {
            return kind.equals("breach");
        }
    }

    /** The label of a minor one is left out on small screens. */
    record Mark(String x, String width, String label, boolean first, boolean minor) {}

    record Line(String kind, String path) {}

    record Bar(String kind, String x, String width, String y, String height) {}

    /** A dashed line across: what is allowed. */
    record Bound(String y, String labelY, String label) {

        static Bound of(ValueAxis axis, SloResult objective) {
            double y = axis.y(objective.slo().bound());
            String label = SloText.figure(objective.slo().bound(), "us") + " allowed at "
                    + objective.slo().metric().text();
            return new Bound(Coordinate.of(y), Coordinate.of(y - 5), label);
        }
    }

    /** Drawn as {@code kind} is drawn; {@code value} may be empty. */
    record Legend(String kind, String label, String value) {

        boolean isBox() {
            return kind.startsWith("k-") || kind.startsWith("h-");
        }

        boolean isDots() {
            return kind.equals("max") || kind.startsWith("dots");
        }
    }

    /** Heads and rows; the first cell of a row is its head. */
    record Table(List<String> heads, List<Row> rows) {}

    record Row(String head, List<String> cells) {}

    int plotHeight() {
        return foot - top;
    }

    int tickEnd() {
        return foot + 4;
    }

    int labelY() {
        return foot + 17;
    }

    Chart withLines(List<Line> all) {
        return new Chart(
                id, title, caption, height, top, foot, yTicks, xTicks, bands, marks, all, bars, bounds, legend, table);
    }

    Chart withBars(List<Bar> all) {
        return new Chart(
                id, title, caption, height, top, foot, yTicks, xTicks, bands, marks, lines, all, bounds, legend, table);
    }

    Chart withBounds(List<Bound> all) {
        return new Chart(
                id, title, caption, height, top, foot, yTicks, xTicks, bands, marks, lines, bars, all, legend, table);
    }

    Chart withLegend(List<Legend> all) {
        return new Chart(
                id, title, caption, height, top, foot, yTicks, xTicks, bands, marks, lines, bars, bounds, all, table);
    }

    Chart withTable(Table figures) {
        return new Chart(
                id, title, caption, height, top, foot, yTicks, xTicks, bands, marks, lines, bars, bounds, legend,
                figures);
    }
}
