// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The settings of one load test, each with where it came from. Immutable, safe for any thread.
 *
 * <p>The first source that has a setting decides: JVM system property, environment variable, JUnit configuration
 * parameter, what {@code brunt:start} handed over, the default.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Settings {

    /**
     * A setting's value as it was found.
     *
     * @param text as the user wrote it
     * @param source for example {@code system property}, or {@code default}
     * @since 0.1
     */
    public record Origin(String text, String source) {}

    private final Path module;
    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
    private final Map<Setting, Origin> origins = new EnumMap<>(Setting.class);
    private final List<StartedProcess> processes;

    private Settings(Path module, List<SettingSource> sources) {
        this.module = module;
        List<Problem> problems = new ArrayList<>();
        sources.forEach(it -> problems.addAll(unknownKeys(it)));
        for (Setting setting : Setting.values()) {
            Origin origin = find(setting, sources);
            origins.put(setting, origin);
            try {
                if (!origin.text().isEmpty()) {
                    values.put(setting, setting.read(origin.text()));
                }
            } catch (BruntException fault) {
                fault.problems().forEach(it -> problems.add(it.at(setting.key() + " (" + origin.source() + ")")));
            }
        }
        processes = processes(sources, problems);
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
    }

    /**
     * Look the settings up.
     *
     * @param module the folder that relative paths start from
     * @param sources the first that has a setting decides
     * @return the settings
     * @throws BruntException with every malformed value and every unknown key
     */
    public static Settings resolve(Path module, List<SettingSource> sources) {
        return new Settings(module, sources);
    }

    /**
     * Look the settings up where JUnit cannot be asked: in an ordinary test, or in a {@code main}. What stands in {@code
     * junit-platform.properties} on the class path counts there too.
     *
     * @return the settings of this JVM
     * @throws BruntException with every malformed value and every unknown key
     */
    public static Settings ofThisJvm() {
        Properties junit = junitProperties();
        return ofThisJvm(SettingSource.junitParameters(
                it -> Optional.ofNullable(junit.getProperty(it)), junit.stringPropertyNames()));
    }

    /** As JUnit looks for it: the first one on the class path. */
    private static Properties junitProperties() {
        Properties junit = new Properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream("junit-platform.properties")) {
            if (in != null) {
                junit.load(in);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("junit-platform.properties cannot be read", unreadable);
        }
        return junit;
    }

    /**
     * Look the settings up in a test.
     *
     * @param junit JUnit's configuration parameters
     * @return the settings of this JVM
     * @throws BruntException with every malformed value and every unknown key
     */
    public static Settings ofThisJvm(SettingSource junit) {
        Path module = moduleDirectory();
        Properties system = (Properties) System.getProperties().clone();
        return resolve(module, sources(module, system, System.getenv(), junit));
    }

    /** Where a test looks, in this order. */
    static List<SettingSource> sources(
            Path module, Properties system, Map<String, String> environment, SettingSource junit) {
        SettingSource handedOver = SettingSource.handedOver(handedOver(module));
        return List.of(
                SettingSource.systemProperties(handedOver.without(system)),
                SettingSource.environment(environment),
                junit,
                handedOver);
    }

    /**
     * Return the module under test.
     *
     * @return what Surefire and Failsafe say, else where the JVM was started
     */
    public static Path moduleDirectory() {
        // A fork's own folder may be another: Surefire's workingDirectory moves user.dir, never basedir.
        String basedir = System.getProperty("basedir", "");
        return Path.of(basedir.isBlank() ? System.getProperty("user.dir", "") : basedir)
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Return where {@code brunt:start} leaves what the tests must know.
     *
     * @param module the module's folder
     * @return a file that need not exist
     */
    public static Path handedOver(Path module) {
        return module.resolve("target/brunt/run.properties");
    }

    private static Origin find(Setting setting, List<SettingSource> sources) {
        for (SettingSource source : sources) {
            Optional<String> text = source.find(setting);
            if (text.isPresent()) {
                return new Origin(text.get(), source.describe(setting));
            }
        }
        return new Origin(setting.defaultText(), "default");
    }

    private static List<StartedProcess> processes(List<SettingSource> sources, List<Problem> problems) {
        for (SettingSource source : sources) {
            try {
                List<StartedProcess> found = source.processes();
                if (!found.isEmpty()) {
                    return List.copyOf(found);
                }
            } catch (BruntException fault) {
                problems.addAll(fault.problems());
            }
        }
        return List.of();
    }

    private static List<Problem> unknownKeys(SettingSource source) {
        return source.unknownKeys().stream()
                .map(it -> Problem.of("Brunt has no such setting")
                        .at(it + " (" + source + ")")
                        .hint(NearestSpelling.hint(it, Setting.keys())))
                .toList();
    }

    /**
     * Return where a setting came from.
     *
     * @param setting which
     * @return its text, empty if it has none, and its source
     */
    public Origin origin(Setting setting) {
        return Objects.requireNonNull(origins.get(setting), "every setting has an origin");
    }

    /**
     * Return the module that relative paths start from.
     *
     * @return absolute
     */
    public Path module() {
        return module;
    }

    /**
     * Tell whether load tests run at all.
     *
     * @return {@code brunt.enabled}
     */
    public boolean enabled() {
        return is(Setting.ENABLED);
    }

    /**
     * Return where the target is.
     *
     * @return {@code brunt.baseUrl}, in order; empty if it is not set
     */
    @SuppressWarnings("unchecked") // the setting's own reader made it
    public List<URI> baseUrls() {
        return (List<URI>) values.getOrDefault(Setting.BASE_URL, List.of());
    }

    /**
     * Return the processes that {@code brunt:start} has started.
     *
     * @return by service and number; empty if it was not run, or they are not told
     */
    public List<StartedProcess> processes() {
        return processes;
    }

    /**
     * Return where results and reports go.
     *
     * @return {@code brunt.reportDir}, absolute
     */
    public Path reportDirectory() {
        return path(Setting.REPORT_DIR);
    }

    /**
     * Return how progress is shown.
     *
     * @return {@code brunt.progress}
     */
    public Progress progress() {
        return value(Setting.PROGRESS, Progress.class);
    }

    /**
     * Return which hosts may be put under load besides loopback.
     *
     * @return {@code brunt.allowedHosts}, lower case, without brackets
     */
    @SuppressWarnings("unchecked") // the setting's own reader made it
    public Set<String> allowedHosts() {
        return (Set<String>) values.getOrDefault(Setting.ALLOWED_HOSTS, Set.of());
    }

    /**
     * Return the factor for users, rates and {@code maxUsers}.
     *
     * @return {@code brunt.scale.users}, above 0
     */
    public double scaleUsers() {
        return value(Setting.SCALE_USERS, Double.class);
    }

    /**
     * Return the factor for durations, warm-up and iterations.
     *
     * @return {@code brunt.scale.duration}, above 0
     */
    public double scaleDuration() {
        return value(Setting.SCALE_DURATION, Double.class);
    }

    /**
     * Tell whether the load is another than the plan's.
     *
     * @return true if a factor is not 1
     */
    public boolean isScaled() {
        return scaleUsers() != 1 || scaleDuration() != 1;
    }

    /**
     * Tell whether a wrong annotation stops the whole run.
     *
     * @return {@code brunt.strict}
     */
    public boolean strict() {
        return is(Setting.STRICT);
    }

    /**
     * Return what an inconclusive verdict means.
     *
     * @return {@code brunt.onInconclusive}; where nobody set it, a warning in a scaled run
     */
    public Consequence onInconclusive() {
        boolean unset = origin(Setting.ON_INCONCLUSIVE).source().equals("default");
        return unset && isScaled() ? Consequence.WARN : value(Setting.ON_INCONCLUSIVE, Consequence.class);
    }

    /**
     * Return what an invalid run means.
     *
     * @return {@code brunt.onInvalid}
     */
    public Consequence onInvalid() {
        return value(Setting.ON_INVALID, Consequence.class);
    }

    /**
     * Return where committed baselines are.
     *
     * @return {@code brunt.baselineDir}, absolute
     */
    public Path baselineDirectory() {
        return path(Setting.BASELINE_DIR);
    }

    /**
     * Return the Prometheus to ask.
     *
     * @return {@code brunt.prometheus.url}, or empty if it is not set
     */
    public Optional<URI> prometheusUrl() {
        return Optional.ofNullable((URI) values.get(Setting.PROMETHEUS_URL));
    }

    /**
     * Return the header by which instances behind one base URL tell who they are.
     *
     * @return {@code brunt.instanceHeader}, or empty if it is not set
     */
    public Optional<String> instanceHeader() {
        return Optional.ofNullable((String) values.get(Setting.INSTANCE_HEADER));
    }

    /**
     * Return how many samples may be kept.
     *
     * @return {@code brunt.samples}; 0 for none
     */
    public long mostSamples() {
        return value(Setting.SAMPLES, Long.class);
    }

    /**
     * Tell whether a live page is served.
     *
     * @return {@code brunt.live}
     */
    public boolean live() {
        return is(Setting.LIVE);
    }

    private boolean is(Setting setting) {
        return value(setting, Boolean.class);
    }

    private Path path(Setting setting) {
        return module.resolve(value(setting, Path.class)).normalize();
    }

    private <T> T value(Setting setting, Class<T> type) {
        return Objects.requireNonNull(type.cast(values.get(setting)), setting.key());
    }
}
