// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.report.ResultJson;
import io.brunt.report.ResultSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The results that lie in a module's report folder.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Results {

    private Results() {}

    /**
     * Read them all.
     *
     * @param reportFolder in which each load test has a folder; need not exist
     * @return ordered by the folders' names
     * @throws BruntException naming each file that is no result: it might have been the one that failed
     */
    public static List<ResultSummary> in(Path reportFolder) {
        List<ResultSummary> results = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(reportFolder)) {
            try {
                results.add(ResultJson.read(file));
            } catch (BruntException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
        return List.copyOf(results);
    }

    private static List<Path> files(Path reportFolder) {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(reportFolder)) {
            return files;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(reportFolder, Files::isDirectory)) {
            for (Path folder : folders) {
                Path file = folder.resolve("result.json");
                if (Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }

    /**
     * Name a result's test.
     *
     * @param result the result
     * @return class and method, as its folder is called
     */
    static String test(ResultSummary result) {
        return String.valueOf(result.directory().getFileName());
    }
}
