// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.foreign;

import io.brunt.foreign.ForeignFile;
import io.brunt.foreign.ForeignFormat;
import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import io.brunt.run.ForeignGate;
import io.brunt.slo.Slo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The files of other tools that a module wants judged, checked as a whole before any of them is opened.
 *
 * @param entries one for each {@code <result>}
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ForeignPlan(List<Entry> entries) {

    private static final List<String> STALE = List.of("refuse", "allow");

    /**
     * A checked {@code <result>}.
     *
     * @param patterns as the user wrote them, at least one
     * @param format of the files
     * @param slos asked of each file
     * @param allowsStale whether files that are older than the build count
     * @param matches the files of each pattern, as they lay when the plan was made
     * @since 0.1
     */
    public record Entry(
            List<String> patterns,
            ForeignFormat format,
            List<Slo> slos,
            boolean allowsStale,
            Map<String, List<Path>> matches) {

        /**
         * Return the files of all patterns.
         *
         * @return each once, in the patterns' order
         */
        public List<Path> files() {
            Set<Path> files = new LinkedHashSet<>();
            patterns.forEach(it -> files.addAll(matches.getOrDefault(it, List.of())));
            return List.copyOf(files);
        }

        /**
         * Return the patterns that match nothing.
         *
         * @return as the user wrote them
         */
        public List<String> unmatched() {
            return patterns.stream()
                    .filter(it -> matches.getOrDefault(it, List.of()).isEmpty())
                    .toList();
        }
    }

    /** Keep an immutable copy. */
    public ForeignPlan {
        entries = List.copyOf(entries);
    }

    /**
     * Check what the POM asks for.
     *
     * @param configured from the POM or the command line; may be empty
     * @param module what patterns are relative to
     * @return what is to be judged
     * @throws BruntException with all faults
     */
    public static ForeignPlan of(List<ResultFiles> configured, Path module) {
        List<Problem> problems = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Map<Path, Integer> owners = new HashMap<>();
        for (int i = 0; i < configured.size(); i++) {
            String where = "result " + (i + 1);
            try {
                Entry entry = entry(configured.get(i), module);
                entries.add(entry);
                for (Path file : entry.files()) {
                    Integer owner = owners.putIfAbsent(file, i + 1);
                    if (owner != null) {
                        problems.add(Problem.of("result " + owner + " has the file " + file + " already")
                                .at(where)
                                .hint("ask all of a file in one <result>"));
                    }
                }
            } catch (BruntException wrong) {
                wrong.problems().forEach(it -> problems.add(it.at(where)));
            }
        }
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
        return new ForeignPlan(entries);
    }

    private static Entry entry(ResultFiles result, Path module) {
        List<Problem> problems = new ArrayList<>();
        List<String> patterns = patterns(result.files);
        if (patterns.isEmpty()) {
            problems.add(Problem.of("<files> is missing").hint("for example <files>target/jmeter/*.jtl</files>"));
        }
        ForeignFormat format = ForeignFormat.AUTO;
        try {
            format = ForeignFormat.parse(result.format);
        } catch (BruntException wrong) {
            problems.addAll(wrong.problems());
        }
        String stale = result.stale.strip().toLowerCase(Locale.ROOT);
        if (!STALE.contains(stale)) {
            problems.add(Problem.of("<stale> is not known")
                    .expected("one of " + String.join(", ", STALE))
                    .actual(result.stale)
                    .hint(NearestSpelling.hint(result.stale, STALE)));
        }
        List<Slo> slos = List.of();
        try {
            slos = ForeignGate.objectives(result.slos, format);
        } catch (BruntException wrong) {
            problems.addAll(wrong.problems());
        }
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
        return new Entry(patterns, format, slos, stale.equals("allow"), matches(patterns, module));
    }

    private static List<String> patterns(@Nullable String files) {
        return files == null
                ? List.of()
                : Arrays.stream(files.split("[,\n\r]"))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .toList();
    }

    private static Map<String, List<Path>> matches(List<String> patterns, Path module) {
        Map<String, List<Path>> matches = new HashMap<>();
        for (String pattern : patterns) {
            try {
                List<Path> files = new FilePattern(pattern).files(module);
                matches.put(
                        pattern,
                        files.stream().filter(it -> !isCompanion(it, files)).toList());
            } catch (IOException | RuntimeException unreadable) {
                throw new BruntException(Problem.of("<files> cannot be looked for")
                        .actual(pattern + ": " + unreadable)
                        .hint("a pattern is relative to the module, with *, ** and ?"));
            }
        }
        return matches;
    }

    /** A pattern such as {@code *.csv} takes in what Locust writes beside its statistics. */
    private static boolean isCompanion(Path file, List<Path> files) {
        return ForeignFile.companionOf(file).filter(files::contains).isPresent();
    }
}
