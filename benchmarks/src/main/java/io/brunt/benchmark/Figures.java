// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of one row: their values by round, and what they are held against. */
final class Figures {

    static final String TABLE_HEAD =
            "| figure | must | aim | median | least | greatest |  |\n|---|---|---|---:|---:|---:|---|";

    private record Figure(Bound must, Bound aim, List<Double> values) {}

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    /** Take a value down that nothing is asked of. */
    void note(String name, double value) {
        hold(name, value, Bound.NONE, Bound.NONE);
    }

    /** Take a value down, and hold the median of all rounds against bounds. */
    void hold(String name, double value, Bound must, Bound aim) {
        figures.computeIfAbsent(name, it -> new Figure(must, aim, new ArrayList<>()))
                .values()
                .add(value);
    }

    /** Take over what another round gave. */
    void addAll(Figures round) {
        round.figures.forEach(
                (name, figure) -> figure.values().forEach(value -> hold(name, value, figure.must(), figure.aim())));
    }

    /** Return lines of a Markdown table. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        figures.forEach((name, figure) -> {
            Spread spread = Spread.of(figure.values());
            lines.add(String.join(
                    " | ",
                    "| " + name,
                    figure.must().text(),
                    figure.aim().text(),
                    number(spread.median()),
                    number(spread.least()),
                    number(spread.greatest()),
                    mark(figure, spread.median()) + " |"));
        });
        return lines;
    }

    private static String mark(Figure figure, double median) {
        if (!figure.must().holds().test(median)) {
            return "**missed**";
        }
        if (figure.aim().isNone()) {
            return figure.must().isNone() ? "" : "held";
        }
        return figure.aim().holds().test(median) ? "aim held" : "held";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f", value);
    }
}
