// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.brunt.baseline.BaselineRun;
import io.brunt.baseline.Reference;
import io.brunt.benchmark.SyntheticRun;
import io.brunt.report.Reports;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.slo.Judgement;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The index as a browser shows it, and as people use it. */
@Timeout(180)
@Tag("one-jdk")
class IndexPageIT {

    /** Kept, to be looked at. */
    private static final Path PICTURES = Path.of("target/index-page");

    private static final String GROUND = "return getComputedStyle(document.body).backgroundColor";

    /** By how much the page or its table is too wide. */
    private static final String OVERHANG = """
            const right = it => document.querySelector(it).getBoundingClientRect().right;
            return Math.max(right('#slo-table') - right('#tests'), document.documentElement.scrollWidth - innerWidth);
            """;

    /** What browsers leave of the width of a page of paper, in CSS pixels. */
    private static final int A4 = 718;

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path reports;
    private static String url;

    @BeforeAll
    static void write() throws IOException {
        reports = Files.createDirectories(folder.resolve("shop/target/brunt"));
        LoadResult made = SyntheticRun.of(60, 40, "hold", folder);
        List<BaselineRun> accepted = IntStream.rangeClosed(1, 14)
                .mapToObj(it -> accepted(SyntheticRun.of(30, 10 + it, "hold", folder), it))
                .sorted((a, b) -> b.at().compareTo(a.at()))
                .toList();
        List<LoadResult> results = List.of(
                named(made, "CheckoutLoadTest", "holdsAHundredUsers", Verdict.FAIL, accepted),
                named(
                        made,
                        "OrderLoadTest",
                        "placesOrdersAtFiveHundredPerSecond",
                        Verdict.PASS,
                        accepted.subList(0, 4)),
                named(made, "CartLoadTest.Paid", "=sums(\"up\"), it does", Verdict.INCONCLUSIVE, List.of()));
        for (LoadResult it : results) {
            assertThat(Reports.write(it)).isEmpty();
        }
        url = reports.resolve("index.html").toUri().toString();
        browser = Browser.start();
    }

    private static BaselineRun accepted(LoadResult result, int day) {
        BaselineRun run = result.baselineRun();
        return new BaselineRun(
                run.at().minus(Duration.ofDays(20 - day)),
                run.commit(),
                run.machine(),
                run.load(),
                run.whole(),
                run.stages(),
                run.steps());
    }

    /** The same figures, judged otherwise. */
    private static LoadResult named(
            LoadResult made, String className, String method, Verdict verdict, List<BaselineRun> accepted) {
        Judgement judgement = new Judgement(
                verdict,
                made.slos().stream()
                        .filter(it -> verdict == Verdict.FAIL || it.verdict() == Verdict.PASS)
                        .toList(),
                List.of(),
                new Reference(accepted, ""));
        TestIdentity test = new TestIdentity(
                className + method, "shop." + className, method, method, new TreeSet<>(), "shop." + className);
        return new LoadResult(
                test,
                made.plan(),
                made.request(),
                made.recording(),
                made.generator(),
                judgement,
                made.environment(),
                made.started(),
                made.measuredFrom(),
                made.ended(),
                reports.resolve(test.folder()),
                made.notes(),
                List.of(),
                List.of());
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void open() {
        browser.visit(url, 1280, 1000, "light");
    }

    @AfterEach
    void findsNothingInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static WebElement button(String selector) {
        return browser.driver.findElement(By.cssSelector(selector));
    }

    private static JsonObject result(String test) throws IOException {
        return JsonParser.parseString(Files.readString(reports.resolve(test).resolve("result.json")))
                .getAsJsonObject();
    }

    private static String p99(JsonObject times) {
        return times.get("p99").getAsBigDecimal().stripTrailingZeros().toPlainString();
    }

    /** Of a result, as a trend shows them: eleven accepted runs at most, and this one. */
    private static String trend(JsonObject result) {
        List<String> accepted = new ArrayList<>();
        for (JsonElement it : result.getAsJsonObject("baseline").getAsJsonArray("accepted")) {
            accepted.add(p99(it.getAsJsonObject()));
        }
        return Stream.concat(
                        accepted.subList(Math.max(0, accepted.size() - 11), accepted.size()).stream(),
                        Stream.of(p99(result.getAsJsonObject("responseTime"))))
                .collect(Collectors.joining(" "));
    }

    @Test
    void copiesWhatIsShownAsCsv() throws IOException {
        browser.run(Browser.WATCHED_CLIPBOARD);
        WebElement button = button("[data-csv=slo-table]");

        button.click();

        await().untilAsserted(() -> assertThat(button.getText()).isEqualTo("Copied"));
        List<String> lines =
                ((String) browser.run("return window.copied")).lines().toList();
        JsonObject failed = result("shop.CheckoutLoadTest");
        JsonObject passed = result("shop.OrderLoadTest");
        assertThat(lines)
                .hasSize(1
                        + browser.driver
                                .findElements(By.cssSelector("#slo-table tbody tr"))
                                .size());
        assertThat(lines.get(0))
                .isEqualTo("Verdict,Test,Worst objective,p99 [us],\"p99, last runs [us]\",Error rate [share],"
                        + "Throughput [per second],Iterations");
        assertThat(lines.get(1))
                .startsWith("FAIL,holdsAHundredUsers | shop.CheckoutLoadTest,p99 < 250 ms | was ")
                .contains("," + p99(failed.getAsJsonObject("responseTime")) + "," + trend(failed) + ",")
                .endsWith("," + failed.getAsJsonObject("totals").get("requests").getAsLong());
        assertThat(lines.get(2))
                .startsWith("INCONCLUSIVE,\"'=sums(\"\"up\"\"), it does | shop.CartLoadTest.Paid\",")
                .contains("," + p99(failed.getAsJsonObject("responseTime")) + ",,");
        assertThat(lines.get(3)).startsWith("PASS,").contains("," + trend(passed) + ",");
        assertThat((String) browser.run("return document.querySelector('[aria-live]').textContent"))
                .isEqualTo("Copied");
    }

    @Test
    void drawsATrendForEachTestThatHasABaseline() {
        List<WebElement> trends = browser.driver.findElements(By.cssSelector("#slo-table svg.trend"));

        assertThat(trends).hasSize(2).allMatch(it -> it.getSize().getWidth() == 120);
        assertThat(trends.get(0).getDomAttribute("aria-label"))
                .startsWith("p99 of the 11 accepted runs: ")
                .endsWith(", allowed 250\u00a0ms, FAIL");
        assertThat(trends.get(0).findElements(By.className("cross"))).hasSize(1);
        assertThat(trends.get(1).getDomAttribute("aria-label")).startsWith("p99 of the 4 accepted runs: ");
        assertThat(trends.get(1).findElements(By.className("dot"))).hasSize(1);
    }

    @Test
    void followsTheSystemsThemeUntilTheReaderWantsAnotherAndRemembersThat() {
        assertThat(browser.run(GROUND)).isEqualTo("rgb(255, 255, 255)");

        button("#theme").click();
        button("#theme").click();

        assertThat(button("#theme").getText()).isEqualTo("Theme: dark");
        assertThat(browser.run(GROUND)).isEqualTo("rgb(20, 24, 28)");
        open();
        assertThat(button("#theme").getText()).isEqualTo("Theme: dark");
        assertThat(browser.run(GROUND)).isEqualTo("rgb(20, 24, 28)");
        button("#theme").click();
        assertThat(button("#theme").getText()).isEqualTo("Theme: auto");
        assertThat(browser.run(GROUND)).isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void asksForNothingButItself() {
        browser.requests();

        open();

        assertThat(browser.requests()).containsExactly(url);
    }

    @ParameterizedTest
    @CsvSource({
        "light, 1280, light",
        "dark, 1280, dark",
        "small, 821, light",
        "middle, 1050, dark",
        "phone, 390, light",
        "phone-dark, 390, dark"
    })
    void isAccessibleAndKeepsAPicture(String name, int width, String scheme) throws IOException {
        browser.visit(url, width, 900, scheme);

        assertThat(browser.accessibilityFaults()).isEmpty();
        assertThat(browser.number(OVERHANG)).as("what is over the margin").isLessThanOrEqualTo(0);
        browser.screenshot(PICTURES.resolve(name + ".png"));
    }

    @Test
    void printsLightOnPaperWithoutWhatCannotBePressed() throws IOException {
        browser.visit(url, 1280, 1000, "dark");
        assertThat(browser.run(GROUND)).isEqualTo("rgb(20, 24, 28)");

        browser.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", A4, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.screenshot(PICTURES.resolve("print.png"));

        assertThat(browser.run(GROUND)).isEqualTo("rgb(255, 255, 255)");
        assertThat(button("#theme").isDisplayed()).isFalse();
        assertThat(button("[data-csv]").isDisplayed()).isFalse();
        assertThat(button("svg.trend").isDisplayed()).isTrue();
        assertThat(browser.number(OVERHANG)).isLessThanOrEqualTo(0);
        browser.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }
}
