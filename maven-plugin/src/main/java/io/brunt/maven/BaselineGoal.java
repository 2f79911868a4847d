// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.baseline.BaselineFile;
import io.brunt.baseline.BaselineRun;
import io.brunt.maven.baseline.TestFilter;
import io.brunt.maven.gate.Results;
import io.brunt.report.ResultJson;
import io.brunt.report.ResultSummary;
import io.brunt.settings.Settings;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals about baselines have in common: the last results of the module, and where its baselines are. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class BaselineGoal extends BruntMojo {

    /**
     * Where the committed baselines of the module are, relative to it. {@code src/test/brunt} unless said otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.baselineDir")
    @Nullable
    String baselineDir;

    /**
     * Which load tests: {@code CheckoutIT}, {@code CheckoutIT#holds}, {@code *IT#holds*}, several separated by commas. All,
     * unless said otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.test")
    @Nullable
    String test;

    @Override
    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>(super.parameters());
        if (baselineDir != null) {
            parameters.put("brunt.baselineDir", baselineDir);
        }
        return parameters;
    }

    @Override
    final void perform() throws MojoExecutionException, MojoFailureException {
        perform(settings());
    }

    /** Choose the results; a goal that takes them from elsewhere does so here. */
    void perform(Settings settings) throws MojoExecutionException, MojoFailureException {
        if (isPomModule()) {
            getLog().info("Passed over: a module of packaging pom");
            return;
        }
        List<ResultSummary> all = Results.in(settings.reportDirectory()).stream()
                .filter(it -> !it.test().isForeign())
                .toList();
        TestFilter filter = new TestFilter(filter());
        List<ResultSummary> chosen = all.stream()
                .filter(it -> filter.includes(it.test()))
                .sorted(Comparator.comparing(it -> it.test().folder()))
                .toList();
        if (!chosen.isEmpty()) {
            perform(settings, chosen);
            return;
        }
        if (!all.isEmpty()) {
            throw new MojoFailureException("brunt.test: no result is of " + test + "\n    there are "
                    + String.join(
                            ", ",
                            all.stream().map(it -> it.test().folder()).sorted().toList()));
        }
        ModuleGate gate = new ModuleGate(session, project, "baseline", getLog());
        if (!gate.declared().isEmpty()) {
            throw new MojoFailureException("no results in " + settings.reportDirectory()
                    + "\n    run the load tests first, for example with mvn verify");
        }
        getLog().info("Passed over: " + gate.none());
    }

    final String filter() {
        return test == null ? "" : test;
    }

    /** Do the goal's work on results, at least one. */
    abstract void perform(Settings settings, List<ResultSummary> results) throws MojoFailureException;

    static BaselineFile file(Settings settings, ResultSummary result) {
        return BaselineFile.of(settings.baselineDirectory(), result.test().folder());
    }

    static Optional<BaselineRun> run(ResultSummary result) {
        return ResultJson.readForBaseline(result.directory().resolve("result.json"));
    }

    /** A path as the user would type it. */
    String typed(Path path) {
        Path module = project.getBasedir().toPath().toAbsolutePath();
        return path.startsWith(module) ? module.relativize(path).toString() : path.toString();
    }
}
