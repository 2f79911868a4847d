// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * The plugins that may run a module's load tests.
 *
 * @param project the module
 */
record TestRunners(MavenProject project) {

    private static final String GROUP = "org.apache.maven.plugins:";

    /** What to look at where load tests did not run. */
    String hint() {
        return Stream.of("maven-failsafe-plugin", "maven-surefire-plugin")
                .flatMap(it -> old(it).stream())
                .findFirst()
                .map(it -> it + " may run no JUnit 5 or 6 test at all and call that a success: use 3.0.0 or later")
                .orElse("did Failsafe or Surefire run them? See what -Dit.test, -Dtest and -Dgroups select,"
                        + " and whether Failsafe's integration-test is bound");
    }

    /** Whether the module's tests are compiled, or there are none. */
    boolean haveCompiled() {
        return Files.isDirectory(Path.of(project.getBuild().getTestOutputDirectory()))
                || project.getTestCompileSourceRoots().stream().map(Path::of).noneMatch(Files::isDirectory);
    }

    private Optional<String> old(String artifact) {
        Plugin plugin = project.getPlugin(GROUP + artifact);
        return Optional.ofNullable(plugin)
                .map(Plugin::getVersion)
                .filter(it -> it.startsWith("2."))
                .map(it -> artifact + " " + it);
    }
}
