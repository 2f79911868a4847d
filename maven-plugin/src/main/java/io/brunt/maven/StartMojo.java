// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.service.Service;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/**
 * Start the services under test, wait until each is ready, and hand their addresses to the tests.
 *
 * <p>Without {@code <services>}, the module's own artifact is booted if it is a runnable jar. However the build ends,
 * nothing that was started outlives it by more than 15 seconds.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(
        name = "start",
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        configurator = PomConfigurator.NAME,
        threadSafe = true)
public class StartMojo extends BruntMojo {

    /**
     * The services, each once the one before is ready. {@code {{port}}}, {@code {{index}}}, {@code {{workDir}}},
     * {@code {{file}}} and {@code {{api.1.port}}} stand for what is chosen at start.
     *
     * <ul>
     *   <li>{@code name}: of letters, digits, {@code -} and {@code _}; needed.
     *   <li>One of {@code jar}, {@code mainClass} and {@code command}; for the first two {@code arguments},
     *       {@code jvmArguments}, {@code systemProperties} and {@code classPath} ({@code test}, the default, or
     *       {@code runtime}).
     *   <li>{@code environment}, {@code workingDirectory} (the module), {@code template}, {@code instances} (1),
     *       {@code port} (0, a free one), {@code url} ({@code http://127.0.0.1:{{port}}}), {@code target}.
     *   <li>{@code dependsOn}: names of services that start before it, whatever the order in the POM.
     *   <li>{@code readiness}: one of {@code url} (with {@code status} and {@code body}), {@code tcp}, {@code log} and
     *       {@code command}; {@code timeout} (60s) and {@code interval} (50ms, for a command 500ms).
     *   <li>{@code stopTimeout} (5s), {@code stopCommand}, {@code echo} (false).
     * </ul>
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

    /** Made by Maven. */
    public StartMojo() {}

    @Override
    void perform() throws MojoExecutionException {
        if (isPomModule()) {
            getLog().info("Passed over: a module of packaging pom has no tests to start anything for");
            return;
        }
        RunningInModule running = new RunningInModule(getPluginContext());
        if (running.services().isPresent()) {
            throw new MojoExecutionException("brunt:start has already run in this module;"
                    + " declare all services in one execution, or run brunt:stop in between");
        }
        running.set(ModuleServices.start(session, project, services, echo, bruntFolder(), settings(), getLog()));
    }

    /** Load tests that run even so would find nothing to test. */
    @Override
    void performSkipped() throws MojoExecutionException {
        if (isPomModule() || skipITs || skipAllTests) {
            return;
        }
        boolean missing = skip && !skipTests && isTargetMissing();
        if (missing) {
            getLog().info("Load tests are skipped too, since no brunt.baseUrl says what else to test");
        }
        if (missing || skipTests) {
            ModuleServices.turnLoadTestsOff(session, project, bruntFolder(), getLog());
        }
    }

    /** Whoever boots the target in the test itself, or names another one, wants it tested. */
    private boolean isTargetMissing() {
        return settings().baseUrls().isEmpty() && ModuleServices.haveAnything(project, services);
    }
}
