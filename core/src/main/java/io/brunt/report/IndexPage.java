// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.Problem;
import io.brunt.result.Environment;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code index.html}: all load tests of a module or a build, the worst first. */
final class IndexPage {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private IndexPage() {}

    /** The page of a report directory, with {@code summary.md} and {@code junit/} beside it. */
    static String of(DirectoryContents contents, List<PooledTest> together, Path folder, String name) {
        return of(contents, together, folder, name, true);
    }

    /** A page over copies, for their links back. */
    static String ofCopies(DirectoryContents contents, Path folder, String name) {
        return of(contents, List.of(), folder, name, false);
    }

    private static String of(
            DirectoryContents contents, List<PooledTest> together, Path folder, String name, boolean summed) {
        Verdict verdict = contents.verdict();
        List<IndexLine> lines = IndexLine.of(contents, folder);
        List<Trend> trends = lines.stream().flatMap(it -> it.trend().stream()).toList();
        Map<String, Object> page = new HashMap<>();
        page.put("title", verdict + (name.isEmpty() ? "" : " " + name) + ": " + contents.headline());
        page.put("name", name.isEmpty() ? "Load tests" : name);
        page.put("verdict", verdict.name());
        page.put("mark", VerdictMark.svg(verdict));
        page.put("headline", contents.headline() + ".");
        page.put("when", when(contents));
        page.put("lead", lead(contents));
        page.put("unreadable", contents.unreadable().stream().map(Problem::text).toList());
        page.put("lines", lines);
        page.put("hasTrends", !trends.isEmpty());
        page.put("trends", Trend.head(trends));
        page.put("summed", summed);
        page.put("together", together.stream().map(TogetherRow::of).toList());
        page.put("hasTogether", !together.isEmpty());
        page.put("hasRows", !contents.results().isEmpty());
        page.put("environment", environment(contents.results()));
        page.put(
                "version",
                contents.results().stream()
                        .map(it -> it.environment().bruntVersion())
                        .findFirst()
                        .orElse(""));
        return HtmlPage.tabular("index", page);
    }

    private static String when(DirectoryContents contents) {
        return contents.results().stream()
                .map(ResultSummary::ended)
                .max(Comparator.naturalOrder())
                .map(it -> "Load tests, the last ended " + DAY.format(it))
                .orElse("Load tests");
    }

    private static String lead(DirectoryContents contents) {
        int passed = contents.with(Verdict.PASS).size();
        String all = passed + " of " + contents.results().size() + " passed.";
        return contents.results().stream()
                .findFirst()
                .filter(it -> it.verdict() != Verdict.PASS)
                .map(it -> all + " Worst: " + it.sentence())
                .orElse(all);
    }

    private static List<Fact> environment(List<ResultSummary> results) {
        List<Fact> facts = new ArrayList<>();
        if (results.isEmpty()) {
            return facts;
        }
        Environment environment = results.get(0).environment();
        if (environment.commit() != null) {
            facts.add(Fact.commit(environment.commit()));
        }
        if (environment.ci() != null) {
            facts.add(new Fact("CI", environment.ci()));
        }
        facts.add(new Fact(
                "Machine",
                environment.os() + ", " + Figure.counted(environment.cpus(), "core") + ", Java " + environment.java()));
        return facts;
    }
}
