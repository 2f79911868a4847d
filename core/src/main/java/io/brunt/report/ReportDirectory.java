// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.file.WholeFile;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    private ReportDirectory() {}

    /**
     * Read the results of report directories.
     *
     * @param directories each with a folder for each load test; one that is not there has no results
     * @return all of them, sorted; broken ones apart
     * @throws BruntException if a directory cannot be listed
     */
    public static DirectoryContents read(List<Path> directories) {
        List<ResultSummary> results = new ArrayList<>();
        List<Problem> unreadable = new ArrayList<>();
        for (Path file : directories.stream().flatMap(it -> files(it).stream()).toList()) {
            try {
                results.add(ResultJson.read(file));
            } catch (BruntException broken) {
                unreadable.addAll(broken.problems());
            }
        }
        return new DirectoryContents(results, unreadable);
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.map(it -> it.resolve(Reports.JSON))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException failed) {
            throw new BruntException(Problem.of("this report directory cannot be read")
                    .at(directory.toString())
                    .actual(failed.toString()));
        }
    }

    /**
     * Bring a report directory up to date.
     *
     * @param directory with a folder for each load test
     * @return what could not be written; empty if everything was
     */
    public static List<Problem> update(Path directory) {
        return gather(List.of(directory), directory);
    }

    /**
     * Write index, summary and test cases over several report directories, for example of all modules.
     *
     * @param from report directories, each with a folder for each load test
     * @param to where the files are written; made if it is not there
     * @return what could not be written; empty if everything was
     */
    public static List<Problem> gather(List<Path> from, Path to) {
        List<Problem> problems = new ArrayList<>();
        try {
            Files.createDirectories(to);
            DirectoryLock.hold(to, () -> problems.addAll(writeAll(read(from), to)));
        } catch (BruntException broken) {
            problems.addAll(broken.problems());
        } catch (IOException | RuntimeException failed) {
            problems.add(WholeFile.notWritten(to, failed));
        }
        return problems;
    }

    private static List<Problem> writeAll(DirectoryContents contents, Path to) throws IOException {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(WholeFile.attemptText(to.resolve("index.html"), () -> IndexPage.of(contents, to)));
        problems.addAll(WholeFile.attemptText(to.resolve("summary.md"), () -> SummaryMarkdown.of(contents)));
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
