// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.baseline.BaselineRun;
import io.brunt.baseline.Comparison;
import io.brunt.baseline.Reference;
import io.brunt.report.ComparisonTable;
import io.brunt.report.ResultSummary;
import io.brunt.settings.Settings;
import io.brunt.statistic.Change;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apiguardian.api.API;

/**
 * Print the last results of the module's load tests beside their baselines, as a table each. Judges nothing.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(name = "compare", threadSafe = true)
public class CompareMojo extends BaselineGoal {

    /** Made by Maven. */
    public CompareMojo() {}

    @Override
    void perform(Settings settings, List<ResultSummary> results) {
        results.forEach(it -> compare(settings, it));
    }

    private void compare(Settings settings, ResultSummary result) {
        Optional<BaselineRun> run = run(result);
        if (run.isEmpty()) {
            getLog().warn(result.test().folder() + ": an older Brunt wrote this result, which cannot be compared");
            return;
        }
        BaselineRun now = run.get();
        // A run that was kept since is no measure of itself.
        Reference reference = file(settings, result).read().without(now).comparable(now.machine(), now.load());
        if (reference.runs().isEmpty()) {
            getLog().warn(result.test().folder() + ": " + reference.missing());
            return;
        }
        getLog().info("");
        getLog().info(result.test().folder() + " beside " + described(reference.runs()));
        ComparisonTable.of(Comparison.of(reference.runs(), now)).forEach(getLog()::info);
    }

    private static String described(List<BaselineRun> runs) {
        LocalDate newest = day(runs.get(0));
        LocalDate oldest = day(runs.get(runs.size() - 1));
        String when = newest.equals(oldest) ? " of " + newest : " from " + oldest + " to " + newest;
        String weak = runs.size() < Change.LEAST_RUNS
                ? "; weak: fewer than " + Change.LEAST_RUNS + " do not show how far runs differ"
                : "";
        return runs.size() + (runs.size() == 1 ? " baseline run" : " baseline runs") + when + weak;
    }

    private static LocalDate day(BaselineRun run) {
        return run.at().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
