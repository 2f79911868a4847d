// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.problem.BruntException;
import io.brunt.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: when they do nothing, and where things are. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class BruntMojo extends AbstractMojo {

    /** The build. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /** The module. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    /**
     * Do nothing.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.skip", defaultValue = "false")
    boolean skip;

    /**
     * Do nothing, since no test runs.
     *
     * @since 0.1
     */
    @Parameter(property = "skipTests", defaultValue = "false")
    boolean skipTests;

    /**
     * Do nothing, since no integration test runs. Failsafe's own {@code <skipITs>} is honoured too.
     *
     * @since 0.1
     */
    @Parameter(property = "skipITs", defaultValue = "false")
    boolean skipITs;

    /**
     * Do nothing, since no test is even compiled.
     *
     * @since 0.1
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    boolean skipAllTests;

    /**
     * Where the results and reports of the module are, relative to it. {@code target/brunt} unless said otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.reportDir")
    @Nullable
    String reportDir;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Optional<String> reason = new SkipFlags(skip, skipTests, skipITs, skipAllTests).reason(project);
        if (reason.isPresent()) {
            getLog().info("Skipped: " + reason.get());
        }
        try {
            if (reason.isPresent()) {
                performSkipped();
            } else {
                perform();
            }
        } catch (BruntException e) {
            throw new MojoExecutionException(e.getMessage());
        }
    }

    /** Do the goal's work; it is not skipped. */
    abstract void perform() throws MojoExecutionException, MojoFailureException;

    /** Do what cannot be left undone. */
    void performSkipped() throws MojoExecutionException {}

    boolean isPomModule() {
        return project.getPackaging().equals("pom");
    }

    /** Here the tests look for what {@code brunt:start} hands over, wherever the reports go. */
    Path bruntFolder() {
        Path module = project.getBasedir().toPath().toAbsolutePath();
        return Settings.handedOver(module).resolveSibling("");
    }

    /** What this goal was configured with, by the keys of the settings. */
    Map<String, String> parameters() {
        return reportDir == null ? Map.of() : Map.of("brunt.reportDir", reportDir);
    }

    /** The settings as the module's tests see them; refused if malformed. */
    Settings settings() {
        return GoalSettings.of(session, project, parameters());
    }
}
