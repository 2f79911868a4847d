// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.GoldenFile;
import io.brunt.problem.Problem;
import io.brunt.record.ErrorGroup;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryMarkdownTest {

    private static final Path REPORTS = Path.of("target/brunt");

    @Test
    void tellsOfOneTestWhatADeveloperNeeds() {
        GoldenFile.assertMatches("summary-one.md", summary(RichResult.failing()));
    }

    @Test
    void tellsOfSeveralTheFailingFirst() {
        GoldenFile.assertMatches(
                "summary.md",
                summary(
                        RichResult.named(RichResult.passing(), "shop.LoginIT", "logsIn", REPORTS),
                        RichResult.named(RichResult.failing(), "shop.CartIT", "buys", REPORTS),
                        RichResult.named(RichResult.invalid(), "shop.SearchIT", "finds", REPORTS)));
    }

    @Test
    void tellsOfOneThatPassedThatItDid() {
        GoldenFile.assertMatches("summary-passed.md", summary(RichResult.passing()));
    }

    @Test
    void fitsIntoACommentHoweverManyTestsFail() {
        LoadResult failing = RichResult.failing();
        List<ResultSummary> results = IntStream.range(0, 300)
                .mapToObj(i -> RichResult.named(failing, "shop.CartIT", "fails" + i, REPORTS))
                .map(ResultSummary::of)
                .toList();

        String text = SummaryMarkdown.of(new DirectoryContents(results, List.of()));

        assertThat(text).hasSizeLessThan(65_536).contains("290 more are not well");
    }

    @Test
    void keepsAServersTextFromBecomingMarkup() {
        String hostile =
                "</details><img src=x onerror=alert(1)> | **x** `y` [z](http://evil) @team #1 \u001b[31m\n# big";
        LoadResult result = RichResult.failing(6, 100, List.of(new ErrorGroup(hostile, 3, hostile)));

        String text = SummaryMarkdown.of(new DirectoryContents(
                List.of(ResultSummary.of(result)), List.of(Problem.of(hostile).at("result.json"))));

        assertThat(text)
                .doesNotContain("<img", "**x**", "[z](", "@team", "#1 ", "\u001b", "\n# big")
                .contains("&lt;img src=x", "\\|");
    }

    private static String summary(LoadResult... results) {
        return SummaryMarkdown.of(
                new DirectoryContents(Stream.of(results).map(ResultSummary::of).toList(), List.of()));
    }
}
