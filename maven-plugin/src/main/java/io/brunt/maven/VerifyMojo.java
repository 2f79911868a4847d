// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.settings.Settings;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Fail the build on any load test of this build whose verdict is not PASS, and on load tests that left no result.
 *
 * <p>What an earlier build left is named and not judged. A module without load tests is passed over, but a whole build
 * without any fails. Declare the plugin before Failsafe, or Failsafe ends the build first.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class VerifyMojo extends BruntMojo {

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

    /** Made by Maven. */
    public VerifyMojo() {}

    @Override
    Map<String, String> parameters() {
        return Consequences.add(super.parameters(), onInconclusive, onInvalid);
    }

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        Settings settings = settings();
        if (!settings.enabled()) {
            getLog().info("Load tests are off: brunt.enabled is false");
            return;
        }
        new ModuleGate(session, project, "verify", getLog()).pass(settings);
    }
}
