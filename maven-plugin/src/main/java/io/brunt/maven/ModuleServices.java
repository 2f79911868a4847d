// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.service.Deployment;
import io.brunt.maven.service.HandOver;
import io.brunt.maven.service.ModulePaths;
import io.brunt.maven.service.RunnableJar;
import io.brunt.maven.service.RunningServices;
import io.brunt.maven.service.Service;
import io.brunt.maven.service.ServiceFailure;
import io.brunt.maven.warden.Forks;
import io.brunt.maven.warden.Leftovers;
import io.brunt.maven.warden.Post;
import io.brunt.maven.warden.ProcessIdentity;
import io.brunt.settings.Setting;
import io.brunt.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** The services of one module: started for its tests, stopped after them, or else at the end of its build. */
final class ModuleServices {

    private final MavenProject project;
    private final Path bruntFolder;
    private final Log log;
    private final RunningServices services;
    private TestProperties testProperties = new TestProperties(Map.of());

    private ModuleServices(MavenProject project, Path bruntFolder, Log log, RunningServices services) {
        this.project = project;
        this.bruntFolder = bruntFolder;
        this.log = log;
        this.services = services;
    }

    /**
     * Start what the POM names, or else the module's own jar, or else only the warden, for the test JVMs' sake.
     *
     * @param session the build
     * @param project the module
     * @param configured from the POM; may be empty
     * @param echo whether to repeat what all of them print
     * @param bruntFolder Brunt's folder in the module
     * @param settings as the module's tests see them
     * @param log tells what happens
     */
    static ModuleServices start(
            MavenSession session,
            MavenProject project,
            List<Service> configured,
            boolean echo,
            Path bruntFolder,
            Settings settings,
            Log log)
            throws MojoExecutionException {
        try {
            Post post = new Post(
                    UUID.randomUUID().toString(),
                    ProcessIdentity.current(),
                    project.getBasedir().toPath().toAbsolutePath(),
                    bruntFolder);
            clearUp(post, log);
            Deployment deployment = deployment(project, configured, bruntFolder, log);
            RunningServices running = RunningServices.start(deployment.echoing(echo), post, log);
            ModuleServices services = new ModuleServices(project, bruntFolder, log, running);
            ModuleEvents.listen(session.getRequest(), project, services::prepare, services::stopAtTheEnd);
            services.handOver(settings);
            return services;
        } catch (IOException | ServiceFailure e) {
            throw new MojoExecutionException(e.getMessage(), e instanceof IOException ? e : null);
        }
    }

    private static void clearUp(Post post, Log log) throws IOException {
        HandOver.delete(post.folder());
        new Forks(post.folder().resolve("forks")).forgetEnded();
        Leftovers leftovers = new Leftovers(post);
        leftovers
                .otherBuild()
                .ifPresent(it -> log.warn("Another build of this module is under way (Maven's pid " + it.pid()
                        + "); two at once write into the same target folder"));
        List<String> ended = leftovers.end();
        if (!ended.isEmpty()) {
            log.warn("Ended what an earlier build of this module had left running: " + String.join(", ", ended));
        }
    }

    private static Deployment deployment(MavenProject project, List<Service> configured, Path bruntFolder, Log log)
            throws MojoExecutionException {
        ModulePaths paths = paths(project, bruntFolder);
        if (!configured.isEmpty()) {
            return Deployment.check(configured, paths);
        }
        Optional<File> jar = ownJar(project);
        if (jar.isEmpty()) {
            log.info("Nothing to start: no <services>, and the module's own artifact is no runnable jar");
            return Deployment.ofNothing(paths);
        }
        return Deployment.ofOwnJar(project.getArtifactId(), jar.get().getPath(), paths);
    }

    private static Optional<File> ownJar(MavenProject project) {
        List<File> artifacts = new ArrayList<>();
        artifacts.add(project.getArtifact().getFile());
        // Not of the others: Maven 4 makes the POM to be published when it is asked for that file, and may fail to.
        project.getAttachedArtifacts().stream()
                .filter(it -> it.getType().equals("jar"))
                .map(Artifact::getFile)
                .forEach(artifacts::add);
        return RunnableJar.among(artifacts);
    }

    /** Whether a start would start anything: what the POM names, or the module's own jar. */
    static boolean haveAnything(MavenProject project, List<Service> configured) {
        return !configured.isEmpty() || ownJar(project).isPresent();
    }

    /** Have the load tests of the module skipped, until its build ends. */
    static void turnLoadTestsOff(MavenSession session, MavenProject project, Path bruntFolder, Log log)
            throws MojoExecutionException {
        try {
            new HandOver(Map.of("brunt.enabled", "false")).write(bruntFolder);
            ModuleEvents.listen(session.getRequest(), project, goal -> {}, () -> {
                try {
                    HandOver.delete(bruntFolder);
                } catch (IOException e) {
                    log.error("module " + project.getArtifactId() + ": " + e.getMessage());
                }
            });
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static ModulePaths paths(MavenProject project, Path bruntFolder) throws MojoExecutionException {
        try {
            return new ModulePaths(
                    project.getBasedir().toPath().toAbsolutePath(),
                    bruntFolder,
                    project.getTestClasspathElements().stream().map(Path::of).toList(),
                    project.getRuntimeClasspathElements().stream().map(Path::of).toList());
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The class path of " + project.getId() + " is not resolved", e);
        }
    }

    private void handOver(Settings settings) throws IOException {
        HandOver handOver = services.handOver();
        if (!settings.reportDirectory().equals(bruntFolder)) {
            handOver =
                    handOver.with("brunt.reportDir", settings.reportDirectory().toString());
        }
        handOver.write(bruntFolder);
        handOver.properties().forEach(project.getProperties()::setProperty);
        Map<String, String> told = new HashMap<>(handOver.properties());
        String wanted = settings.origin(Setting.BASE_URL).text();
        if (!wanted.isEmpty()) {
            told.put("brunt.baseUrl", wanted);
        }
        testProperties = new TestProperties(told);
        String baseUrl = told.get("brunt.baseUrl");
        if (baseUrl != null) {
            log.info("brunt.baseUrl is " + baseUrl
                    + (wanted.isEmpty()
                            ? ""
                            : " (" + settings.origin(Setting.BASE_URL).source() + ")"));
        }
    }

    /**
     * Stop them all.
     *
     * @throws MojoExecutionException if one had died by itself
     */
    void stop() throws MojoExecutionException {
        List<String> deaths = services.stop();
        try {
            HandOver.delete(bruntFolder);
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
        if (!deaths.isEmpty()) {
            throw new MojoExecutionException(String.join("\n", deaths));
        }
    }

    /** What tests that are run by hand must be told. */
    TestProperties testProperties() {
        return testProperties;
    }

    private void prepare(MojoExecution goal) {
        if (!services.isStopped()) {
            testProperties.addTo(goal);
        }
    }

    /** An exception here would make the build an "Internal error". */
    private void stopAtTheEnd() {
        try {
            if (services.isStopped()) {
                return;
            }
            if (services.haveInstances()) {
                log.info("Stopping the services of " + project.getArtifactId() + ", since no brunt:stop ran");
            }
            stop();
        } catch (MojoExecutionException | RuntimeException e) {
            log.error("module " + project.getArtifactId() + ": " + e.getMessage());
        }
    }
}
