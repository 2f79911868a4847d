// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.Problem;
import io.brunt.result.Environment;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes {@code index.html}: all load tests of a module or a build, the worst first. */
final class IndexPage {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private IndexPage() {}

    /** A load test as a row. */
    record Row(
            String verdict,
            String mark,
            String title,
            String className,
            String link,
            String objective,
            String why,
            String p99,
            boolean broken,
            String errorRate,
            String throughput,
            String requests) {}

    static String of(DirectoryContents contents, Path folder) {
        Verdict verdict = contents.verdict();
        Map<String, Object> page = new HashMap<>();
        page.put("title", verdict + ": " + contents.headline());
        page.put("verdict", verdict.name());
        page.put("mark", VerdictMark.svg(verdict));
        page.put("headline", contents.headline() + ".");
        page.put("when", when(contents));
        page.put("lead", lead(contents));
        page.put("unreadable", contents.unreadable().stream().map(Problem::text).toList());
        page.put("rows", contents.results().stream().map(it -> row(it, folder)).toList());
        page.put("hasRows", !contents.results().isEmpty());
        page.put("environment", environment(contents.results()));
        page.put(
                "version",
                contents.results().stream()
                        .map(it -> it.environment().bruntVersion())
                        .findFirst()
                        .orElse(""));
        return HtmlPage.of("index", page);
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

    private static Row row(ResultSummary result, Path folder) {
        Verdict verdict = result.verdict();
        boolean load = !result.load().reasons().isEmpty() && verdict == Verdict.INVALID;
        String objective = load
                ? "the load"
                : result.worst()
                        .map(it -> SloText.label(it) + " " + SloText.required(it))
                        .orElse(SloText.NONE);
        return new Row(
                verdict.name(),
                VerdictMark.svg(verdict),
                result.title(),
                result.test().className(),
                link(result.directory(), folder),
                objective,
                load ? result.load().reasons().get(0) : why(result),
                SummaryMarkdown.p99(result),
                isP99Broken(result),
                Figure.share(result.totals().errorRate()),
                Figure.rate(result.totals().throughput()),
                Figure.count(result.totals().requests()));
    }

    private static String why(ResultSummary result) {
        long same = result.slos().stream()
                .filter(it -> it.verdict() == result.verdict())
                .count();
        String count = result.verdict() == Verdict.PASS || same == 1
                ? ""
                : "; " + same + " of " + result.slos().size() + " "
                        + result.verdict().name().toLowerCase(Locale.ROOT);
        return result.worst().map(it -> "was " + SloText.actual(it) + count).orElse("");
    }

    private static boolean isP99Broken(ResultSummary result) {
        return result.slos().stream()
                .anyMatch(
                        it -> it.verdict() == Verdict.FAIL && SloText.label(it).equals("p99"));
    }

    /** Relative where it can be, so that the whole directory can be moved; each segment encoded. */
    private static String link(Path directory, Path folder) {
        Path report = directory.resolve(Reports.HTML).toAbsolutePath().normalize();
        Path from = folder.toAbsolutePath().normalize();
        if (!String.valueOf(from.getRoot()).equals(String.valueOf(report.getRoot()))) {
            return report.toUri().toString();
        }
        return StreamSupport.stream(from.relativize(report).spliterator(), false)
                .map(it ->
                        URLEncoder.encode(it.toString(), StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
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
                "Machine", environment.os() + ", " + environment.cpus() + " cores, Java " + environment.java()));
        return facts;
    }
}
