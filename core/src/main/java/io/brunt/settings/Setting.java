// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import io.brunt.problem.BruntException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The catalogue of settings: each one's key, its default and the values that it may have.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Setting {
    /** Whether load tests run at all; {@code false} skips them. Default {@code true}. */
    ENABLED("brunt.enabled", "true", SettingText::truth),
    /** Where the target is: a URL of http or https, or several separated by commas. No default. */
    BASE_URL("brunt.baseUrl", "", BaseUrl::parseAll),
    /** The folder of results and reports, relative to the module. Default {@code target/brunt}. */
    REPORT_DIR("brunt.reportDir", "target/brunt", SettingText::path),
    /** How progress is shown: {@code auto}, {@code plain} or {@code none}. Default {@code auto}. */
    PROGRESS("brunt.progress", "auto", text -> SettingText.choice(text, Progress.values())),
    /** Host names, separated by commas, that may be put under load besides loopback. None by default. */
    ALLOWED_HOSTS("brunt.allowedHosts", "", SettingText::hosts),
    /** Factor for users, rates and {@code maxUsers}, above 0. Default {@code 1}. */
    SCALE_USERS("brunt.scale.users", "1", SettingText::factor),
    /** Factor for durations, warm-up and iterations, above 0. Default {@code 1}. */
    SCALE_DURATION("brunt.scale.duration", "1", SettingText::factor),
    /** Whether a wrong annotation stops the whole run at discovery. Default {@code false}. */
    STRICT("brunt.strict", "false", SettingText::truth),
    /** What an inconclusive verdict means: {@code fail} or {@code warn}. Default {@code fail}; scaled, {@code warn}. */
    ON_INCONCLUSIVE("brunt.onInconclusive", "fail", text -> SettingText.choice(text, Consequence.values())),
    /** What an invalid run means: {@code fail} or {@code warn}. Default {@code fail}. */
    ON_INVALID("brunt.onInvalid", "fail", text -> SettingText.choice(text, Consequence.values())),
    /** The folder of committed baselines, relative to the module. Default {@code src/test/brunt}. */
    BASELINE_DIR("brunt.baselineDir", "src/test/brunt", SettingText::path),
    /** The Prometheus that {@code promql('…')} asks, with a user and password where it wants them. No default. */
    PROMETHEUS_URL("brunt.prometheus.url", "", BaseUrl::parseWithUser),
    /** The header by which instances behind one base URL tell who they are. No default. */
    INSTANCE_HEADER("brunt.instanceHeader", "", SettingText::headerName),
    /** How many samples {@code samples.jtl} may hold; a run with more has none, nor has any with {@code 0}. */
    SAMPLES("brunt.samples", "100000", SettingText::count),
    /** Whether a live page is served on loopback while a load runs. Default {@code false}. */
    LIVE("brunt.live", "false", SettingText::truth);

    /** Keys that others read: the user's POM, Brunt's own build, the goals of the Maven plugin. */
    private static final Set<String> ELSEWHERE = Set.of(
            "brunt.version",
            "brunt.skip",
            "brunt.echo",
            "brunt.test",
            "brunt.baselineRuns",
            "brunt.results",
            "brunt.results.slos",
            "brunt.results.stale",
            "brunt.jdk",
            "brunt.run.id",
            "brunt.started");

    /** What {@code brunt:start} tells of each process it has started. */
    private static final Pattern PROCESS = Pattern.compile("brunt\\..+\\.\\d+\\.(port|url|pid|started)");

    private final String key;
    private final String defaultText;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method, without state
    private final Function<String, Object> reader;

    Setting(String key, String defaultText, Function<String, Object> reader) {
        this.key = key;
        this.defaultText = defaultText;
        this.reader = reader;
    }

    /**
     * Return the key.
     *
     * @return for example {@code brunt.baseUrl}
     */
    public String key() {
        return key;
    }

    /**
     * Return the key's environment variable.
     *
     * @return for example {@code BRUNT_BASE_URL}
     */
    public String variable() {
        return key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /**
     * Return the default as a user would write it.
     *
     * @return empty for a setting without one
     */
    public String defaultText() {
        return defaultText;
    }

    /**
     * Tell whether a key means something to Brunt or to its Maven plugin.
     *
     * @param key beginning with {@code brunt.}
     * @return false for a key that must be a slip of the pen
     */
    public static boolean isKnown(String key) {
        return keys().contains(key)
                || ELSEWHERE.contains(key)
                || PROCESS.matcher(key).matches();
    }

    /**
     * Return the keys of all settings.
     *
     * @return in the order of the catalogue
     */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }

    /**
     * Read a value.
     *
     * @param text not blank
     * @return the value in its own type
     * @throws BruntException saying what is wrong with the text, not yet where it stands
     */
    Object read(String text) {
        return reader.apply(text);
    }

    /**
     * Tell whether the key alone, without a value, says {@code true}.
     *
     * @return true for {@code -Dbrunt.strict} and its like
     */
    boolean isSwitch() {
        return defaultText.equals("true") || defaultText.equals("false");
    }
}
