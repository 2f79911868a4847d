// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.baseline.Baseline;
import io.brunt.baseline.BaselineFile;
import io.brunt.baseline.BaselineRun;
import io.brunt.maven.baseline.Acceptance;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.report.ResultSummary;
import io.brunt.settings.Settings;
import io.brunt.unit.Figure;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;

/**
 * Keep the last results of the module's load tests as runs of the baseline to commit, for objectives such as
 * {@code p99 regression < 10%}.
 *
 * <p>One file for each load test in {@code src/test/brunt}. Only results that passed are kept, and those for which nothing
 * but a baseline is wanting; never scaled ones. A result is kept once, however often the goal is run.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(name = "baseline", configurator = PomConfigurator.NAME, threadSafe = true)
public class BaselineMojo extends BaselineGoal {

    /**
     * How many runs of each machine class are kept, at least 1: the newest.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.baselineRuns", defaultValue = "" + Baseline.USUAL_LENGTH)
    int runs;

    /** Made by Maven. */
    public BaselineMojo() {}

    @Override
    void perform(Settings settings, List<ResultSummary> results) throws MojoFailureException {
        if (runs < 1) {
            throw new BruntException(
                    Problem.of("brunt.baselineRuns: must be at least 1").actual(String.valueOf(runs)));
        }
        int refused = 0;
        for (ResultSummary result : results) {
            Optional<String> refusal = Acceptance.refusal(result);
            if (refusal.isPresent()) {
                getLog().warn(result.test().folder() + ": not kept, since " + refusal.get());
                refused++;
            } else {
                keep(result, file(settings, result));
            }
        }
        if (refused == results.size()) {
            throw new MojoFailureException("no result was fit for a baseline; see the warnings above");
        }
        getLog().info("Commit " + typed(settings.baselineDirectory()) + " for later builds to be compared with");
    }

    private void keep(ResultSummary result, BaselineFile file) {
        String test = result.test().folder();
        BaselineRun run = run(result)
                .orElseThrow(() -> new BruntException(Problem.of("an older Brunt wrote this result")
                        .at(result.directory().resolve("result.json").toString())
                        .hint("run the load test again")));
        Baseline before = file.read();
        Baseline after = before.plus(run, runs);
        if (before.holds(run)) {
            getLog().info(test + ": kept already, in " + typed(file.path()));
            return;
        }
        file.write(after);
        long ofThisMachine = after.runs().stream()
                .filter(it -> it.machine().equals(run.machine()))
                .count();
        int gone = before.runs().size() + 1 - after.runs().size();
        getLog().info(test + ": kept in " + typed(file.path()) + ", which now has "
                + Figure.counted(ofThisMachine, "run") + " of this machine"
                + (gone == 0 ? "" : "; the oldest made room"));
    }
}
