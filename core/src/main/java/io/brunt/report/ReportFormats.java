// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.Problem;
import io.brunt.record.Samples;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The formats in which a result is written: ours, and those of the project under test.
 *
 * @param writers by the name of their file; what others read comes first
 * @param unusable what was asked for and cannot be had
 */
record ReportFormats(Map<String, ReportWriter> writers, List<Problem> unusable) {

    static final List<ReportWriter> OURS = List.of(
            new JsonReport(),
            new HtmlReport(),
            new HistogramLog(),
            new PrometheusText(),
            new LocustStats(),
            new LocustHistory(),
            new K6Summary());

    /** Nor one that Windows refuses, where the same tests may run. */
    private static final Pattern PLAIN_NAME =
            Pattern.compile("[^./\\\\:*?\"<>|\\p{Cntrl}][^/\\\\:*?\"<>|\\p{Cntrl}]{0,199}");

    /** A service file that cannot be read might fail for ever. */
    private static final int MOST = 1_000;

    /**
     * Find all formats.
     *
     * @param loader where those of the project are looked for
     * @param samples of the run, where they were kept
     */
    static ReportFormats all(ClassLoader loader, Optional<Samples> samples) {
        List<Problem> problems = new ArrayList<>();
        List<ReportWriter> all = new ArrayList<>(OURS);
        samples.filter(it -> it.trouble().isEmpty()).map(SamplesJtl::new).ifPresent(all::add);
        all.addAll(own(loader, problems));
        return of(all, problems);
    }

    /** Give each its file, and tell of those that have none. */
    static ReportFormats of(List<ReportWriter> all, List<Problem> problems) {
        Map<String, ReportWriter> writers = new LinkedHashMap<>();
        // Some file systems do not tell upper from lower case.
        Set<String> taken = new TreeSet<>();
        for (ReportWriter writer : all) {
            try {
                String name = writer.fileName();
                if (!PLAIN_NAME.matcher(name).matches()) {
                    problems.add(unusable(writer)
                            .expected("a plain file name such as summary.csv")
                            .actual("fileName() is " + name));
                } else if (!taken.add(name.toLowerCase(Locale.ROOT))) {
                    problems.add(unusable(writer)
                            .actual("another format has the file " + name + " already")
                            .hint("return another name from fileName()"));
                } else {
                    writers.put(name, writer);
                }
            } catch (RuntimeException | Error broken) {
                problems.add(unusable(writer).actual("fileName() threw " + broken));
            }
        }
        return new ReportFormats(writers, problems);
    }

    private static Problem unusable(ReportWriter writer) {
        return Problem.of("this report writer cannot be used")
                .at(writer.getClass().getName());
    }

    private static List<ReportWriter> own(ClassLoader loader, List<Problem> problems) {
        List<ReportWriter> found = new ArrayList<>();
        Iterator<ReportWriter> writers =
                ServiceLoader.load(ReportWriter.class, loader).iterator();
        for (int i = 0; i < MOST; i++) {
            try {
                if (!writers.hasNext()) {
                    break;
                }
                found.add(writers.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                problems.add(Problem.of("a report writer cannot be used")
                        .at("META-INF/services/" + ReportWriter.class.getName())
                        .actual(broken.getMessage() + (broken.getCause() == null ? "" : ": " + broken.getCause()))
                        .hint("name a public class that implements ReportWriter, with a public constructor without"
                                + " parameters"));
            }
        }
        return found;
    }
}
