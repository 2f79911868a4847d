// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.problem.BruntException;
import io.brunt.report.DirectoryContents;
import io.brunt.report.ReportDirectory;
import io.brunt.report.ResultSet;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Print the results of the module's load tests as a table, and bring the pages over all of them up to date.
 *
 * <p>Bound before {@code brunt:verify}, so that a build that fails there has both. Named in {@code <reporting>}, it is a page
 * of the Maven site, with copies of the reports below it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(
        name = "report",
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        configurator = PomConfigurator.NAME,
        threadSafe = true)
public class ReportMojo extends BruntMojo implements MavenMultiPageReport {

    private static final String PAGE = "load-tests";

    /** Where the copies lie in a site. */
    private static final String FOLDER = "brunt";

    /**
     * Folders to read results from instead, at any depth, separated by commas: for example where a CI server has put those of
     * several machines. They are copied into the report; results of one load test are also taken together, with percentiles
     * from merged histograms. Typed, it counts for the module where Maven is called.
     *
     * @since 0.1
     */
    @Parameter(property = "brunt.resultDirs")
    List<String> resultDirs = List.of();

    private @Nullable File site;

    /** Made by Maven. */
    public ReportMojo() {}

    @Override
    void perform() {
        ModuleReport report = new ModuleReport(session, project, settings(), getLog());
        ResultFolders named = ResultFolders.of(session, project, "brunt.resultDirs", resultDirs);
        if (named.isElsewhere()) {
            getLog().info("Passed over: brunt.resultDirs is for the module where Maven is called");
        } else if (named.areNamed()) {
            report.combine(named.read());
        } else {
            report.make();
        }
    }

    /**
     * Write the page of a site, and copies of the reports that it links to.
     *
     * @param sink of the page
     * @param locale not regarded: reports are in English
     */
    @Override
    public void generate(Sink sink, Locale locale) {
        Path folder = getReportOutputDirectory().toPath().toAbsolutePath();
        Path copies = folder.resolve(FOLDER);
        ReportDirectory.gather(results(), copies, project.getName()).forEach(it -> getLog().warn(it.text()));
        DirectoryContents contents = ReportDirectory.readAll(ResultSet.below(List.of(copies)));
        new SiteTable(sink).write(getName(locale), contents, folder, FOLDER);
    }

    /**
     * Write it likewise: before 3.20, maven-site-plugin knows reports of several pages only by this method.
     *
     * @param sink of the page
     * @param more not needed: there is one page
     * @param locale not regarded
     */
    @Override
    public void generate(Sink sink, SinkFactory more, Locale locale) {
        generate(sink, locale);
    }

    /** An aggregator's are those of all modules below it. */
    private List<ResultSet> results() {
        List<MavenProject> modules = new ArrayList<>(List.of(project));
        if (project.getCollectedProjects() != null) {
            modules.addAll(project.getCollectedProjects());
        }
        return ModuleReport.sets(session, project, modules);
    }

    /** Skipped tests are no reason: a site shows what is there. */
    @Override
    public boolean canGenerateReport() {
        if (skip) {
            getLog().info("Skipped: brunt.skip is set");
            return false;
        }
        try {
            return results().stream().anyMatch(it -> !it.folders().isEmpty());
        } catch (BruntException unreadable) {
            getLog().warn(unreadable.getMessage());
            return false;
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the one that every maven-site-plugin knows
    public String getOutputName() {
        return PAGE;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Load tests";
    }

    @Override
    public String getDescription(Locale locale) {
        return "Verdicts of the load tests, with their reports.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        site = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return site == null ? new File(project.getModel().getReporting().getOutputDirectory()) : site;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}
