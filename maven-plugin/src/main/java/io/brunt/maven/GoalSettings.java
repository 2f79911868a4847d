// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The settings of a module as its tests see them, so that a goal neither softens nor hardens what a test has judged.
 *
 * <p>In this order: the goal's own parameters, the command line, the environment, {@code junit-platform.properties}.
 */
final class GoalSettings {

    private GoalSettings() {}

    /**
     * Look them up.
     *
     * @param parameters values by key that the goal was configured with
     * @throws io.brunt.problem.BruntException with every malformed value and every unknown {@code brunt.*} key that was
     *     typed
     */
    static Settings of(MavenSession session, MavenProject project, Map<String, String> parameters) {
        Properties typed = new Properties();
        for (Properties source : List.of(session.getSystemProperties(), session.getUserProperties())) {
            source.stringPropertyNames().stream()
                    .filter(it -> it.startsWith("brunt."))
                    .forEach(it -> typed.setProperty(it, source.getProperty(it)));
        }
        typed.putAll(parameters);
        Properties junit =
                read(Path.of(project.getBuild().getTestOutputDirectory()).resolve("junit-platform.properties"));
        return Settings.resolve(
                project.getBasedir().toPath().toAbsolutePath(),
                List.of(
                        SettingSource.systemProperties(typed),
                        SettingSource.environment(System.getenv()),
                        SettingSource.junitParameters(it -> Optional.ofNullable(junit.getProperty(it)), Set.of())));
    }

    /** JUnit reads it as ISO-8859-1; its faults are the tests' to tell. */
    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                return new Properties();
            }
        }
        return properties;
    }
}
