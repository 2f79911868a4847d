// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.gate.DeclaredLoadTests;
import io.brunt.maven.gate.Gate;
import io.brunt.maven.gate.Results;
import io.brunt.maven.gate.Softening;
import io.brunt.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * The gate that one module must pass, and the build with its last module.
 *
 * @param session the build
 * @param project the module
 * @param goal the one that asks, {@code verify} or {@code run}
 * @param log tells what does not fail the build
 */
record ModuleGate(MavenSession session, MavenProject project, String goal, Log log) {

    private static final List<String> CHOICES = List.of("test", "it.test", "brunt.test", "groups", "excludedGroups");

    List<String> declared() throws MojoExecutionException {
        try {
            return DeclaredLoadTests.in(
                    Path.of(project.getBuild().getTestOutputDirectory()),
                    Path.of(project.getBuild().getOutputDirectory()));
        } catch (IOException e) {
            throw new MojoExecutionException("The compiled tests cannot be read", e);
        }
    }

    /**
     * Let the build pass, or not.
     *
     * @param settings those of the module
     * @throws MojoFailureException if it may not pass, with the whole reason
     */
    void pass(Settings settings) throws MojoExecutionException, MojoFailureException {
        pass(settings, ForeignOutcome.NONE);
    }

    /**
     * Let the build pass, or not, by what other tools left as well.
     *
     * @param settings those of the module
     * @param foreign what became of their files
     * @throws MojoFailureException if it may not pass, with the whole reason
     */
    void pass(Settings settings, ForeignOutcome foreign) throws MojoExecutionException, MojoFailureException {
        Gate gate = Gate.of(
                Results.in(settings.reportDirectory()),
                session.getStartTime().toInstant(),
                declared(),
                foreign.kept(),
                Softening.of(settings));
        boolean concerns = gate.concernsModule() || foreign.isAskedFor();
        boolean nowhere = BuildTally.of(session, goal).isLastOfNone(project, concerns);
        gate.warnings().forEach(log::warn);
        tellMissing(gate.missing());
        List<String> failures = Stream.concat(gate.failure(hint()).stream(), foreign.missing().stream())
                .toList();
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n\n", failures));
        }
        if (concerns) {
            log.info(gate.passed());
            return;
        }
        log.info("Passed over: " + (project.getPackaging().equals("pom") ? "a module of packaging pom" : none()));
        if (nowhere) {
            failOrForgive();
        }
    }

    /** Say that the module has no load test, as far as can be told. */
    String none() {
        return new TestRunners(project).haveCompiled()
                ? "no load tests here"
                : "no load tests here, as far as can be told: the tests are not compiled";
    }

    private String hint() {
        return goal.equals("verify") && session.getGoals().stream().allMatch(ModuleGate::isOurs)
                ? "it judges what tests of the same build have left, and this build runs none: mvn verify, or mvn brunt:run"
                : new TestRunners(project).hint();
    }

    private static boolean isOurs(String task) {
        return task.matches("(brunt|io\\.brunt:brunt-maven-plugin(:[^:]+)?):[^:]+");
    }

    /** Who chose tests by name knows that others did not run. */
    private void tellMissing(List<String> classes) {
        boolean chosen = CHOICES.stream().anyMatch(session.getUserProperties()::containsKey);
        if (!classes.isEmpty() && !chosen) {
            log.warn("No result of this build, though there are load tests in " + String.join(", ", classes)
                    + "\n    disabled, or named so that neither Failsafe (*IT) nor Surefire (*Test) runs them?");
        }
    }

    /** A part of a reactor ({@code -pl}, {@code -rf}) says nothing about the whole. */
    private void failOrForgive() throws MojoFailureException {
        String none = "no module of this build has a load test";
        if (session.getProjects().size() < session.getAllProjects().size()) {
            log.warn(none + ", but only a part of the reactor was built");
            return;
        }
        boolean compiled = session.getProjects().stream().map(TestRunners::new).allMatch(TestRunners::haveCompiled);
        throw new MojoFailureException(none + ", so brunt:" + goal + " guards nothing\n    "
                + (compiled
                        ? "annotate a test with @LoadTest, or take the goal out of the build"
                        : "there are tests that are not compiled: mvn verify, or mvn brunt:run"));
    }
}
