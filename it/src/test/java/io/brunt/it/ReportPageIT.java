// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.brunt.benchmark.SyntheticRun;
import io.brunt.live.LivePage;
import io.brunt.report.Reports;
import io.brunt.result.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page as a browser shows it, and as people use it. */
@Timeout(180)
@Tag("one-jdk")
class ReportPageIT {

    /** Kept, to be looked at. */
    private static final Path PICTURES = Path.of("target/report-page");

    /** Of each canvas how many pixels are neither transparent nor the ground. */
    private static final String DRAWN = """
            return Object.fromEntries(brunt.charts().map(it => {
              const canvas = it.host.querySelector('canvas');
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let drawn = 0;
              for (let i = 3; i < data.length; i += 4) { if (data[i] > 0) { drawn++; } }
              return [it.it.id, drawn];
            }));
            """;

    private static final String ZOOMS =
            "return brunt.charts().filter(it => it.kind.overTime).map(it => [it.plot.scales.x.min, it.plot.scales.x.max])";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static String url;
    private static JsonObject result;

    @BeforeAll
    static void write() throws IOException {
        LoadResult made = SyntheticRun.of(120, 100, "hold", folder);
        assertThat(Reports.write(made)).isEmpty();
        url = made.directory().resolve("report.html").toUri().toString();
        result = JsonParser.parseString(Files.readString(made.directory().resolve("result.json")))
                .getAsJsonObject();
        browser = Browser.start();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void open() {
        browser.open(url, 1280, 1000, "light");
    }

    @AfterEach
    void findsNothingInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static WebElement plot(String id) {
        WebElement plot = browser.driver.findElement(By.cssSelector("#" + id + " .plot"));
        browser.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", plot);
        return plot;
    }

    private static WebElement over(String id) {
        return plot(id).findElement(By.className("u-over"));
    }

    private static String text(String selector) {
        return browser.driver.findElement(By.cssSelector(selector)).getText();
    }

    private static List<JsonObject> rows(String name) {
        List<JsonObject> rows = new ArrayList<>();
        for (JsonElement it : result.getAsJsonArray(name)) {
            rows.add(it.getAsJsonObject());
        }
        return rows;
    }

    @Test
    void drawsEveryChartThatStandsInThePage() {
        Map<?, ?> drawn = (Map<?, ?>) browser.run(DRAWN);

        assertThat(drawn)
                .hasSize(browser.driver.findElements(By.tagName("figure")).size());
        assertThat(drawn.keySet().stream().map(Object::toString).toList())
                .contains(
                        "response-time",
                        "users",
                        "rate",
                        "errors-over-time",
                        "heat",
                        "histogram",
                        "curve",
                        "step-p99",
                        "step-curves",
                        "instance-p99",
                        "instance-rate",
                        "instance-curves",
                        "app-cpu",
                        "app-memory",
                        "app-gc",
                        "app-threads");
        drawn.forEach((id, pixels) ->
                assertThat(((Number) pixels).longValue()).as("pixels of " + id).isGreaterThan(2_000));
    }

    @ParameterizedTest
    @CsvSource({
        "response-time, p50, p50",
        "response-time, p90, p90",
        "response-time, p99, p99",
        "response-time, max, max",
        "users, running, users",
        "rate, started, started",
        "rate, completed without error, completed"
    })
    void drawsTheFiguresOfTheResult(String chart, String series, String field) {
        List<?> values = (List<?>) browser.run("""
                const chart = brunt.charts().find(it => it.it.id === arguments[0]);
                return chart.plot.data[1 + chart.it.series.findIndex(it => it.label === arguments[1])];
                """, chart, series);

        List<JsonObject> timeline = rows("timeline");
        assertThat(values).hasSameSizeAs(timeline);
        for (int i = 0; i < values.size(); i++) {
            JsonElement figure = timeline.get(i).get(field);
            if (figure.isJsonNull()) {
                assertThat(values.get(i)).isNull();
            } else {
                double expected = figure.getAsDouble();
                assertThat(((Number) values.get(i)).doubleValue())
                        .as("second " + timeline.get(i).get("second"))
                        .isCloseTo(expected, within(expected * 0.005));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"step-p99, steps, name", "instance-p99, instances, url"})
    void drawsStepsAndInstancesAsTheResultTellsThem(String chart, String list, String name) {
        for (JsonObject part : rows(list)) {
            Map<?, ?> drawn = (Map<?, ?>) browser.run("""
                    const chart = brunt.charts().find(it => it.it.id === arguments[0]);
                    const values = chart.plot.data[1 + chart.it.series.findIndex(it => it.label === arguments[1])];
                    return Object.fromEntries(chart.it.seconds.map((second, i) => [second, values[i]]));
                    """, chart, part.get(name).getAsString());

            assertThat(part.getAsJsonArray("timeline")).hasSizeGreaterThan(100);
            for (JsonElement it : part.getAsJsonArray("timeline")) {
                JsonObject column = it.getAsJsonObject();
                double expected = column.get("p99").getAsDouble();
                assertThat(((Number) drawn.get(column.get("second").getAsString())).doubleValue())
                        .as("second " + column.get("second"))
                        .isCloseTo(expected, within(expected * 0.005));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"step-table, steps, name", "instance-table, instances, url"})
    void showsTheFiguresOfTheResultInItsTables(String table, String list, String name) {
        List<?> shown = (List<?>) browser.run("""
                return Array.from(document.querySelectorAll('#' + arguments[0] + ' tbody tr')).map(
                  row => Array.from(row.querySelectorAll('[data-v]')).map(it => it.dataset.v));
                """, table);

        List<JsonObject> parts = rows(list);
        assertThat(shown).hasSameSizeAs(parts);
        for (int i = 0; i < parts.size(); i++) {
            List<String> cells =
                    ((List<?>) shown.get(i)).stream().map(Object::toString).toList();
            JsonObject times = parts.get(i).getAsJsonObject("responseTime");
            List<String> last = cells.subList(cells.size() - 5, cells.size());
            assertThat(last.stream().map(Double::valueOf).toList())
                    .as(parts.get(i).get(name).getAsString())
                    .containsExactlyElementsOf(List.of("p50", "p90", "p99", "p999", "max").stream()
                            .map(it -> times.get(it).getAsDouble())
                            .toList());
        }
    }

    @Test
    void drawsEachIterationOfTheResultInHistogramAndHeatMap() {
        String sum = "return brunt.charts().find(it => it.it.id === arguments[0]).plot.data[1].reduce((a, b) => a + b)";
        double measured = result.getAsJsonObject("totals").get("requests").getAsDouble();
        double warmup = rows("timeline").stream()
                .filter(it -> it.get("second").getAsInt() < 0)
                .mapToDouble(it -> it.get("started").getAsDouble())
                .sum();

        assertThat(browser.number(sum, "histogram")).isEqualTo(measured);
        assertThat(browser.number(sum, "heat")).isEqualTo(measured + warmup);
        List<?> heat = (List<?>)
                browser.run("return brunt.rows('heat').slice(1).map(row => row.slice(1).reduce((a, b) => a + b))");
        assertThat(heat.stream().mapToDouble(it -> ((Number) it).doubleValue()).sum())
                .isEqualTo(measured + warmup);
    }

    @Test
    void zoomsAllChartsOverTimeWithTheMouse() {
        WebElement over = over("response-time");
        int width = over.getSize().getWidth();

        new Actions(browser.driver)
                .moveToElement(over, -width / 4, 0)
                .clickAndHold()
                .moveByOffset(width / 4, 0)
                .release()
                .perform();

        List<?> zooms = (List<?>) browser.run(ZOOMS);
        assertThat(zooms).hasSizeGreaterThan(5);
        assertThat(zooms.stream().distinct().toList()).hasSize(1);
        double from = ((Number) ((List<?>) zooms.get(0)).get(0)).doubleValue();
        double to = ((Number) ((List<?>) zooms.get(0)).get(1)).doubleValue();
        assertThat(to - from).isCloseTo(122 / 4.0, within(3.0));
        assertThat(text("#zoomed")).contains(" to ");

        browser.driver.findElement(By.id("zoomed")).click();

        assertThat(((List<?>) browser.run(ZOOMS)).stream().distinct().toList()).isEqualTo(List.of(List.of(-2L, 120L)));
    }

    @Test
    void readsAndZoomsWithTheKeyboard() {
        WebElement plot = plot("response-time");

        plot.sendKeys(Keys.ARROW_RIGHT);
        plot.sendKeys(Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));

        JsonObject ninth = rows("timeline").get(10);
        assertThat(ninth.get("second").getAsInt()).isEqualTo(8);
        assertThat(text("#response-time .at")).startsWith("0:08 · 14:00:08");
        assertThat(text("#rate .at")).startsWith("0:08");
        assertThat((String) browser.run("return document.querySelector('[aria-live]').textContent"))
                .startsWith("0:08 · 14:00:08: p50 ")
                .contains("p99 ");

        plot.sendKeys("+");
        plot.sendKeys("+");
        assertThat(browser.number("return brunt.zoom()[1] - brunt.zoom()[0]")).isLessThan(60);
        plot.sendKeys(Keys.ESCAPE);
        assertThat(browser.number("return brunt.zoom()[1] - brunt.zoom()[0]")).isEqualTo(122);
    }

    @Test
    void showsWhatIsUnderTheMouseInEveryChartOverTime() {
        WebElement over = over("users");

        new Actions(browser.driver).moveToElement(over, 0, 0).perform();

        String here = text("#users .at");
        assertThat(here).isNotEmpty();
        assertThat(text("#response-time .at")).isEqualTo(here);
        int second = Integer.parseInt(here.substring(2, 4)) + 60 * Integer.parseInt(here.substring(0, 1));
        JsonObject row = rows("timeline").get(second + 2);
        assertThat(text("#rate .legend li:nth-child(1) b"))
                .isEqualTo(row.get("started").getAsInt() + "/s");
        assertThat(text("#users .legend li:nth-child(1) b"))
                .isEqualTo(String.valueOf(row.get("users").getAsInt()));
    }

    @Test
    void hidesASeriesAndShowsItAgain() {
        String shown = "return brunt.charts().find(it => it.it.id === 'response-time').plot.series[4].show";
        String button = "#response-time .legend li:nth-child(4) button";

        browser.driver.findElement(By.cssSelector(button)).click();
        assertThat(browser.run(shown)).isEqualTo(false);
        browser.driver.findElement(By.cssSelector(button)).click();
        assertThat(browser.run(shown)).isEqualTo(true);
    }

    @Test
    void followsTheSystemsThemeUntilTheReaderWantsAnother() {
        String ground = "return getComputedStyle(document.body).backgroundColor";
        assertThat(browser.run(ground)).isEqualTo("rgb(255, 255, 255)");

        WebElement theme = browser.driver.findElement(By.id("theme"));
        theme.click();
        theme.click();

        assertThat(theme.getText()).isEqualTo("Theme: dark");
        assertThat(browser.run(ground)).isEqualTo("rgb(20, 24, 28)");
        assertThat((Map<?, ?>) browser.run(DRAWN)).isNotEmpty();
        theme.click();
        assertThat(theme.getText()).isEqualTo("Theme: auto");
    }

    @Test
    void asksForNothingButItself() {
        browser.requests();

        browser.open(url, 1280, 1000, "light");
        browser.driver.findElement(By.cssSelector("#response-time summary")).click();

        assertThat(browser.requests()).containsExactly(url);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, light", "dark, 1280, dark", "phone, 390, light"})
    void isAccessibleAndKeepsAPicture(String name, int width, String scheme) throws IOException {
        browser.open(url, width, 1000, scheme);

        assertThat(browser.accessibilityFaults()).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth - innerWidth"))
                .as("what is wider than the window")
                .isLessThanOrEqualTo(0);
        browser.screenshot(PICTURES.resolve(name + ".png"));
    }

    @Test
    void copiesWhatIsDrawnAsCsv() {
        List<?> csv = (List<?>) browser.run("return brunt.rows('response-time')");

        assertThat(csv.get(0)).isEqualTo(List.of("Second", "p50 [us]", "p90 [us]", "p99 [us]", "max [us]"));
        assertThat(csv).hasSize(1 + rows("timeline").size());
        browser.driver.findElement(By.cssSelector("#response-time summary")).click();
        WebElement button = browser.driver.findElement(By.cssSelector("#response-time details button"));
        button.click();
        await().untilAsserted(() -> assertThat(button.getText()).isEqualTo("Copied"));
    }

    @Test
    void printsLightOnPaper() throws IOException {
        browser.open(url, 1280, 1000, "dark");

        Map<String, Object> printed = browser.driver.executeCdpCommand(
                "Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69, "printBackground", true));

        byte[] pdf = Base64.getDecoder().decode((String) printed.get("data"));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve("print.pdf"), pdf);
        assertThat(pdf.length).isGreaterThan(50_000);
        assertThat(browser.run("return document.documentElement.dataset.theme")).isEqualTo("dark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>document.title='owned'</script>",
                "</script><script>document.title='owned'</script>",
                "<!--<script>",
                "</style><img src=x onerror=document.title='owned'>",
                "\" onmouseover=\"document.title='owned'\" autofocus onfocus=\"document.title='owned'\" x=\"",
                "'><svg/onload=document.title='owned'>",
                "{{{script}}} ${document.title='owned'}",
                "\\u003cscript>document.title='owned'\u2028\u202e",
            })
    void keepsHostileTextText(String hostile, @TempDir Path own) {
        LoadResult made = SyntheticRun.of(30, 60, hostile, own);
        assertThat(Reports.write(made)).isEmpty();

        browser.open(made.directory().resolve("report.html").toUri().toString(), 1280, 1000, "light");
        new Actions(browser.driver)
                .moveToElement(over("errors-over-time"), 0, 0)
                .perform();

        assertThat(browser.driver.getTitle()).doesNotStartWith("owned");
        assertThat(browser.number("return document.querySelectorAll('img, iframe, svg[onload], [onmouseover]').length"))
                .isZero();
        assertThat(browser.number("return document.scripts.length")).isEqualTo(2);
        assertThat(text("#step-table")).contains(hostile.substring(0, 8));
    }

    @Test
    void drawsTheLivePageAndKeepsItsZoom(@TempDir Path own) throws IOException {
        LoadResult early = SyntheticRun.of(60, 50, "hold", own);
        LoadResult later = SyntheticRun.of(120, 50, "hold", own);
        try (LivePage live = LivePage.open(early.test())) {
            browser.driver.get(live.url().toString());
            await().until(live::isWatching);

            live.sofar(early);
            await().untilAsserted(() ->
                    assertThat(browser.number("return brunt.charts().length")).isGreaterThan(8));
            assertThat((Map<?, ?>) browser.run(DRAWN)).isNotEmpty();
            plot("users").sendKeys("+");
            Object zoomed = browser.run("return brunt.zoom()");
            live.sofar(later);

            await().untilAsserted(() -> assertThat(browser.number("return brunt.charts()[0].plot.data[0].length"))
                    .isGreaterThan(120));
            assertThat(browser.run("return brunt.zoom()")).isEqualTo(zoomed);
            assertThat((String) browser.run("return document.activeElement.closest('figure').id"))
                    .isEqualTo("users");
        }
    }
}
