// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.baseline.Comparison;
import io.brunt.baseline.Comparison.Mark;
import io.brunt.file.WholeFile;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Compares results, and writes what comes of it: {@code comparison.md}, and a page for each load test.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ComparisonReport {

    /** Where the pages lie. */
    static final String FOLDER = "comparison";

    private static final String MARKDOWN = "comparison.md";

    private ComparisonReport() {}

    /**
     * Compare the tests that both sides have.
     *
     * @param base results of earlier runs; those of a test that measured at the same time are one run
     * @param now results of the new run; all of a test are one run
     * @return a comparison for each test, in order of their names
     */
    public static List<TestComparison> of(DirectoryContents base, DirectoryContents now) {
        Map<String, PooledTest> before = PooledTest.of(base);
        List<TestComparison> all = new ArrayList<>();
        PooledTest.of(now).forEach((test, results) -> {
            PooledTest earlier = before.get(test);
            if (earlier != null) {
                all.add(TestComparison.of(
                        test,
                        TestComparison.Side.ofResults("base", earlier, false),
                        TestComparison.Side.ofResults("new", results, true)));
            }
        });
        return List.copyOf(all);
    }

    /**
     * Take all results of each test together as the new side of a comparison.
     *
     * @param now results of the new run
     * @return by the tests' names
     */
    public static List<Map.Entry<String, TestComparison.Side>> sides(DirectoryContents now) {
        List<Map.Entry<String, TestComparison.Side>> sides = new ArrayList<>();
        PooledTest.of(now)
                .forEach((test, results) ->
                        sides.add(Map.entry(test, TestComparison.Side.ofResults("new", results, true))));
        return sides;
    }

    /**
     * Write the files.
     *
     * @param comparisons any number
     * @param to a report directory; made if it is not there
     * @return what could not be written; empty if everything was
     */
    public static List<Problem> write(List<TestComparison> comparisons, Path to) {
        Path folder = to.resolve(FOLDER);
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            return List.of(WholeFile.notWritten(folder, failed));
        }
        List<Problem> problems = new ArrayList<>();
        problems.addAll(WholeFile.attemptText(to.resolve(MARKDOWN), () -> markdown(comparisons)));
        for (TestComparison it : comparisons) {
            Path page = folder.resolve(it.test() + ".html");
            problems.addAll(WholeFile.attemptText(page, () -> ComparisonPage.of(it, folder)));
        }
        return problems;
    }

    /** For a comment on a pull request: tests that got worse first, rows that did first. */
    static String markdown(List<TestComparison> comparisons) {
        StringBuilder text = new StringBuilder();
        comparisons.stream().filter(it -> it.has(Mark.WORSE)).forEach(it -> tell(text, it));
        comparisons.stream().filter(it -> !it.has(Mark.WORSE)).forEach(it -> tell(text, it));
        return text.isEmpty() ? "Nothing was compared.\n" : text.toString();
    }

    private static void tell(StringBuilder text, TestComparison comparison) {
        String sign = comparison.has(Mark.WORSE) ? "❌" : "✅";
        text.append("### ")
                .append(sign)
                .append(' ')
                .append(Escaper.markdown(comparison.test()))
                .append("\n\n");
        text.append(Escaper.markdown(comparison.finding().strip())).append(" Beside ");
        text.append(Escaper.markdown(comparison.base().described())).append(".\n");
        comparison.notes().forEach(it -> text.append("\n- ").append(Escaper.markdown(it)));
        text.append(comparison.notes().isEmpty() ? "\n" : "\n\n");
        text.append("| | figure | ").append(comparison.base().name()).append(" | ");
        text.append(comparison.now().name()).append(" | difference | ");
        text.append(SloText.percent(Comparison.LEVEL)).append(" interval |\n|---|---|--:|--:|--:|--:|\n");
        comparison.rows().stream().filter(it -> it.mark() == Mark.WORSE).forEach(it -> row(text, it));
        comparison.rows().stream().filter(it -> it.mark() != Mark.WORSE).forEach(it -> row(text, it));
        text.append('\n');
    }

    private static void row(StringBuilder text, Comparison row) {
        String unit = ComparisonTable.unit(row);
        String change = SloText.figure(row.change(), "change");
        text.append("| ").append(ComparisonTable.mark(row));
        text.append(" | ").append(Escaper.markdown(row.label()));
        text.append(" | ").append(SloText.figure(row.median(), unit));
        text.append(" | ").append(SloText.figure(row.now(), unit));
        text.append(" | ").append(row.mark() == Mark.ALIKE ? change : "**" + change + "**");
        text.append(" | ").append(ComparisonTable.interval(row)).append(" |\n");
    }
}
