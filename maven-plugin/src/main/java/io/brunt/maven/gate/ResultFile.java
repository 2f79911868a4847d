// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What {@code verify} needs to know of a {@code result.json}. Immutable.
 *
 * @param folder the test's own, named by class and method
 * @param verdict the worst of its objectives' and the load's
 * @param ended when the test was over
 * @param slos its objectives
 * @param reasons why the load itself was not delivered; empty if it was
 * @param scaled whether it was a smoke run
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ResultFile(
        Path folder, Verdict verdict, Instant ended, List<SloRow> slos, List<String> reasons, boolean scaled) {

    private static final String SCHEMA = "brunt-result/1";

    /** Keep immutable copies. */
    public ResultFile {
        slos = List.copyOf(slos);
        reasons = List.copyOf(reasons);
    }

    /**
     * Read all results of a module.
     *
     * @param reportFolder in which each test has a folder; need not exist
     * @return ordered by the tests' names
     * @throws BruntException naming each file that is no result; it might have been the one that failed
     */
    public static List<ResultFile> all(Path reportFolder) {
        List<ResultFile> results = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(reportFolder)) {
            try {
                results.add(read(file));
            } catch (JsonParseException | IllegalStateException | DateTimeException | IOException e) {
                problems.add(Problem.of("this is not a result: " + e.getMessage())
                        .at(file.toString())
                        .hint("delete its folder and run the load test again"));
            }
        }
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
        results.sort(Comparator.comparing(ResultFile::test));
        return List.copyOf(results);
    }

    private static List<Path> files(Path reportFolder) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(reportFolder)) {
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
        }
        files.sort(null);
        return files;
    }

    static ResultFile read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Json json = new Json(JsonParser.parseReader(reader).getAsJsonObject());
            String schema = json.text("schema").orElse("none");
            if (!schema.equals(SCHEMA)) {
                throw new JsonParseException("its schema is " + schema + ", not " + SCHEMA);
            }
            List<String> reasons = new ArrayList<>(json.texts("reasons"));
            json.inner("generator").texts("reasons").stream()
                    .filter(it -> !reasons.contains(it))
                    .forEach(reasons::add);
            return new ResultFile(
                    file.resolveSibling(""),
                    json.verdict("verdict"),
                    Instant.parse(json.text("ended").orElseThrow(() -> new JsonParseException("\"ended\" is missing"))),
                    json.objects("slos").stream().map(SloRow::of).toList(),
                    reasons,
                    json.inner("plan").isTrue("scaled"));
        }
    }

    /**
     * Return the test's name.
     *
     * @return class and method, as its folder is called
     */
    public String test() {
        return String.valueOf(folder.getFileName());
    }

    /** Where a person reads on. */
    Path report() {
        Path report = folder.resolve("report.html");
        return Files.exists(report) ? report : folder.resolve("result.json");
    }
}
