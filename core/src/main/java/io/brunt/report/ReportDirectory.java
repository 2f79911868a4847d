// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.file.WholeFile;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The directory that holds a folder for each load test: {@code index.html}, {@code summary.md} and {@code junit/}.
 *
 * <p>All three are made anew from the {@code result.json} files, so it makes no difference in which order tests end,
 * or in how many JVMs. Safe for any thread and for several JVMs at once.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReportDirectory {

    private static final String INDEX = "index.html";

    private ReportDirectory() {}

    /**
     * Read the results of report directories.
     *
     * @param directories each with a folder for each load test; one that is not there has no results
     * @return all of them, sorted; broken ones apart
     * @throws BruntException if a directory cannot be listed
     */
    public static DirectoryContents read(List<Path> directories) {
        return readAll(directories.stream().map(it -> ResultSet.of("", it)).toList());
    }

    /**
     * Read sets of results.
     *
     * @param sets any
     * @return all of them, sorted; broken ones apart
     */
    public static DirectoryContents readAll(List<ResultSet> sets) {
        List<ResultSummary> results = new ArrayList<>();
        List<Problem> unreadable = new ArrayList<>();
        for (Path folder : sets.stream().flatMap(it -> it.folders().stream()).toList()) {
            try {
                results.add(ResultJson.read(folder.resolve(Reports.JSON)));
            } catch (BruntException broken) {
                unreadable.addAll(broken.problems());
            }
        }
        return new DirectoryContents(results, unreadable);
    }

    /**
     * Bring a report directory up to date with its own results.
     *
     * @param directory with a folder for each load test
     * @return what could not be written; empty if everything was
     */
    public static List<Problem> update(Path directory) {
        return update(directory, ResultSet.moduleOf(directory));
    }

    /**
     * Do the same where the module's name is known.
     *
     * @param directory with a folder for each load test
     * @param name of the module, for people; empty if it is not known
     * @return what could not be written; empty if everything was
     */
    public static List<Problem> update(Path directory, String name) {
        return written(
                directory, problems -> problems.addAll(writeAll(read(List.of(directory)), List.of(), directory, name)));
    }

    /**
     * Write index, summary and test cases over sets of results, for example of all modules, with a copy of each result
     * beside them: so the directory can be moved as it is.
     *
     * @param from the sets; one without a name lies in the directory itself, others in folders of their names
     * @param to where the files are written; made if it is not there
     * @param name of what they are over, for people; empty if it is not known
     * @return what could not be written; empty if everything was
     */
    public static List<Problem> gather(List<ResultSet> from, Path to, String name) {
        return written(to, problems -> problems.addAll(writeAll(gathered(from, to, problems), List.of(), to, name)));
    }

    /**
     * Do the same, and take results of one load test together, as of one that ran on several machines.
     *
     * @param from the sets; one without a name lies in the directory itself, others in folders of their names
     * @param to where the files are written; made if it is not there
     * @param name of what they are over, for people; empty if it is not known
     * @return what could not be written; empty if everything was
     */
    public static List<Problem> combine(List<ResultSet> from, Path to, String name) {
        return written(to, problems -> {
            DirectoryContents contents = gathered(from, to, problems);
            List<PooledTest> together = PooledTest.of(contents).values().stream()
                    .filter(it -> it.results().size() > 1)
                    .toList();
            Path folder = Files.createDirectories(to.resolve(TogetherPage.FOLDER));
            for (PooledTest it : together) {
                problems.addAll(WholeFile.attemptText(
                        folder.resolve(TogetherPage.fileName(it)), () -> TogetherPage.of(it, folder)));
            }
            problems.addAll(writeAll(contents, together, to, name));
        });
    }

    private static DirectoryContents gathered(List<ResultSet> from, Path to, List<Problem> problems)
            throws IOException {
        List<ResultSet> copies = new ArrayList<>();
        for (ResultSet set : from) {
            copies.add(set.name().isEmpty() ? own(set, to) : copy(set, to, problems));
        }
        return readAll(copies);
    }

    private static ResultSet own(ResultSet set, Path to) throws IOException {
        boolean isThere = set.folders().stream().allMatch(it -> to.equals(it.getParent()));
        return isThere ? set : new ResultSet("", ReportCopy.mirror(set, to));
    }

    /** A page over each set as well, since each of its reports links to it. */
    private static ResultSet copy(ResultSet set, Path to, List<Problem> problems) throws IOException {
        Path folder = to.resolve(ResultSet.COPIES).resolve(set.name());
        if (set.folders().isEmpty() && !Files.exists(folder)) {
            return set;
        }
        Files.createDirectories(folder);
        ResultSet copies = new ResultSet(set.name(), ReportCopy.mirror(set, folder));
        problems.addAll(WholeFile.attemptText(
                folder.resolve(INDEX), () -> IndexPage.ofCopies(readAll(List.of(copies)), folder, set.name())));
        return copies;
    }

    /** Fills a directory, and notes what it could not. */
    @FunctionalInterface
    private interface Filling {
        void fill(List<Problem> problems) throws IOException;
    }

    private static List<Problem> written(Path to, Filling filling) {
        List<Problem> problems = new ArrayList<>();
        try {
            Files.createDirectories(to);
            DirectoryLock.hold(to, () -> filling.fill(problems));
        } catch (BruntException broken) {
            problems.addAll(broken.problems());
        } catch (IOException | RuntimeException failed) {
            problems.add(WholeFile.notWritten(to, failed));
        }
        return problems;
    }

    private static List<Problem> writeAll(DirectoryContents contents, List<PooledTest> together, Path to, String name)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(WholeFile.attemptText(to.resolve(INDEX), () -> IndexPage.of(contents, together, to, name)));
        problems.addAll(WholeFile.attemptText(to.resolve("summary.md"), () -> SummaryMarkdown.of(contents, together)));
        problems.addAll(junit(contents, to.resolve("junit")));
        return problems;
    }

    private static List<Problem> junit(DirectoryContents contents, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, List<ResultSummary>> suites = JUnitXml.suites(contents.results());
        try (Stream<Path> files = Files.list(folder)) {
            // What a deleted test left behind would else fail the build for ever.
            for (Path it : files.filter(it -> JUnitXml.isSuite(it) && !suites.containsKey(name(it)))
                    .toList()) {
                Files.delete(it);
            }
        }
        List<Problem> problems = new ArrayList<>();
        suites.forEach((name, results) ->
                problems.addAll(WholeFile.attemptText(folder.resolve(name), () -> JUnitXml.of(results))));
        return problems;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
