// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apiguardian.api.API;

/**
 * Stop the services that {@code brunt:start} started; their logs stay in {@code target/brunt/services}.
 *
 * <p>First by SIGTERM, after each service's {@code stopTimeout} by force, and then the log says so. Fails if a service
 * had died by itself.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(
        name = "stop",
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        configurator = PomConfigurator.NAME,
        threadSafe = true)
public class StopMojo extends BruntMojo {

    /** Made by Maven. */
    public StopMojo() {}

    @Override
    void perform() throws MojoExecutionException {
        RunningInModule running = new RunningInModule(getPluginContext());
        Optional<ModuleServices> services = running.services();
        if (services.isEmpty()) {
            getLog().info("Nothing to stop: brunt:start has not run in this module");
            return;
        }
        running.clear();
        services.get().stop();
    }
}
