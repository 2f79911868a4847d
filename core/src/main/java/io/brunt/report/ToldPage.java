// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.Environment;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code report.html} of a result of which only a few figures are known: those, and nothing drawn from nothing. */
final class ToldPage {

    private ToldPage() {}

    static String of(ResultSummary summary, List<ToldResult.ToldFigures> figures) {
        Map<String, Object> page = new HashMap<>();
        page.put("title", summary.verdict() + " " + summary.sentence());
        page.put("name", summary.title());
        page.put("fullName", summary.test().className() + ": " + summary.test().method());
        page.put("verdict", summary.verdict().name());
        page.put("mark", VerdictMark.svg(summary.verdict()));
        page.put("headline", summary.headline());
        page.put("warnings", warnings(summary));
        page.put("facts", facts(summary));
        page.put("slos", summary.worstFirst().stream().map(SloView::of).toList());
        page.put("figures", figures);
        page.put("hasFigures", !figures.isEmpty());
        page.put(
                "errors",
                summary.errors().stream()
                        .map(it -> ErrorView.of(it, summary.measuredFrom()))
                        .toList());
        page.put("hasErrors", !summary.errors().isEmpty());
        page.put("environment", environment(summary.environment()));
        page.put("beside", Neighbour.of(summary.directory()));
        page.put("version", summary.environment().bruntVersion());
        return HtmlPage.tabular("told", page);
    }

    private static List<String> warnings(ResultSummary summary) {
        List<String> warnings = new ArrayList<>(summary.load().reasons());
        warnings.addAll(summary.notes());
        return warnings;
    }

    private static List<Fact> facts(ResultSummary summary) {
        List<Fact> facts = new ArrayList<>();
        if (summary.totals().requests() > 0) {
            facts.add(new Fact("Requests", Figure.count(summary.totals().requests())));
            facts.add(new Fact(
                    "Errors",
                    Figure.count(summary.totals().errors()) + " ("
                            + Figure.share(summary.totals().errorRate()) + ")"));
            facts.add(new Fact("Throughput", Figure.rate(summary.totals().throughput())));
        }
        facts.add(new Fact("Source", summary.load().promised()));
        facts.add(new Fact("Ended", SloText.clock(summary.ended()) + " UTC"));
        return facts;
    }

    private static List<Fact> environment(Environment environment) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Judged on", environment.os() + ", Java " + environment.java()));
        if (environment.commit() != null) {
            facts.add(Fact.commit(environment.commit()));
        }
        if (environment.ci() != null) {
            facts.add(new Fact("CI", environment.ci()));
        }
        return facts;
    }
}
