// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Prints places in a drawing, as short as they can be: an hour's chart holds thousands. */
final class Coordinate {

    /** A place in a drawing; a gap where {@code y} is no number. */
    record Point(double x, double y) {}

    private Coordinate() {}

    /** One decimal at most. */
    static String of(double value) {
        return round(value, 1);
    }

    /** For example {@code 33.333%}. */
    static String percent(double value) {
        return round(value, 3) + "%";
    }

    /** A line through the points, broken at gaps. */
    static String line(List<Point> points) {
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (Point it : points) {
            if (Double.isNaN(it.y())) {
                open = false;
                continue;
            }
            path.append(open ? "L" : "M").append(of(it.x())).append(' ').append(of(it.y()));
            open = true;
        }
        return path.toString();
    }

    /** The same, filled down to a foot. */
    static List<String> areas(List<Point> points, double foot) {
        List<String> areas = new ArrayList<>();
        List<Point> run = new ArrayList<>();
        for (Point it : points) {
            if (Double.isNaN(it.y())) {
                close(areas, run, foot);
            } else {
                run.add(it);
            }
        }
        close(areas, run, foot);
        return areas;
    }

    private static void close(List<String> areas, List<Point> run, double foot) {
        if (run.size() > 1) {
            areas.add(line(run) + "V" + of(foot) + "H" + of(run.get(0).x()) + "Z");
        }
        run.clear();
    }

    /** Lines of no length, which round caps make dots that stay round in a stretched drawing. */
    static String dots(List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (Point it : points) {
            if (!Double.isNaN(it.y())) {
                path.append('M')
                        .append(of(it.x()))
                        .append(' ')
                        .append(of(it.y()))
                        .append("h0");
            }
        }
        return path.toString();
    }

    private static String round(double value, int digits) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
