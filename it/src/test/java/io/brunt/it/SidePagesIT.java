// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.brunt.benchmark.SyntheticRun;
import io.brunt.foreign.ForeignFormat;
import io.brunt.report.ComparisonReport;
import io.brunt.report.DirectoryContents;
import io.brunt.report.ReportDirectory;
import io.brunt.report.Reports;
import io.brunt.report.ResultSet;
import io.brunt.run.ForeignGate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The pages beside report and index: results taken together, a comparison, a result of another tool. */
@Timeout(180)
@Tag("one-jdk")
class SidePagesIT {

    /** Kept, to be looked at. */
    private static final Path PICTURES = Path.of("target/side-pages");

    private static final String TEST = "shop.CheckoutLoadTest.holdsAThousandUsers";
    private static final String TOGETHER = "together/" + TEST + ".html";
    private static final String COMPARISON = "comparison/" + TEST + ".html";
    private static final String TOLD = "foreign.k6.json/report.html";

    private static final String GROUND = "return getComputedStyle(document.body).backgroundColor";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path reports;

    @BeforeAll
    static void write() throws IOException {
        reports = folder.resolve("all/target/brunt");
        assertThat(Reports.write(SyntheticRun.of(60, 40, "hold", folder.resolve("one/target/brunt"))))
                .isEmpty();
        assertThat(Reports.write(SyntheticRun.of(60, 25, "hold", folder.resolve("two/target/brunt"))))
                .isEmpty();
        List<ResultSet> one = ResultSet.below(List.of(folder.resolve("one")));
        List<ResultSet> both = ResultSet.below(List.of(folder.resolve("one"), folder.resolve("two")));
        Path told = folder.resolve("k6.json");
        Files.copy(Path.of("src/it/gates-results-of-other-tools/src/results/k6.json"), told);
        Files.createDirectories(reports);
        new ForeignGate(folder, reports)
                .judge(
                        told,
                        ForeignFormat.K6,
                        ForeignGate.objectives(List.of("p95 < 1us", "p90 < 1h"), ForeignFormat.K6));
        assertThat(ReportDirectory.combine(both, reports, "Shop")).isEmpty();
        DirectoryContents now = ReportDirectory.readAll(both);
        assertThat(ComparisonReport.write(ComparisonReport.of(ReportDirectory.readAll(one), now), reports))
                .isEmpty();
        browser = Browser.start();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void findsNothingInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static String url(String page) {
        assertThat(reports.resolve(page)).exists();
        return reports.resolve(page).toUri().toString();
    }

    private static List<String> copied(String page, String table) {
        browser.visit(url(page), 1280, 1000, "light");
        browser.run(Browser.WATCHED_CLIPBOARD);
        WebElement button = browser.driver.findElement(By.cssSelector("[data-csv=" + table + "]"));
        button.click();
        await().untilAsserted(() -> assertThat(button.getText()).isEqualTo("Copied"));
        return ((String) browser.run("return window.copied")).lines().toList();
    }

    private static JsonObject result(String module) throws IOException {
        return JsonParser.parseString(
                        Files.readString(folder.resolve(module + "/target/brunt/" + TEST + "/result.json")))
                .getAsJsonObject();
    }

    private static String plain(JsonObject of, String figure) {
        return of.get(figure).getAsBigDecimal().stripTrailingZeros().toPlainString();
    }

    @Test
    void copiesEachResultBesideAllTogether() throws IOException {
        List<String> lines = copied(TOGETHER, "figure-table");

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .isEqualTo("Verdict,Result,Machine,Began,Iterations,Error rate [share],Throughput [per second],"
                        + "p50 [us],p90 [us],p99 [us],p99.9 [us],max [us]");
        long all = 0;
        for (int i = 0; i < 2; i++) {
            JsonObject result = result(List.of("one", "two").get(i));
            JsonObject times = result.getAsJsonObject("responseTime");
            long requests = result.getAsJsonObject("totals").get("requests").getAsLong();
            all += requests;
            assertThat(lines.get(2 + i))
                    .startsWith("FAIL,")
                    .contains("," + requests + ",")
                    .endsWith("," + plain(times, "p99") + "," + plain(times, "p999") + "," + plain(times, "max"));
        }
        assertThat(lines.get(1)).startsWith("FAIL,together,,," + all + ",");
    }

    @Test
    void copiesTheIndexOfWhatWasTakenTogether() {
        List<String> lines = copied("index.html", "together-table");

        assertThat(lines.get(0))
                .isEqualTo("Verdict,Test,Results,p50 [us],p99 [us],Error rate [share],Throughput [per second],"
                        + "Iterations");
        assertThat(lines.get(1)).matches("FAIL,checkout hold \\| shop\\.CheckoutLoadTest,2,\\d+,\\d+,0\\.\\d+,.*");
    }

    @Test
    void copiesAComparisonWithTheUnitOfEachRow() throws IOException {
        List<String> lines = copied(COMPARISON, "figure-table");

        String p99 = plain(result("one").getAsJsonObject("responseTime"), "p99");
        assertThat(lines.get(0))
                .isEqualTo("Figure,\"base, median\",\"base, range\",new,Difference [share],95 % interval [share],"
                        + "By chance?");
        assertThat(lines)
                .anySatisfy(it -> assertThat(it)
                        .startsWith("p99 [us]," + p99 + "," + p99 + " to " + p99 + ",")
                        .doesNotContain("%"));
        assertThat(lines).anySatisfy(it -> {
            assertThat(it).startsWith("throughput [per second],");
            String[] cells = it.split(",");
            assertThat(new BigDecimal(cells[3]).doubleValue() / new BigDecimal(cells[1]).doubleValue() - 1)
                    .isCloseTo(Double.parseDouble(cells[4]), offset(1e-6));
        });
    }

    @Test
    void copiesWhatAnotherToolTold() {
        List<String> objectives = copied(TOLD, "slo-table");
        List<String> figures = copied(TOLD, "figure-table");

        assertThat(objectives.get(0)).isEqualTo("Verdict,Objective,Required,Actual,Samples");
        assertThat(objectives.get(1)).startsWith("FAIL,p95").contains(",< 1 [us],");
        assertThat(figures).hasSize(2);
        assertThat(figures.get(0)).isEqualTo("Name,Figures");
        assertThat(figures.get(1)).startsWith("all requests,").contains("20 errors");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOGETHER, COMPARISON, TOLD})
    void takesTheThemeThatTheReaderWants(String page) {
        browser.visit(url(page), 1280, 1000, "light");
        browser.run("localStorage.clear()");
        browser.visit(url(page), 1280, 1000, "light");
        WebElement theme = browser.driver.findElement(By.id("theme"));

        theme.click();
        theme.click();

        assertThat(theme.getText()).isEqualTo("Theme: dark");
        assertThat(browser.run(GROUND)).isEqualTo("rgb(20, 24, 28)");
        theme.click();
        assertThat(browser.run(GROUND)).isEqualTo("rgb(255, 255, 255)");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOGETHER, COMPARISON, TOLD})
    void asksForNothingButItself(String page) {
        browser.requests();

        browser.visit(url(page), 1280, 1000, "light");

        assertThat(browser.requests()).containsExactly(url(page));
    }

    @ParameterizedTest
    @CsvSource({
        "together, " + TOGETHER + ", 1280, light",
        "together-phone, " + TOGETHER + ", 390, dark",
        "comparison, " + COMPARISON + ", 1280, dark",
        "comparison-phone, " + COMPARISON + ", 390, light",
        "told, " + TOLD + ", 1280, light",
        "told-phone, " + TOLD + ", 390, dark"
    })
    void isAccessibleAndKeepsAPicture(String name, String page, int width, String scheme) throws IOException {
        browser.visit(url(page), width, 900, scheme);

        assertThat(browser.accessibilityFaults()).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth - innerWidth"))
                .as("what is over the margin")
                .isLessThanOrEqualTo(0);
        browser.screenshot(PICTURES.resolve(name + ".png"));
    }
}
