// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.baseline.BaselineFixture;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IndexPageTest {

    private static final LoadResult BESIDE =
            RichResult.beside(RichResult.failing(), List.of(BaselineFixture.run(2, "100ms")));

    private static String page(LoadResult... results) {
        return page("shop", results);
    }

    private static String page(String name, LoadResult... results) {
        DirectoryContents contents =
                new DirectoryContents(Stream.of(results).map(ResultSummary::of).toList(), List.of());
        return IndexPage.of(contents, List.of(), Path.of("target/brunt"), name);
    }

    private static long count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1L;
    }

    @Test
    void allowsItsOwnStyleAndScriptByHashAndNothingElse() throws Exception {
        String page = page(BESIDE);

        assertThat(page)
                .contains("content=\"default-src 'none'; style-src '" + HtmlReportTest.hash(page, "style")
                        + "'; base-uri 'none'; form-action 'none'; script-src '"
                        + HtmlReportTest.hash(page, "script") + "'\"")
                .doesNotContain("unsafe-inline");
        assertThat(Tags.attributeNames(HtmlReportTest.masked(page)))
                .doesNotContain("style", "src")
                .noneMatch(it -> it.startsWith("on"));
        assertThat(Tags.unclosed(HtmlReportTest.masked(page))).isEmpty();
    }

    @Test
    void carriesNoCharts() {
        assertThat(page(BESIDE)).doesNotContain("uPlot", "canvas").hasSizeLessThan(40_000);
    }

    @Test
    void hasNoTrendsWhereNoTestHasABaseline() {
        assertThat(page(RichResult.passing())).doesNotContain("<svg class=\"trend\"", "last runs", "c-trend\"");
    }

    @Test
    void marksTheLastPointByWhetherP99Fails() {
        String page = page(
                BESIDE,
                RichResult.beside(RichResult.passing(), List.of(BaselineFixture.run(2, "100ms"))),
                RichResult.invalid());

        assertThat(count(page, "<svg class=\"trend\"")).isEqualTo(2);
        assertThat(count(page, "class=\"cross\"")).isEqualTo(1);
        assertThat(count(page, "class=\"dot\"")).isEqualTo(1);
        assertThat(count(page, "data-v=\"\">–</td>")).isEqualTo(1);
        assertThat(page).contains("<th scope=\"col\" data-u=\"us\">p99, last 2 runs</th>");
    }

    @Test
    void copiesRawFiguresWithTheirUnit() {
        LoadResult passing = RichResult.passing();

        String p99 = Cell.number(passing.responseTime().percentileMicros(99));
        assertThat(page(passing))
                .contains("<th scope=\"col\" class=\"n\" data-u=\"us\">p99</th>")
                .contains("data-l=\"p99\" data-v=\"" + p99 + "\"")
                .contains("data-l=\"Iterations\" data-v=\"" + passing.totals().requests() + "\"");
    }

    @Test
    void isNamedByItsModule() {
        assertThat(page("a <b>", RichResult.passing()))
                .contains("<span class=\"name\">a &lt;b&gt;</span>")
                .contains("<title>PASS a &lt;b&gt;: The load test passed</title>");
        assertThat(page("", RichResult.passing()))
                .contains("<span class=\"name\">Load tests</span>")
                .contains("<title>PASS: The load test passed</title>");
    }
}
