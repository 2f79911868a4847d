// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.service.Service;
import io.brunt.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * From a clean project to the verdict: package it, start the services, run the load tests, stop, report, and fail on any
 * verdict that is not PASS.
 *
 * <p>Nothing need be bound in the POM. Unit tests are compiled and not run. The load tests (those with the tag
 * {@code load}) run with the module's own Surefire, its {@code argLine} and system properties included.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(
        name = "run",
        requiresDependencyResolution = ResolutionScope.TEST,
        configurator = PomConfigurator.NAME,
        threadSafe = true)
@Execute(lifecycle = "brunt-run", phase = LifecyclePhase.PACKAGE)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public class RunMojo extends BruntMojo {

    /**
     * The services, as for {@code brunt:start}. Only a configuration of the plugin as a whole is seen here, not that of
     * one of its executions.
     *
     * @since 0.1
     */
    @Parameter
    List<Service> services = List.of();

    /**
     * Repeat what all services print, each line with the name of its instance, as {@code <echo>} does for one service.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.echo", defaultValue = "false")
    boolean echo;

    /**
     * Which load tests to run, as Surefire's {@code -Dtest}: {@code CheckoutLoadTest#holds}. All, unless said otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.test")
    @Nullable
    String test;

    /**
     * What an INCONCLUSIVE verdict does: {@code fail} or {@code warn}. {@code fail} unless said otherwise, {@code warn} in
     * a scaled run.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.onInconclusive")
    @Nullable
    String onInconclusive;

    /**
     * What an INVALID verdict does: {@code fail} or {@code warn}. {@code fail} unless said otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.onInvalid")
    @Nullable
    String onInvalid;

    @Inject
    BuildPluginManager plugins;

    /** Made by Maven. */
    public RunMojo() {}

    @Override
    Map<String, String> parameters() {
        return Consequences.add(super.parameters(), onInconclusive, onInvalid);
    }

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        Settings settings = settings();
        PackagedArtifacts.adopt(project);
        if (!settings.enabled()) {
            getLog().info("Load tests are off: brunt.enabled is false");
            return;
        }
        ModuleGate gate = new ModuleGate(session, project, "run", getLog());
        if (isPomModule() || gate.declared().isEmpty()) {
            gate.pass(settings);
            return;
        }
        Optional<MojoFailureException> failedTests = runTests(settings);
        new ModuleReport(session, project, settings, getLog()).make();
        // The gate first: its text is the whole story, "There are test failures" is not.
        gate.pass(settings);
        if (failedTests.isPresent()) {
            throw failedTests.get();
        }
    }

    private Optional<MojoFailureException> runTests(Settings settings) throws MojoExecutionException {
        ModuleServices running =
                ModuleServices.start(session, project, services, echo, bruntFolder(), settings, getLog());
        try {
            new LoadTestRun(session, project, plugins, running.testProperties(), getLog())
                    .run(Optional.ofNullable(test));
            return Optional.empty();
        } catch (MojoFailureException e) {
            return Optional.of(e);
        } finally {
            running.stop();
        }
    }
}
