// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import io.brunt.file.WholeFile;
import io.brunt.json.Json;
import io.brunt.json.JsonFields;
import io.brunt.json.JsonFile;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.problem.VisibleText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The file of a baseline: JSON that a team commits, one for each load test.
 *
 * <p>One field for each run, named by its instant, the newest first, and the schema last, so that each line of a run ends
 * with a comma. When a run comes or goes no line of another changes, and no two runs have a line in common: so git can keep
 * the lines of both branches that added one. The order does not matter to the reader. Fields that it does not know are skipped.
 *
 * @param path of the file, which need not exist
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineFile(Path path) {

    static final String SCHEMA = "brunt-baseline/1";

    /** Where a run's line is broken for people: within a text, such a quote would have a backslash before it. */
    private static final Pattern LINES = Pattern.compile(", (?=\"whole\": \\{|\"(stages|steps)\": \\[\\{)");

    private static final Pattern RUN = Pattern.compile("\\d{4,}-.*");

    private static final Problem BROKEN = Problem.of("this baseline cannot be read")
            .expected("the JSON object that mvn brunt:baseline wrote")
            .hint("restore it from version control, mend a merge by keeping all runs, or delete it to begin anew");

    /**
     * Find the file of a load test.
     *
     * @param directory {@code brunt.baselineDir}
     * @param folder of the test's results
     * @return a file that need not exist
     */
    public static BaselineFile of(Path directory, String folder) {
        return new BaselineFile(directory.resolve(folder + ".json"));
    }

    /**
     * Read the file.
     *
     * @return its runs; none if there is no file
     * @throws BruntException naming the file and what is wrong with it
     */
    public Baseline read() {
        if (!Files.exists(path)) {
            return Baseline.EMPTY;
        }
        JsonFields fields = JsonFile.read(path, Set.of(), BROKEN);
        String schema = fields.text("schema");
        if (!schema.equals(SCHEMA)) {
            throw new BruntException(Problem.of("this baseline has another schema")
                    .at(path.toString())
                    .expected(SCHEMA)
                    .actual(VisibleText.oneLine(schema))
                    .hint("use the Brunt that wrote it, or a newer one"));
        }
        return new Baseline(fields.names().stream()
                .filter(it -> RUN.matcher(it).matches())
                .map(it -> BaselineRunJson.read(fields.object(it)))
                .toList());
    }

    /**
     * Write the file; readers see the old one or the whole new one.
     *
     * @param baseline its runs
     * @throws BruntException naming the file, if it cannot be written
     */
    public void write(Baseline baseline) {
        try {
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
            WholeFile.write(path, out -> out.write(text(baseline).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new BruntException(Problem.of("this baseline cannot be written")
                    .at(path.toString())
                    .actual(failed.toString()));
        }
    }

    private static String text(Baseline baseline) throws IOException {
        StringWriter text = new StringWriter();
        Json json = new Json(text);
        json.object(() -> {
            for (BaselineRun run : baseline.runs()) {
                json.row(run.at().toString(), () -> BaselineRunJson.write(json, run));
            }
            json.text("schema", SCHEMA);
        });
        json.flush();
        return LINES.matcher(text.append('\n').toString()).replaceAll(",\n    ");
    }
}
