// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.gate.Results;
import io.brunt.problem.Problem;
import io.brunt.report.ConsoleReport;
import io.brunt.report.ReportDirectory;
import io.brunt.report.ResultSet;
import io.brunt.report.ResultSummary;
import io.brunt.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * The reports over all load tests of a module, and of all modules of a build.
 *
 * @param session the build
 * @param project the module
 * @param settings those of the module
 * @param log where the tables go, line by line, so that {@code -q} silences them
 */
record ModuleReport(MavenSession session, MavenProject project, Settings settings, Log log) {

    /** Print the results of this build, and bring the pages up to date. */
    void make() {
        List<ResultSummary> all = Results.in(settings.reportDirectory());
        if (all.isEmpty()) {
            log.info("No results in " + settings.reportDirectory());
            return;
        }
        print(all);
        say(ReportDirectory.update(settings.reportDirectory(), project.getName()));
        log.info("Report: " + settings.reportDirectory().resolve("index.html"));
        gather();
    }

    /** Bring the pages up to date with results that came after {@link #make}. */
    void update() {
        say(ReportDirectory.update(settings.reportDirectory(), project.getName()));
        gather();
    }

    /** Print results from anywhere, and write the pages over all of them. */
    void combine(List<ResultSet> sets) {
        show(ReportDirectory.readAll(sets).results());
        say(ReportDirectory.combine(sets, settings.reportDirectory(), project.getName()));
        log.info("Report: " + settings.reportDirectory().resolve("index.html"));
    }

    private void print(List<ResultSummary> all) {
        List<ResultSummary> fresh = all.stream()
                .filter(it -> !it.ended().isBefore(session.getStartTime().toInstant()))
                .toList();
        int stale = all.size() - fresh.size();
        if (stale > 0) {
            log.info("Of an earlier build: " + stale + " of " + all.size() + " results"
                    + (fresh.isEmpty() ? "" : ", and not shown"));
        }
        show(fresh.isEmpty() ? all : fresh);
    }

    private void show(List<ResultSummary> results) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleReport(new PrintStream(text, true, StandardCharsets.UTF_8), false).print(results);
        text.toString(StandardCharsets.UTF_8).lines().forEach(log::info);
    }

    /**
     * Keep the pages of the aggregator up to date with each module: it is built before its modules, and the last one may
     * never come to its report.
     */
    private void gather() {
        MavenProject top = session.getTopLevelProject();
        if (session.getProjects().size() < 2 || !top.getPackaging().equals("pom")) {
            return;
        }
        Path to = reportFolder(session, top);
        if (!to.equals(settings.reportDirectory())) {
            say(ReportDirectory.gather(sets(session, top, session.getProjects()), to, top.getName()));
            log.info("Report of all modules: " + to.resolve("index.html"));
        }
    }

    /**
     * Find the results of modules.
     *
     * @param session the build
     * @param top whose own results have no name, while others are named by their place below it
     * @param modules it may be among them
     */
    static List<ResultSet> sets(MavenSession session, MavenProject top, List<MavenProject> modules) {
        Map<Path, String> names = new LinkedHashMap<>();
        Path home = top.getBasedir().toPath();
        for (MavenProject module : modules) {
            Path place = module.getBasedir().toPath();
            String name = place.startsWith(home)
                    ? home.relativize(place).toString().replace('\\', '/')
                    : module.getArtifactId();
            names.putIfAbsent(reportFolder(session, module), name);
        }
        List<ResultSet> sets = new ArrayList<>();
        names.forEach((folder, name) -> sets.add(ResultSet.of(name, folder)));
        return sets;
    }

    private static Path reportFolder(MavenSession session, MavenProject project) {
        return GoalSettings.of(session, project, Map.of()).reportDirectory();
    }

    private void say(List<Problem> problems) {
        problems.forEach(it -> log.warn(it.text()));
    }
}
