// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.baseline.BaselineFile;
import io.brunt.baseline.BaselineRun;
import io.brunt.baseline.Reference;
import io.brunt.maven.baseline.TestFilter;
import io.brunt.report.ComparisonReport;
import io.brunt.report.ComparisonTable;
import io.brunt.report.DirectoryContents;
import io.brunt.report.ReportDirectory;
import io.brunt.report.ResultSet;
import io.brunt.report.ResultSummary;
import io.brunt.report.TestComparison;
import io.brunt.report.TestComparison.Side;
import io.brunt.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;

/**
 * Print the last results of the module's load tests beside their baselines, as a table each, and write {@code comparison.md}
 * and a page for each test. Judges nothing.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(name = "compare", configurator = PomConfigurator.NAME, threadSafe = true)
public class CompareMojo extends BaselineGoal {

    /**
     * Folders with results to compare with instead of the baseline, at any depth, separated by commas: for example a copy of
     * {@code target/brunt} of another build. Results of a load test that measured at the same time are one run, from several
     * machines. Typed, it counts for the module where Maven is called.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.baseDirs")
    List<String> baseDirs = List.of();

    /**
     * Folders with the new results instead of the module's own, likewise; all results of a load test are taken together.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.resultDirs")
    List<String> resultDirs = List.of();

    /** Made by Maven. */
    public CompareMojo() {}

    @Override
    void perform(Settings settings) throws MojoExecutionException, MojoFailureException {
        ResultFolders base = ResultFolders.of(session, project, "brunt.baseDirs", baseDirs);
        ResultFolders now = ResultFolders.of(session, project, "brunt.resultDirs", resultDirs);
        if (base.isElsewhere() || now.isElsewhere()) {
            getLog().info("Passed over: what was typed is for the module where Maven is called");
        } else if (base.areNamed() || now.areNamed()) {
            List<ResultSet> sets =
                    now.areNamed() ? now.read() : ModuleReport.sets(session, project, session.getProjects());
            DirectoryContents contents = chosen(ReportDirectory.readAll(sets));
            tell(settings, base.areNamed() ? beside(base, contents) : besideBaseline(settings, contents));
        } else {
            super.perform(settings);
        }
    }

    @Override
    void perform(Settings settings, List<ResultSummary> results) throws MojoFailureException {
        tell(settings, besideBaseline(settings, new DirectoryContents(results, List.of())));
    }

    private List<TestComparison> beside(ResultFolders base, DirectoryContents now) throws MojoFailureException {
        DirectoryContents before = chosen(ReportDirectory.readAll(base.read()));
        List<TestComparison> all = ComparisonReport.of(before, now);
        if (all.isEmpty()) {
            throw new MojoFailureException("no load test has results on both sides\n    new are " + tests(now)
                    + "\n    in brunt.baseDirs are " + tests(before));
        }
        return all;
    }

    /** What cannot be read, or compared, is told. */
    private DirectoryContents chosen(DirectoryContents contents) {
        contents.unreadable().forEach(it -> getLog().warn(it.text()));
        TestFilter filter = new TestFilter(filter());
        return new DirectoryContents(
                contents.results().stream()
                        .filter(it -> filter.includes(it.test()))
                        .toList(),
                contents.unreadable());
    }

    private static String tests(DirectoryContents contents) {
        List<String> tests = contents.results().stream()
                .map(it -> it.test().folder())
                .distinct()
                .sorted()
                .toList();
        return tests.isEmpty() ? "none" : String.join(", ", tests);
    }

    private List<TestComparison> besideBaseline(Settings settings, DirectoryContents contents) {
        List<TestComparison> all = new ArrayList<>();
        Set<String> older = new TreeSet<>();
        contents.results().stream()
                .filter(it -> !it.test().isForeign())
                .forEach(it -> older.add(String.valueOf(it.directory().getFileName())));
        for (Map.Entry<String, Side> it : ComparisonReport.sides(contents)) {
            older.remove(it.getKey());
            String test = it.getKey();
            BaselineRun now = it.getValue().runs().get(0);
            // A run that was kept since is no measure of itself.
            Reference reference = BaselineFile.of(settings.baselineDirectory(), test)
                    .read()
                    .without(now)
                    .comparable(now.machine(), now.load());
            if (reference.runs().isEmpty()) {
                getLog().warn(test + ": " + reference.missing());
            } else {
                all.add(TestComparison.of(test, Side.ofBaseline(reference.runs()), it.getValue()));
            }
        }
        older.forEach(it -> getLog().warn(it + ": an older Brunt wrote this result, which cannot be compared"));
        return all;
    }

    private void tell(Settings settings, List<TestComparison> comparisons) {
        for (TestComparison it : comparisons) {
            getLog().info("");
            ComparisonTable.of(it).forEach(getLog()::info);
        }
        if (!comparisons.isEmpty()) {
            ComparisonReport.write(comparisons, settings.reportDirectory()).forEach(it -> getLog().warn(it.text()));
            getLog().info("");
            getLog().info("Comparison: " + typed(settings.reportDirectory().resolve("comparison.md"))
                    + " and pages in comparison/");
        }
    }
}
