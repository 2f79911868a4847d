// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;

/**
 * A load test as a row of an index, in words. Texts of a server are not escaped: that is each format's own work.
 *
 * @param verdict of the test
 * @param title of the test
 * @param className its class
 * @param module the set of results that it came with; empty for those of the place itself
 * @param link to its report, relative where it can be
 * @param objective the one to see first
 * @param why what came of it
 * @param p99 of the response time
 * @param broken whether an objective on p99 fails
 * @param errorRate of the iterations
 * @param throughput of the iterations
 * @param requests how many iterations
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record IndexRow(
        Verdict verdict,
        String title,
        String className,
        String module,
        String link,
        String objective,
        String why,
        String p99,
        boolean broken,
        String errorRate,
        String throughput,
        String requests) {

    /**
     * Lay out the rows of an index.
     *
     * @param contents what it is over
     * @param reports where copies of results that came from elsewhere lie
     * @param folder where the index will lie
     * @return the worst first
     */
    public static List<IndexRow> of(DirectoryContents contents, Path reports, Path folder) {
        return contents.results().stream().map(it -> of(it, reports, folder)).toList();
    }

    static IndexRow of(ResultSummary result, Path reports, Path folder) {
        Verdict verdict = result.verdict();
        boolean load = !result.load().reasons().isEmpty() && verdict == Verdict.INVALID;
        String objective = load
                ? "the load"
                : result.worst()
                        .map(it -> SloText.label(it) + " " + SloText.required(it))
                        .orElse(SloText.NONE);
        return new IndexRow(
                verdict,
                result.title(),
                result.test().className(),
                module(result.directory(), reports),
                link(result.directory().resolve(Reports.HTML), folder),
                objective,
                load ? result.load().reasons().get(0) : why(result),
                SummaryMarkdown.p99(result),
                isP99Broken(result),
                Figure.share(result.totals().errorRate()),
                Figure.rate(result.totals().throughput()),
                Figure.count(result.totals().requests()));
    }

    /** The drawn verdict. */
    String mark() {
        return VerdictMark.svg(verdict);
    }

    boolean hasWhy() {
        return !why.isEmpty();
    }

    boolean isInModule() {
        return !module.isEmpty();
    }

    /** Of a copy, the name of the set that it came with. */
    static String module(Path directory, Path reports) {
        Path copies = reports.toAbsolutePath().normalize().resolve(ResultSet.COPIES);
        Path set = directory.toAbsolutePath().normalize().resolveSibling("");
        return set.startsWith(copies) && !set.equals(copies)
                ? copies.relativize(set).toString().replace('\\', '/')
                : "";
    }

    private static String why(ResultSummary result) {
        long same = result.slos().stream()
                .filter(it -> it.verdict() == result.verdict())
                .count();
        String count = result.verdict() == Verdict.PASS || same == 1
                ? ""
                : "; " + same + " of " + result.slos().size() + " "
                        + result.verdict().name().toLowerCase(Locale.ROOT);
        return result.worst().map(it -> "was " + SloText.actual(it) + count).orElse("");
    }

    private static boolean isP99Broken(ResultSummary result) {
        return result.slos().stream()
                .filter(it -> it.verdict() == Verdict.FAIL)
                .map(SloText::label)
                .anyMatch(it -> it.equals("p99") || it.equals("p99 regression"));
    }

    /** Relative where it can be, so that the whole directory can be moved; each segment encoded. */
    static String link(Path file, Path folder) {
        Path to = file.toAbsolutePath().normalize();
        Path from = folder.toAbsolutePath().normalize();
        if (!String.valueOf(from.getRoot()).equals(String.valueOf(to.getRoot()))) {
            return to.toUri().toString();
        }
        return StreamSupport.stream(from.relativize(to).spliterator(), false)
                .map(it -> encoded(it.toString()))
                .collect(Collectors.joining("/"));
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
