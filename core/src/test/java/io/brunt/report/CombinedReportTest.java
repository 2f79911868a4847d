// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Distribution;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.result.TimeFigures;
import io.brunt.unit.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of one load test from several machines: in one report, and beside earlier ones. */
class CombinedReportTest {

    @TempDir
    Path temp;

    private LoadResult write(LoadResult result, String machine) {
        LoadResult named = RichResult.named(
                result, "shop.CartIT", "buys", temp.resolve(machine).resolve("target/brunt"));
        assertThat(Reports.write(named)).isEmpty();
        return named;
    }

    private static String figure(double micros) {
        return SloText.figure(micros, "us");
    }

    @Test
    void takesPercentilesOfAllMachinesFromTheirMergedHistograms() {
        LoadResult one = write(RichResult.failing(), "machine-1");
        LoadResult two = write(RichResult.passing(), "machine-2");
        TimeFigures merged = TimeFigures.of(Distribution.merge(List.of(one.responseTime(), two.responseTime())))
                .orElseThrow();
        Path to = temp.resolve("all");

        assertThat(ReportDirectory.combine(ResultSet.below(List.of(temp)), to, "Shop"))
                .isEmpty();

        long requests = one.totals().requests() + two.totals().requests();
        assertThat(to.resolve("index.html"))
                .content()
                .contains("Taken together", "together/shop.CartIT.buys.html")
                .contains("of machine-1", "modules/machine-2/shop.CartIT.buys/report.html")
                .contains("\">" + figure(merged.p99()) + "</td>")
                .contains(Figure.count(requests));
        assertThat(to.resolve("together/shop.CartIT.buys.html"))
                .content()
                .contains(
                        "2 results together: " + Figure.count(requests) + " iterations", "p99 " + figure(merged.p99()))
                .contains("../modules/machine-1/shop.CartIT.buys/report.html", ">machine-1</a>")
                .containsPattern("<path class=\"o-now\" d=\"M\\d")
                .containsPattern("<path class=\"o-2\" d=\"M\\d");
        assertThat(to.resolve("summary.md"))
                .content()
                .contains("| ❌ FAIL | buys | 2 | " + figure(merged.p50()) + " | " + figure(merged.p99()));
    }

    @Test
    void leavesTheResultsAloneThatAreThereAlready() {
        LoadResult own = write(RichResult.passing(), "own");
        write(RichResult.failing(), "machine-1");
        Path to = temp.resolve("own/target/brunt");

        assertThat(ReportDirectory.combine(ResultSet.below(List.of(temp.resolve("machine-1"))), to, "Shop"))
                .isEmpty();

        assertThat(own.directory().resolve("result.json")).exists();
        assertThat(to.resolve("modules/machine-1/shop.CartIT.buys/report.html")).exists();
        assertThat(ReportDirectory.read(List.of(to)).results()).hasSize(1);
    }

    @Test
    void writesNowhereElseWhateverAResultCallsItself() throws IOException {
        for (String machine : List.of("machine-1", "machine-2")) {
            Path json = write(RichResult.passing(), machine).directory().resolve("result.json");
            Files.writeString(
                    json,
                    Files.readString(json)
                            .replace("\"folder\": \"shop.CartIT.buys\"", "\"folder\": \"../../../evil\""));
        }
        List<ResultSet> sets = ResultSet.below(List.of(temp.resolve("machine-1"), temp.resolve("machine-2")));
        Path to = temp.resolve("a/b/all");

        assertThat(ReportDirectory.combine(sets, to, "Shop")).isEmpty();
        DirectoryContents contents = ReportDirectory.readAll(sets);
        assertThat(ComparisonReport.write(ComparisonReport.of(contents, contents), to))
                .isEmpty();

        assertThat(contents.results().get(0).test().folder()).isEqualTo("../../../evil");
        assertThat(to.resolve("comparison/shop.CartIT.buys.html")).exists();
        try (Stream<Path> all = Files.walk(temp)) {
            assertThat(all).noneMatch(it -> it.getFileName().toString().startsWith("evil"));
        }
    }

    @Test
    void comparesResultsOfOneFolderWithThoseOfAnother() {
        write(RichResult.passing(), "base");
        write(RichResult.failing(), "new");
        DirectoryContents base = ReportDirectory.readAll(ResultSet.below(List.of(temp.resolve("base"))));
        DirectoryContents now = ReportDirectory.readAll(ResultSet.below(List.of(temp.resolve("new"))));

        List<TestComparison> comparisons = ComparisonReport.of(base, now);

        assertThat(comparisons).singleElement().satisfies(it -> {
            assertThat(it.test()).isEqualTo("shop.CartIT.buys");
            assertThat(it.title())
                    .startsWith("shop.CartIT.buys beside 1 base run of 2026-")
                    .contains("; weak: ");
            assertThat(it.finding()).startsWith("Worse: ").contains("p99 +");
        });
        assertThat(ComparisonReport.write(comparisons, temp.resolve("new/target/brunt")))
                .isEmpty();
        assertThat(temp.resolve("new/target/brunt/comparison.md"))
                .content()
                .startsWith("### ❌ shop.CartIT.buys\n\nWorse: ")
                .contains("| SLOWER | p99 |", " interval |");
        assertThat(temp.resolve("new/target/brunt/comparison/shop.CartIT.buys.html"))
                .content()
                .contains(
                        "SLOWER",
                        "../shop.CartIT.buys/report.html",
                        ">../../../base/target/brunt/shop.CartIT.buys</span>")
                .contains("Response time by percentile", "p99 over time")
                .containsPattern("<path class=\"o-base\" d=\"M\\d");
    }

    @Test
    void takesResultsOfTheSameTimeForOneRunAndOthersForRunsOfTheirOwn() {
        write(RichResult.passing(), "base-1");
        write(RichResult.failing(), "base-2");
        write(RichResult.passing(), "new");
        DirectoryContents base =
                ReportDirectory.readAll(ResultSet.below(List.of(temp.resolve("base-1"), temp.resolve("base-2"))));
        DirectoryContents now = ReportDirectory.readAll(ResultSet.below(List.of(temp.resolve("new"))));

        // All of them began at one instant.
        assertThat(ComparisonReport.of(base, now))
                .singleElement()
                .extracting(TestComparison::title)
                .asString()
                .contains("1 base run of", "2 results taken together");
    }
}
