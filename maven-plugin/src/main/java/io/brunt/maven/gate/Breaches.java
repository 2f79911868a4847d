// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import io.brunt.slo.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Says which objectives did not hold: one block for each test, one row for each objective. */
final class Breaches {

    private Breaches() {}

    static String text(List<ResultFile> results) {
        List<String> lines = new ArrayList<>();
        for (ResultFile result : results) {
            lines.add(result.test() + ": " + result.verdict());
            lines.addAll(rows(result));
            result.reasons().forEach(it -> lines.add("    " + it));
            lines.add("    report: " + result.report());
        }
        return String.join("\n", lines);
    }

    private static List<String> rows(ResultFile result) {
        List<SloRow> broken = result.slos().stream()
                .filter(it -> it.verdict() != Verdict.PASS)
                .toList();
        if (broken.isEmpty()) {
            return List.of();
        }
        Table table = new Table();
        table.row("required", "actual", "samples", "verdict", "first breach", "");
        for (SloRow slo : broken) {
            table.row(
                    slo.expression() + (slo.implied() ? " (implied)" : ""),
                    slo.actualText(),
                    slo.samples().map(io.brunt.unit.Figure::count).orElse("-"),
                    slo.verdict().name(),
                    slo.firstBreach().orElse("-"),
                    slo.reason());
        }
        return table.lines("    ");
    }
}
