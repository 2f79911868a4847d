// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.Problem;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes {@code summary.md}: all results, failing ones first, short enough for a comment on a pull request.
 *
 * <p>What failed is told in full for some tests only: GitHub refuses a comment of more than 65,536 characters.
 */
final class SummaryMarkdown {

    private static final int MOST_TOLD = 10;
    private static final int MOST_ROWS = 30;
    private static final int MOST_LISTED = 100;
    private static final int MOST_ERRORS = 5;

    private SummaryMarkdown() {}

    static String of(DirectoryContents contents) {
        return of(contents, List.of());
    }

    static String of(DirectoryContents contents, List<PooledTest> together) {
        StringBuilder text = new StringBuilder();
        List<ResultSummary> all = contents.results();
        if (all.size() != 1 || !contents.unreadable().isEmpty()) {
            text.append("## ")
                    .append(sign(contents.verdict()))
                    .append(' ')
                    .append(contents.headline())
                    .append("\n\n");
        }
        for (Problem it : contents.unreadable()) {
            text.append("- **Unreadable**: ")
                    .append(Escaper.markdown(it.text()))
                    .append('\n');
        }
        text.append(contents.unreadable().isEmpty() ? "" : "\n");
        together(text, together.stream().map(TogetherRow::of).toList());
        List<ResultSummary> told =
                all.stream().filter(it -> it.verdict() != Verdict.PASS).toList();
        told.stream().limit(MOST_TOLD).forEach(it -> tell(text, it));
        list(text, told.stream().skip(MOST_TOLD).toList(), "more are not well");
        List<ResultSummary> passed = contents.with(Verdict.PASS);
        if (all.size() == 1 && passed.size() == 1) {
            tell(text, passed.get(0));
        } else {
            list(text, passed, passed.size() == 1 ? "load test passed" : "load tests passed");
        }
        return text.append(foot(all)).toString();
    }

    private static void together(StringBuilder text, List<TogetherRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append("| verdict | taken together | results | p50 | p99 | errors | throughput | requests |\n");
        text.append("|---|---|--:|--:|--:|--:|--:|--:|\n");
        rows.stream().limit(MOST_LISTED).forEach(it -> {
            text.append("| ").append(sign(it.verdict())).append(' ').append(it.verdict());
            text.append(" | ").append(Escaper.markdown(it.title()));
            text.append(" | ")
                    .append(it.results().text())
                    .append(" | ")
                    .append(it.p50().text())
                    .append(" | ")
                    .append(it.p99().text());
            text.append(" | ")
                    .append(it.errorRate().text())
                    .append(" | ")
                    .append(it.throughput().text());
            text.append(" | ").append(it.requests().text()).append(" |\n");
        });
        text.append('\n');
    }

    private static void tell(StringBuilder text, ResultSummary result) {
        text.append("### ").append(sign(result.verdict())).append(' ');
        text.append(Escaper.markdown(withoutStop(result.sentence()))).append("\n\n");
        List<SloRow> rows = result.worstFirst();
        List<SloRow> broken =
                rows.stream().filter(it -> it.verdict() != Verdict.PASS).toList();
        List<SloRow> held =
                rows.stream().filter(it -> it.verdict() == Verdict.PASS).toList();
        if (!broken.isEmpty()) {
            table(text, rows, broken);
        }
        for (String it : result.load().reasons()) {
            bullet(text, "Load", it);
        }
        for (SloRow it : broken) {
            if (!it.reason().isEmpty()) {
                bullet(text, SloText.label(it), it.reason());
            }
        }
        if (!result.errors().isEmpty()) {
            String kinds = result.errors().stream()
                    .limit(MOST_ERRORS)
                    .map(it -> Figure.count(it.count()) + " × " + it.kind())
                    .collect(Collectors.joining(", "));
            bullet(text, "Errors", kinds + (result.errors().size() > MOST_ERRORS ? ", …" : ""));
        }
        bullet(text, "Delivered", FailureText.delivered(result) + generator(result));
        result.load().ending().ifPresent(it -> bullet(text, "Ended", it));
        result.notes().forEach(it -> bullet(text, "Note", it));
        text.append('\n');
        if (!held.isEmpty()) {
            String count = held.size() == 1 ? "1 objective holds" : held.size() + " objectives hold";
            text.append("<details><summary>✅ ").append(count).append("</summary>\n\n");
            table(text, rows, held);
            text.append("</details>\n\n");
        }
        text.append("<sub>report: `").append(path(result)).append("`</sub>\n\n");
    }

    private static String generator(ResultSummary result) {
        if (result.test().isForeign()) {
            return "";
        }
        return result.generatorReasons().isEmpty()
                ? ". Generator fit"
                : ". Generator: " + String.join("; ", result.generatorReasons());
    }

    private static void table(StringBuilder text, List<SloRow> all, List<SloRow> rows) {
        text.append("| verdict | objective | required | actual | ").append(SloText.intervalHead(all));
        text.append(" | samples | first breach |\n|---|---|--:|--:|--:|--:|--:|\n");
        rows.stream().limit(MOST_ROWS).forEach(it -> row(text, it));
        if (rows.size() > MOST_ROWS) {
            text.append("| | and ").append(rows.size() - MOST_ROWS).append(" more | | | | | |\n");
        }
        text.append('\n');
    }

    private static void row(StringBuilder text, SloRow row) {
        String actual = SloText.actual(row);
        boolean strong = row.verdict() == Verdict.FAIL && row.actual().isPresent();
        text.append("| ").append(sign(row.verdict())).append(' ').append(row.verdict());
        text.append(" | ").append(Escaper.markdown(SloText.label(row) + (row.implied() ? " (implied)" : "")));
        text.append(" | ").append(Escaper.markdown(SloText.required(row)));
        text.append(" | ").append(strong ? "**" + actual + "**" : actual);
        text.append(" | ").append(SloText.interval(row));
        text.append(" | ").append(SloText.samples(row));
        text.append(" | ").append(SloText.firstBreach(row)).append(" |\n");
    }

    private static void bullet(StringBuilder text, String head, String words) {
        text.append("- **").append(Escaper.markdown(head)).append("**: ");
        text.append(Escaper.markdown(withoutStop(words))).append(".\n");
    }

    private static void list(StringBuilder text, List<ResultSummary> results, String what) {
        if (results.isEmpty()) {
            return;
        }
        text.append("<details><summary>").append(sign(results.get(0).verdict())).append(' ');
        text.append(results.size()).append(' ').append(what).append("</summary>\n\n");
        text.append("| verdict | test | p99 | errors | throughput | requests |\n|---|---|--:|--:|--:|--:|\n");
        results.stream().limit(MOST_LISTED).forEach(it -> {
            text.append("| ").append(sign(it.verdict())).append(' ').append(it.verdict());
            text.append(" | ").append(Escaper.markdown(it.title()));
            text.append(" | ").append(p99(it));
            text.append(" | ").append(Figure.share(it.totals().errorRate()));
            text.append(" | ").append(Figure.rate(it.totals().throughput()));
            text.append(" | ").append(Figure.count(it.totals().requests())).append(" |\n");
        });
        if (results.size() > MOST_LISTED) {
            text.append("| | and ").append(results.size() - MOST_LISTED).append(" more | | | | |\n");
        }
        text.append("\n</details>\n\n");
    }

    static String p99(ResultSummary result) {
        return result.responseTime().map(it -> SloText.time(it.p99())).orElse(SloText.NONE);
    }

    private static String foot(List<ResultSummary> results) {
        if (results.isEmpty()) {
            return "";
        }
        String commit = results.get(0).environment().commit();
        return "<sub>Brunt " + Escaper.markdown(results.get(0).environment().bruntVersion())
                + (commit == null
                        ? ""
                        : " · commit " + Escaper.markdown(Fact.commit(commit).value())) + "</sub>\n";
    }

    private static String path(ResultSummary result) {
        Path report = result.directory().resolve(Reports.HTML).toAbsolutePath().normalize();
        Path here = Path.of("").toAbsolutePath();
        String path = (report.startsWith(here) ? here.relativize(report) : report).toString();
        return Escaper.oneLine(path).replace('`', '\'');
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✅";
            case INCONCLUSIVE -> "❔";
            case FAIL -> "❌";
            case INVALID -> "⚠️";
        };
    }
}
