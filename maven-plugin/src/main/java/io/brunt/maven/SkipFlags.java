// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The flags that skip tests, and with them Brunt.
 *
 * @param brunt {@code brunt.skip}
 * @param tests {@code skipTests}
 * @param integrationTests {@code skipITs}
 * @param allTests {@code maven.test.skip}
 */
record SkipFlags(boolean brunt, boolean tests, boolean integrationTests, boolean allTests) {

    private static final String FAILSAFE = "org.apache.maven.plugins:maven-failsafe-plugin";

    /** Find the flag that is set, as words for the log. */
    Optional<String> reason(MavenProject project) {
        return Stream.of(
                        said(brunt, "brunt.skip is set"),
                        said(tests, "skipTests is set"),
                        said(integrationTests, "skipITs is set"),
                        said(allTests, "maven.test.skip is set"),
                        failsafe(project))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> said(boolean set, String words) {
        return set ? Optional.of(words) : Optional.empty();
    }

    /** A parameter with the same property sees the command line and the POM's properties, but not this. */
    private static Optional<String> failsafe(MavenProject project) {
        Plugin plugin = project.getPlugin(FAILSAFE);
        return plugin == null
                ? Optional.empty()
                : Stream.of("skip", "skipTests", "skipITs")
                        .filter(it -> isTrue(plugin, it) || isTrueEverywhere(plugin, it))
                        .findFirst()
                        .map(it -> "Failsafe is configured with <" + it + ">true</" + it + ">");
    }

    private static boolean isTrueEverywhere(Plugin plugin, String flag) {
        List<ConfigurationContainer> running = plugin.getExecutions().stream()
                .filter(it -> it.getGoals().contains("integration-test"))
                .map(ConfigurationContainer.class::cast)
                .toList();
        return !running.isEmpty() && running.stream().allMatch(it -> isTrue(it, flag));
    }

    private static boolean isTrue(ConfigurationContainer container, String flag) {
        if (!(container.getConfiguration() instanceof Xpp3Dom configuration)) {
            return false;
        }
        Xpp3Dom value = configuration.getChild(flag);
        return value != null
                && value.getValue() != null
                && value.getValue().strip().equalsIgnoreCase("true");
    }
}
