// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.brunt.GoldenFile;
import io.brunt.baseline.BaselineFixture;
import io.brunt.baseline.BaselineRun;
import io.brunt.record.ErrorGroup;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("one-jdk")
class HtmlReportTest {

    /** What a server may answer to take over a page, a terminal or a parser. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "</code></span></table></main><script src=http://evil/x.js></script>",
            "</style><style>@import url(http://evil)</style>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onfocus='alert(1)' autofocus='",
            "javascript:alert(1)",
            "{{{style}}} {{#slos}}{{verdict}}{{/slos}}",
            "]]><script>alert(1)</script><![CDATA[",
            "&lt;script&gt; &#60;script&#62;",
            "<!-- <script>alert(1)</script> -->",
            "\u0000\u0008\u000b\ufffe\ud800 <script>",
            "\u001b]8;;http://evil\u0007click\u001b]8;;\u0007",
            "\u202egnp.exe\u2066",
            "\u2028alert(1)\u2029",
            "<iframe srcdoc='<script>alert(1)</script>'>",
            "<math><mi xlink:href=\"data:x,<script>alert(1)</script>\">");

    private static final Pattern VOLATILE =
            Pattern.compile("<style>.*?</style>|<script>.*?</script>|'sha256-[^']+'", Pattern.DOTALL);

    static Stream<LoadResult> results() {
        return Stream.of(RichResult.failing(), RichResult.passing(), RichResult.invalid(), RichResult.empty());
    }

    @Test
    void showsAllRuns() {
        Path reports = Path.of("target/brunt");
        List<BaselineRun> baseline = List.of(BaselineFixture.run(9, "98ms"), BaselineFixture.run(4, "101ms"));
        List<ResultSummary> results = results()
                .map(it -> it.verdict() == Verdict.INVALID ? it : RichResult.beside(it, baseline))
                .map(it -> ResultSummary.of(RichResult.named(it, "shop.CartIT", "is" + it.verdict(), reports)))
                .toList();

        GoldenFile.assertMatches(
                "index.html",
                masked(IndexPage.of(new DirectoryContents(results, List.of()), List.of(), reports, "shop")));
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void keepsAServersTextText(String hostile) {
        LoadResult result = RichResult.failing(
                6, 100, List.of(new ErrorGroup("kind " + hostile, 3, hostile), new ErrorGroup("other", 1, "")));

        String page = HtmlReport.html(MaskedResult.of(result));

        String harmless = HtmlReport.html(MaskedResult.of(RichResult.failing(
                6, 100, List.of(new ErrorGroup("kind", 3, "harmless"), new ErrorGroup("other", 1, "")))));
        assertThat(Tags.names(page)).isEqualTo(Tags.names(harmless));
        assertThat(Tags.attributeNames(page)).isEqualTo(Tags.attributeNames(harmless));
        assertThat(page.chars().filter(it -> it != '\n' && Character.isISOControl(it)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("results")
    void needsNeitherNetworkNorInlineStyle(LoadResult result) {
        String page = HtmlReport.html(MaskedResult.of(result));

        assertThat(page).doesNotContain("@import", "url(http");
        assertThat(Tags.names(withoutScript(page))).doesNotContain("link", "img", "iframe", "object", "use");
        assertThat(Tags.attributeNames(withoutScript(page)))
                .doesNotContain("style", "src")
                .noneMatch(it -> it.startsWith("on"));
        assertThat(attributes(page, "href")).allMatch(it -> it.startsWith("#") || it.matches("[\\w./]+"));
    }

    @Test
    void allowsItsOwnStyleAndScriptByHashAndNothingElse() throws Exception {
        String page = HtmlReport.html(MaskedResult.of(RichResult.failing()));

        assertThat(page)
                .contains("content=\"default-src 'none'; style-src '" + hash(page, "style")
                        + "'; base-uri 'none'; form-action 'none'; script-src '" + hash(page, "script") + "'\"")
                .doesNotContain("unsafe-inline");
    }

    static String hash(String page, String tag) throws Exception {
        Matcher within = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                .matcher(page);
        assertThat(within.find()).isTrue();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(within.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(within.find()).as("only one").isFalse();
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }

    /** The second instance is the slow one, and the only one with errors. */
    @Test
    void saysWhichInstanceWasToBlameForTheBreach() {
        String page = HtmlReport.html(RichResult.failing());

        assertThat(rows(page, "breach-table"))
                .filteredOn(it -> it.contains("of http"))
                .satisfiesExactly(
                        it -> assertThat(it).contains("p99 of http://127.0.0.1:41902", "<strong>×"),
                        it -> assertThat(it).contains("error rate of http://127.0.0.1:41902", "<strong>new</strong>"),
                        it -> assertThat(it).contains("p99 of ").doesNotContain("<strong>"),
                        it -> assertThat(it).contains("p99 of ").doesNotContain("<strong>"));
        assertThat(rows(page, "instance-table"))
                .hasSize(4)
                .filteredOn(it -> it.contains("class=\"bars\""))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .contains(
                                "p99 of http://127.0.0.1:41902 over time, highest ",
                                "errors of http://127.0.0.1:41902 over time, 21 in all"));
    }

    @Test
    void tellsOfEachFigureOfTheGeneratorWhetherItIsWithinItsLimit() {
        String rows = String.join("\n", rows(HtmlReport.html(RichResult.passing()), "generator-table"));
        String invalid = String.join("\n", rows(HtmlReport.html(RichResult.invalid()), "generator-table"));

        assertThat(rows).contains("within").doesNotContain("a warning", "not delivered");
        assertThat(invalid).contains("a warning");
    }

    @Test
    void namesTheFilesBesideIt(@TempDir Path folder) throws IOException {
        LoadResult result = RichResult.named(RichResult.passing(), "shop.CartIT", "holds", folder);
        Files.createDirectories(result.directory());
        for (String it : List.of("own file.csv", "latency.hlog", ".result.json.tmp", "report.html")) {
            Files.createFile(result.directory().resolve(it));
        }

        assertThat(HtmlReport.html(result))
                .contains("<a href=\"result.json\">result.json</a> <a href=\"latency.hlog\">latency.hlog</a>"
                        + " <a href=\"own%20file.csv\">own file.csv</a> </dd>");
    }

    private static List<String> rows(String page, String table) {
        Matcher found = Pattern.compile("<table id=\"" + table + "\">.*?</table>", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(table).isTrue();
        return Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL)
                .matcher(found.group())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** A library's licence stays with it. */
    @Test
    void carriesTheLicenceOfItsChartLibrary() {
        assertThat(HtmlReport.html(RichResult.passing())).contains("Leon Sorokin", "The above copyright notice");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void keepsANameTextWithinTheFiguresForTheScript(String hostile) {
        LoadResult result = HostileResult.named(RichResult.failing(), hostile);

        String page = HtmlReport.html(MaskedResult.of(result));

        String harmless = HtmlReport.html(MaskedResult.of(HostileResult.named(RichResult.failing(), "harmless")));
        assertThat(Tags.names(page)).isEqualTo(Tags.names(harmless));
        JsonObject plots = JsonParser.parseString(plots(page)).getAsJsonObject();
        assertThat(plots.getAsJsonArray("stages")
                        .get(2)
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo(Escaper.oneLine(hostile));
    }

    /** What the script draws, as it stands in the page. */
    private static String plots(String page) {
        Matcher plots = Pattern.compile("<script type=\"application/json\" id=\"plots\">(.*?)</script>")
                .matcher(page);
        assertThat(plots.find()).isTrue();
        return plots.group(1);
    }

    @ParameterizedTest
    @MethodSource("results")
    void closesEveryTagAndGivesEachAnchorOnce(LoadResult result) {
        String page = HtmlReport.html(MaskedResult.of(result));

        assertThat(Tags.unclosed(withoutScript(page))).isEmpty();
        assertThat(attributes(page, "id")).doesNotHaveDuplicates();
        assertThat(attributes(page, "href").filter(it -> it.startsWith("#")).map(it -> it.substring(1)))
                .isSubsetOf(attributes(page, "id").toList());
        assertThat(withoutScript(page)).doesNotContain("NaN", "Infinity", "null");
        assertThat(plots(page)).doesNotContain("NaN", "Infinity");
    }

    @ParameterizedTest
    @MethodSource("results")
    void canBeReadByAScreenReader(LoadResult result) {
        String page = withoutScript(HtmlReport.html(MaskedResult.of(result)));

        assertThat(count(page, "<caption")).isEqualTo(count(page, "<table"));
        assertThat(count(page, "<th")).isEqualTo(count(page, "scope=\"") + count(page, "<thead"));
        assertThat(count(page, "role=\"img\"")).isEqualTo(count(page, "<title") - 1);
        assertThat(page).contains("<html lang=\"en\">", "<main", "<h1>");
    }

    @Test
    void staysSmallForAnHour() {
        LoadResult hour = RichResult.failing(328, 60);

        String page = HtmlReport.html(MaskedResult.of(hour));

        assertThat(hour.timeline()).hasSizeGreaterThan(3_600);
        assertThat(page).hasSizeLessThan(1_000_000);
        JsonObject plots = JsonParser.parseString(plots(page)).getAsJsonObject();
        assertThat(plots.getAsJsonArray("seconds")).hasSameSizeAs(hour.timeline());
    }

    private static String withoutScript(String page) {
        return page.replaceAll("(?s)<script.*?</script>", "");
    }

    /** Without what changes with each script and style. */
    static String masked(String page) {
        return VOLATILE.matcher(page).replaceAll("…");
    }

    private static Stream<String> attributes(String page, String name) {
        return Pattern.compile("\\s" + name + "=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(it -> it.group(1));
    }

    private static long count(String page, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(page).results().count();
    }
}
