// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, watched: what its console says, and what it asks the network for. */
final class Browser implements AutoCloseable {

    /** A clipboard that shows what was put into it. */
    static final String WATCHED_CLIPBOARD = """
            Object.defineProperty(navigator, 'clipboard', {
              value: { writeText: text => { window.copied = text; return Promise.resolve(); } }
            });
            """;

    private static final String AXE = text("/axe.min.js");

    final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium").toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
        options.addArguments("--window-size=1280,1000", "--force-device-scale-factor=1", "--lang=en-US");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return new Browser(driver);
    }

    private static Path program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(it -> Path.of(it, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not installed; ./check installs what the system tests need"));
    }

    private static String text(String resource) {
        try (InputStream in = Browser.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A page with charts, until they are drawn. */
    void open(String url, int width, int height, String scheme) {
        visit(url, width, height, scheme);
        assertThat(run("return document.documentElement.dataset.ready"))
                .as("ready")
                .isNotNull();
    }

    /** In a window of a size, as the system of a reader wants it. */
    void visit(String url, int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                // Nothing glides away from under a click.
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        driver.get(url);
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Numbers come as whole or broken ones. */
    double number(String script, Object... arguments) {
        return ((Number) run(script, arguments)).doubleValue();
    }

    /** What the console was told since somebody last asked, but for plain information. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(it -> it.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What was asked for since somebody last asked, the pages themselves too. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(it -> JsonParser.parseString(it.getMessage())
                        .getAsJsonObject()
                        .getAsJsonObject("message"))
                .filter(it -> it.get("method").getAsString().equals("Network.requestWillBeSent"))
                .map(it -> it.getAsJsonObject("params").getAsJsonObject("request"))
                .map((JsonObject it) -> it.get("url").getAsString())
                .toList();
    }

    /** What axe finds serious or worse, each with where it is. */
    List<?> accessibilityFaults() {
        run(AXE);
        return (List<?>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                  .then(found => done(found.violations
                    .filter(it => it.impact === 'serious' || it.impact === 'critical')
                    .map(it => it.id + ': ' + it.nodes.map(node => node.html.slice(0, 200)).join(' | '))))
                  .catch(failed => done(['axe failed: ' + failed]));
                """);
    }

    /** The whole page, also what is below the window. */
    void screenshot(Path file) throws IOException {
        Map<String, Object> taken = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) taken.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
