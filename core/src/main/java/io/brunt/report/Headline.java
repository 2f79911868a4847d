// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.Slo;
import io.brunt.slo.Verdict;
import java.util.List;
import java.util.Optional;

/** The verdict in one sentence that a person would say: what broke, how much was allowed, since when. */
final class Headline {

    private Headline() {}

    static String of(Verdict verdict, List<SloRow> slos, List<String> loadReasons) {
        Optional<SloRow> first =
                slos.stream().filter(it -> it.verdict() == verdict).findFirst();
        return sentence(word(verdict) + ": " + clause(verdict, slos, loadReasons, first));
    }

    private static String clause(Verdict verdict, List<SloRow> slos, List<String> loadReasons, Optional<SloRow> first) {
        return switch (verdict) {
            case FAIL -> first.map(Headline::broken).orElseGet(() -> reason(loadReasons));
            case INVALID ->
                loadReasons.isEmpty() ? first.map(Headline::unjudged).orElse("") : loadReasons.get(0);
            case INCONCLUSIVE -> first.map(Headline::unjudged).orElseGet(() -> reason(loadReasons));
            case PASS -> holds(slos);
        };
    }

    private static String reason(List<String> loadReasons) {
        return loadReasons.isEmpty() ? "no reason was given" : loadReasons.get(0);
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "Passed";
            case INCONCLUSIVE -> "Inconclusive";
            case FAIL -> "Failed";
            case INVALID -> "Invalid";
        };
    }

    private static String holds(List<SloRow> slos) {
        String all = slos.size() == 1 ? "the one objective holds" : "all " + slos.size() + " objectives hold";
        return slos.stream()
                .filter(it -> !it.implied())
                .findFirst()
                .map(it -> was(it) + ". " + Character.toUpperCase(all.charAt(0)) + all.substring(1))
                .orElse(all);
    }

    private static String broken(SloRow row) {
        return was(row)
                + row.firstBreach()
                        .map(it -> ", from " + SloText.clock(it) + " on")
                        .orElse("");
    }

    private static String unjudged(SloRow row) {
        String figure = row.actual().isPresent() ? was(row) : SloText.label(row);
        if (!row.reason().isEmpty()) {
            return figure + (row.actual().isPresent() ? "; " : ": ") + row.reason();
        }
        return row.interval()
                .map(it -> figure + ", but the interval of " + SloText.interval(row) + " spans the bound")
                .orElse(figure);
    }

    /** For example {@code p99 was 412 ms, allowed 250 ms}, or {@code 3 abandoned, none allowed}. */
    static String was(SloRow row) {
        String label = SloText.label(row);
        if (row.actual().isEmpty()) {
            return label + " has no figure";
        }
        boolean upper = row.op() == Slo.Op.LESS || row.op() == Slo.Op.AT_MOST || row.op() == Slo.Op.EQUAL;
        String allowed = upper ? "allowed" : "required";
        if (row.unit().equals("count") && !row.metric().startsWith("app.")) {
            String bound = row.required() == 0 ? "none" : SloText.bound(row);
            return (row.actual().getAsDouble() == 0 ? "no" : SloText.actual(row)) + " " + label + ", " + bound + " "
                    + allowed;
        }
        return label + (row.window().isPresent() ? ", was " : " was ") + SloText.actual(row) + ", " + allowed + " "
                + SloText.bound(row);
    }

    private static String sentence(String text) {
        String line = Escaper.oneLine(text);
        return line.endsWith(".") ? line : line + ".";
    }
}
