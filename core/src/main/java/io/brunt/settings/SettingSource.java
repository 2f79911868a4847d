// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A place where settings are looked up.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SettingSource {

    private final String name;
    private final Function<Setting, Optional<String>> lookup;
    private final Set<String> keys;
    private final Properties properties;

    private SettingSource(String name, Function<Setting, Optional<String>> lookup, Set<String> keys) {
        this(name, lookup, keys, new Properties());
    }

    private SettingSource(
            String name, Function<Setting, Optional<String>> lookup, Set<String> keys, Properties properties) {
        this.name = name;
        this.lookup = lookup;
        this.keys = keys;
        this.properties = properties;
    }

    /**
     * Look in the properties of the JVM.
     *
     * @param properties usually {@link System#getProperties()}
     * @return a source that refuses unknown {@code brunt.*} keys
     */
    public static SettingSource systemProperties(Properties properties) {
        return new SettingSource(
                "system property", it -> text(properties, it), properties.stringPropertyNames(), properties);
    }

    /**
     * Look in the environment, where {@code brunt.baseUrl} is {@code BRUNT_BASE_URL}.
     *
     * @param variables usually {@link System#getenv()}
     * @return a source that leaves unknown variables alone
     */
    public static SettingSource environment(Map<String, String> variables) {
        return new SettingSource(
                "environment variable", it -> Optional.ofNullable(variables.get(it.variable())), Set.of());
    }

    /**
     * Look in JUnit's configuration parameters.
     *
     * @param lookup finds the value of a key
     * @param keys the keys there are, as far as they can be known
     * @return a source that refuses unknown {@code brunt.*} keys
     */
    public static SettingSource junitParameters(Function<String, Optional<String>> lookup, Set<String> keys) {
        return new SettingSource("JUnit configuration parameter", it -> lookup.apply(it.key()), keys);
    }

    /**
     * Look in what {@code brunt:start} handed over.
     *
     * @param file {@code target/brunt/run.properties}; need not exist
     * @return a source that refuses unknown {@code brunt.*} keys
     * @throws BruntException if the file is there but cannot be read
     */
    public static SettingSource handedOver(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException fault) {
                throw new BruntException(Problem.of("what brunt:start handed over cannot be read")
                        .at(file.toString())
                        .actual(fault.toString()));
            }
        }
        return new SettingSource(
                "handed over by brunt:start", it -> text(properties, it), properties.stringPropertyNames(), properties);
    }

    /**
     * Take out what this source says too: {@code brunt:start} gives addresses to all tests as system properties, for those
     * that do not know Brunt, and such a one must not win over a user's environment variable.
     *
     * @param others changed
     * @return the same
     */
    Properties without(Properties others) {
        others.entrySet().removeAll(properties.entrySet());
        return others;
    }

    private static Optional<String> text(Properties properties, Setting setting) {
        String text = properties.getProperty(setting.key());
        // Only "-Dbrunt.strict" can come without a value and mean something: it switches on.
        return Optional.ofNullable(text == null || !text.isBlank() || !setting.isSwitch() ? text : "true");
    }

    /**
     * Find a setting.
     *
     * @param setting which
     * @return its text without blanks around it; empty if it is not set here, or blank
     */
    Optional<String> find(Setting setting) {
        return lookup.apply(setting).map(String::strip).filter(it -> !it.isEmpty());
    }

    /**
     * Find the processes that were started for the test.
     *
     * @return by service and number; empty unless this is a source of properties that tells of any
     * @throws BruntException if what is told of one cannot be read
     */
    List<StartedProcess> processes() {
        return StartedProcess.of(properties);
    }

    /**
     * Say where a setting's value comes from.
     *
     * @param setting which
     * @return for example {@code system property} or {@code environment variable BRUNT_BASE_URL}
     */
    String describe(Setting setting) {
        return name.equals("environment variable") ? name + " " + setting.variable() : name;
    }

    /**
     * Return the keys that look like ours but are not.
     *
     * @return sorted
     */
    Set<String> unknownKeys() {
        Set<String> unknown = new TreeSet<>();
        for (String key : keys) {
            if (key.startsWith("brunt.") && !Setting.isKnown(key)) {
                unknown.add(key);
            }
        }
        return unknown;
    }

    @Override
    public String toString() {
        return name;
    }
}
