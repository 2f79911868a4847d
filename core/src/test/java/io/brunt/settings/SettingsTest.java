// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.problem.BruntException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir
    Path module;

    private final Properties system = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> junit = new HashMap<>();

    private Settings settings() {
        return Settings.resolve(
                module,
                Settings.sources(
                        module,
                        system,
                        environment,
                        SettingSource.junitParameters(it -> Optional.ofNullable(junit.get(it)), junit.keySet())));
    }

    private void handOver(String text) throws IOException {
        Files.createDirectories(module.resolve("target/brunt"));
        Files.writeString(module.resolve("target/brunt/run.properties"), text);
    }

    @Test
    void findsWhatStandsInJUnitsFileWhereJUnitCannotBeAsked() throws IOException {
        Files.writeString(module.resolve("junit-platform.properties"), """
                brunt.scale.duration = 0.25
                junit.jupiter.execution.parallel.enabled = true
                """);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {module.toUri().toURL()}, null)) {
            thread.setContextClassLoader(loader);

            Settings settings = Settings.ofThisJvm();

            assertThat(settings.scaleDuration()).isEqualTo(0.25);
            assertThat(settings.origin(Setting.SCALE_DURATION).source()).contains("JUnit");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void findsTheProcessesThatWereHandedOver() throws IOException {
        handOver("""
                brunt.api.10.pid=12
                brunt.api.10.started=2026-11-24T14:00:01Z
                brunt.api.2.pid=11
                brunt.api.2.port=8080
                brunt.api.2.started=2026-11-24T14:00:00.120Z
                brunt.api.3.pid=13
                """);

        assertThat(settings().processes())
                .containsExactly(
                        new StartedProcess("api", 2, 11, Instant.parse("2026-11-24T14:00:00.120Z")),
                        new StartedProcess("api", 10, 12, Instant.parse("2026-11-24T14:00:01Z")));
        assertThat(new StartedProcess("api", 1, 9, Instant.EPOCH).properties())
                .containsOnly(
                        Map.entry("brunt.api.1.pid", "9"), Map.entry("brunt.api.1.started", "1970-01-01T00:00:00Z"));
    }

    /** Tests that do not know Brunt read them there; that must not make them stronger than the environment. */
    @Test
    void takesWhatIsHandedOverForThatThoughItIsASystemPropertyToo() throws IOException {
        handOver("brunt.baseUrl=http://127.0.0.1:1\nbrunt.api.1.port=1\n");
        system.setProperty("brunt.baseUrl", "http://127.0.0.1:1");
        system.setProperty("brunt.api.1.port", "1");
        assertThat(settings().origin(Setting.BASE_URL).source()).isEqualTo("handed over by brunt:start");

        environment.put("BRUNT_BASE_URL", "http://127.0.0.1:2");
        system.setProperty("brunt.baseUrl", "http://127.0.0.1:1");
        assertThat(settings().baseUrls()).containsExactly(URI.create("http://127.0.0.1:2"));

        system.setProperty("brunt.baseUrl", "http://127.0.0.1:3");
        assertThat(settings().baseUrls()).containsExactly(URI.create("http://127.0.0.1:3"));
    }

    @Test
    void refusesAProcessThatCannotBeFound() throws IOException {
        handOver("brunt.api.1.pid=x\nbrunt.api.1.started=yesterday");

        assertThatThrownBy(this::settings)
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("brunt.api.1.pid, brunt.api.1.started: no process can be found by this")
                .hasMessageContaining("but was x, yesterday");
    }

    @Test
    void hasDefaults() {
        Settings settings = settings();

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.baseUrls()).isEmpty();
        assertThat(settings.reportDirectory()).isEqualTo(module.resolve("target/brunt"));
        assertThat(settings.baselineDirectory()).isEqualTo(module.resolve("src/test/brunt"));
        assertThat(settings.progress()).isEqualTo(Progress.AUTO);
        assertThat(settings.allowedHosts()).isEmpty();
        assertThat(settings.scaleUsers()).isEqualTo(1);
        assertThat(settings.scaleDuration()).isEqualTo(1);
        assertThat(settings.strict()).isFalse();
        assertThat(settings.onInconclusive()).isEqualTo(Consequence.FAIL);
        assertThat(settings.onInvalid()).isEqualTo(Consequence.FAIL);
        assertThat(settings.prometheusUrl()).isEmpty();
        assertThat(settings.live()).isFalse();
        assertThat(settings.origin(Setting.REPORT_DIR)).isEqualTo(new Settings.Origin("target/brunt", "default"));
    }

    @Test
    void readsEachSetting() {
        system.putAll(Map.of(
                "brunt.enabled", "FALSE",
                "brunt.baseUrl", "http://127.0.0.1:8080, https://shop.test/api",
                "brunt.reportDir", "build/load",
                "brunt.progress", "plain",
                "brunt.allowedHosts", "Shop.Test, 10.0.0.7,[2001:db8::1]",
                "brunt.scale.users", "0.1",
                "brunt.scale.duration", ".5",
                "brunt.onInvalid", "warn",
                "brunt.prometheus.url", "http://127.0.0.1:9090"));

        Settings settings = settings();

        assertThat(settings.enabled()).isFalse();
        assertThat(settings.baseUrls())
                .containsExactly(URI.create("http://127.0.0.1:8080"), URI.create("https://shop.test/api"));
        assertThat(settings.reportDirectory()).isEqualTo(module.resolve("build/load"));
        assertThat(settings.progress()).isEqualTo(Progress.PLAIN);
        assertThat(settings.allowedHosts()).containsExactly("shop.test", "10.0.0.7", "2001:db8::1");
        assertThat(settings.scaleUsers()).isEqualTo(0.1);
        assertThat(settings.scaleDuration()).isEqualTo(0.5);
        assertThat(settings.isScaled()).isTrue();
        assertThat(settings.onInvalid()).isEqualTo(Consequence.WARN);
        assertThat(settings.prometheusUrl()).contains(URI.create("http://127.0.0.1:9090"));
    }

    @Test
    void takesAPrometheusWithItsUserAndShowsThatToNobody() {
        system.put("brunt.prometheus.url", "http://me:hunter%202@127.0.0.1:9090/prom");

        assertThat(settings().prometheusUrl().orElseThrow().getUserInfo()).isEqualTo("me:hunter 2");

        system.put("brunt.prometheus.url", "http://me:hunter2@127.0.0.1:9090/?q=1");
        assertThatThrownBy(this::settings)
                .hasMessageContaining("http://127.0.0.1:9090/?q=1")
                .hasMessageNotContaining("hunter2");

        system.put("brunt.prometheus.url", "http://me:hunter 2@127.0.0.1:9090");
        assertThatThrownBy(this::settings)
                .hasMessageContaining("write them as %40")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void looksInTheOrderOfTheContract() throws IOException {
        handOver("brunt.baseUrl=http://127.0.0.1:4\nbrunt.api.1.port=4\nbrunt.api.1.url=http://127.0.0.1:4\n"
                + "brunt.run.id=abc\nbrunt.started=2026-11-25T00:00:00Z\n");
        assertThat(settings().origin(Setting.BASE_URL))
                .isEqualTo(new Settings.Origin("http://127.0.0.1:4", "handed over by brunt:start"));

        junit.put("brunt.baseUrl", "http://127.0.0.1:3");
        assertThat(settings().origin(Setting.BASE_URL))
                .isEqualTo(new Settings.Origin("http://127.0.0.1:3", "JUnit configuration parameter"));

        environment.put("BRUNT_BASE_URL", "http://127.0.0.1:2");
        assertThat(settings().origin(Setting.BASE_URL))
                .isEqualTo(new Settings.Origin("http://127.0.0.1:2", "environment variable BRUNT_BASE_URL"));

        system.put("brunt.baseUrl", "http://127.0.0.1:1");
        assertThat(settings().origin(Setting.BASE_URL))
                .isEqualTo(new Settings.Origin("http://127.0.0.1:1", "system property"));
    }

    @ParameterizedTest
    @CsvSource({"BASE_URL, BRUNT_BASE_URL", "SCALE_USERS, BRUNT_SCALE_USERS", "ON_INCONCLUSIVE, BRUNT_ON_INCONCLUSIVE"})
    void namesItsVariable(Setting setting, String variable) {
        assertThat(setting.variable()).isEqualTo(variable);
    }

    @Test
    void takesABlankForNothingExceptWhereAKeyAloneSwitchesOn() {
        environment.put("BRUNT_BASE_URL", " ");
        environment.put("BRUNT_STRICT", "");
        system.put("brunt.strict", "");

        assertThat(settings().baseUrls()).isEmpty();
        assertThat(settings().strict()).isTrue();
    }

    @Nested
    class InAScaledRun {

        @Test
        void warnsOfInconclusiveByItself() {
            system.put("brunt.scale.users", "0.1");

            assertThat(settings().onInconclusive()).isEqualTo(Consequence.WARN);
        }

        @Test
        void doesWhatItIsTold() {
            system.put("brunt.scale.duration", "0.1");
            junit.put("brunt.onInconclusive", "fail");

            assertThat(settings().onInconclusive()).isEqualTo(Consequence.FAIL);
        }
    }

    @Nested
    class Refuses {

        private String message() {
            try {
                settings();
            } catch (BruntException fault) {
                return fault.getMessage();
            }
            throw new AssertionError("nothing was refused");
        }

        @Test
        void anUnknownKeyAndNamesTheNearest() {
            system.put("brunt.baseURL", "http://127.0.0.1:1");
            system.put("brunt.version", "1");
            system.put("brunt.skip", "true");
            system.put("brunt.test", "X");
            system.put("brunting", "left alone");
            junit.put("brunt.scale.user", "1");
            environment.put("BRUNT_NONSENSE", "left alone");

            assertThat(message()).isEqualTo("""
                            brunt.baseURL (system property): Brunt has no such setting
                                did you mean brunt.baseUrl?
                            brunt.scale.user (JUnit configuration parameter): Brunt has no such setting
                                did you mean brunt.scale.users?""");
        }

        @Test
        void malformedValuesAllTogether() {
            system.put("brunt.onInvalid", "wran");
            environment.put("BRUNT_SCALE_USERS", "-1");
            junit.put("brunt.enabled", "yes");

            assertThat(message()).isEqualTo("""
                            brunt.enabled (JUnit configuration parameter): unknown value
                                yes
                                ^^^   expected one of true, false
                            brunt.scale.users (environment variable BRUNT_SCALE_USERS): not a factor
                                -1
                                ^^   expected a number above 0
                                for example 0.1 for a tenth
                            brunt.onInvalid (system property): unknown value
                                wran
                                ^^^^   expected one of fail, warn
                                did you mean warn?""");
        }

        @Test
        void aBaseUrlWithoutScheme() {
            system.put("brunt.baseUrl", "http://127.0.0.1:1,localhost:8080");

            assertThat(message()).isEqualTo("""
                            brunt.baseUrl (system property): a base URL begins with its scheme
                                http://127.0.0.1:1,localhost:8080
                                                   ^^^^^^^^^^^^^^
                                did you mean http://localhost:8080?""");
        }

        @ParameterizedTest
        @CsvSource({
            "http://me:s3cret@x/",
            "ftp://me:s3cret@x/",
            "me:s3cret@x:8080",
            "'localhost:8080,http://me:s3c@ret@x/'",
            "http://me:s3cret@x:0"
        })
        void aBaseUrlWithAPasswordWithoutShowingIt(String text) {
            system.put("brunt.baseUrl", text);

            assertThat(message()).contains("*@x").doesNotContain("s3c");
        }

        @ParameterizedTest
        @CsvSource({
            "ftp://x, only http and https can be put under load",
            "http://, not a URL",
            "http://a b/, not a URL",
            "http://x:0, a port lies between 1 and 65535",
            "http://x:70000, a port lies between 1 and 65535",
            "http://x/?a=1, 'a base URL has no user, query or fragment'",
            "http://me:secret@x/, 'a base URL has no user, query or fragment'",
            "http:/x, a base URL names a host",
            "/x, a base URL begins with its scheme"
        })
        void whatIsNoBaseUrl(String text, String what) {
            system.put("brunt.baseUrl", text);

            assertThat(message()).startsWith("brunt.baseUrl (system property): " + what);
        }

        @ParameterizedTest
        @CsvSource({"http://x", "x:8080", "*.example.test", "'a,,b'"})
        void whatIsNoHost(String text) {
            system.put("brunt.allowedHosts", text);

            assertThat(message()).startsWith("brunt.allowedHosts (system property): not the name of a host");
        }

        @ParameterizedTest
        @CsvSource({"0", "NaN", "1e999", "10%", "Infinity"})
        void whatIsNoFactor(String text) {
            system.put("brunt.scale.duration", text);

            assertThat(message()).startsWith("brunt.scale.duration (system property): not a factor");
        }

        @Test
        void anUnreadableHandOver() throws IOException {
            handOver("brunt.baseUrl=\\u12");

            assertThatThrownBy(SettingsTest.this::settings)
                    .isInstanceOf(BruntException.class)
                    .hasMessageContaining("run.properties: what brunt:start handed over cannot be read");
        }
    }
}
