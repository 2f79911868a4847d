// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.foreign.ForeignPlan;
import io.brunt.maven.foreign.ResultFiles;
import io.brunt.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Fail the build on any load test of this build whose verdict is not PASS, and on load tests that left no result; judge the
 * result files of other tools as well.
 *
 * <p>What an earlier build left is named and not judged. A module without load tests is passed over, but a whole build
 * without any fails. Declare the plugin before Failsafe, or Failsafe ends the build first.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, configurator = PomConfigurator.NAME, threadSafe = true)
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

    /**
     * Result files of other tools to judge as well: JMeter's JTL, k6's summary, Locust's statistics. Each {@code result} has
     * {@code files} (patterns), and may have a {@code format}, {@code slos} and {@code stale}; see the page "Results of other
     * tools" of the documentation.
     *
     * @since 0.1
     */
    @Parameter
    List<ResultFiles> results = List.of();

    /**
     * One more such result, in the folder where Maven is called: its patterns, separated by commas.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.results")
    @Nullable
    String typedResults;

    /**
     * The objectives on {@code brunt.results}, separated by commas, for example {@code p95 < 500ms,error-rate < 1%}.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.results.slos")
    List<String> typedSlos = List.of();

    /**
     * Whether {@code brunt.results} may be older than the build: {@code refuse} or {@code allow}. {@code refuse} unless said
     * otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.results.stale")
    @Nullable
    String typedStale;

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
        Path module = project.getBasedir().toPath().toAbsolutePath();
        ForeignPlan plan = ForeignPlan.of(asked(), module);
        ForeignOutcome foreign = ForeignOutcome.NONE;
        if (!plan.entries().isEmpty()) {
            Instant start = session.getStartTime().toInstant();
            foreign = new ModuleForeign(module, settings, start, getLog()).judge(plan);
            new ModuleReport(session, project, settings, getLog()).update();
        }
        new ModuleGate(session, project, "verify", getLog()).pass(settings, foreign);
    }

    private List<ResultFiles> asked() {
        List<ResultFiles> asked = new ArrayList<>(results);
        if (typedResults != null && project.isExecutionRoot()) {
            asked.add(ResultFiles.typed(typedResults, typedSlos, typedStale));
        }
        return asked;
    }
}
