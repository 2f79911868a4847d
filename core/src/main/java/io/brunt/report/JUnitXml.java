// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.Verdict;
import io.brunt.unit.Digits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code junit/TEST-<class>.xml}, as Surefire does: one test case for each objective.
 *
 * <p>A load that was not delivered is a test case of its own, else a run could be invalid and green.
 */
final class JUnitXml {

    private static final String PREFIX = "TEST-";
    private static final String SUFFIX = ".xml";

    private JUnitXml() {}

    /** The results by the name of their file. */
    static Map<String, List<ResultSummary>> suites(List<ResultSummary> results) {
        Map<String, List<ResultSummary>> suites = new TreeMap<>();
        for (ResultSummary it : results) {
            String name = it.test().className().replaceAll("[^\\p{L}\\p{N}._$-]", "_");
            suites.computeIfAbsent(PREFIX + name + SUFFIX, ignored -> new ArrayList<>())
                    .add(it);
        }
        return suites;
    }

    static boolean isSuite(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    /** One class's document. */
    static String of(List<ResultSummary> results) {
        ResultSummary first = results.get(0);
        StringBuilder cases = new StringBuilder();
        int tests = 0;
        int failures = 0;
        double seconds = 0;
        for (ResultSummary result : results) {
            seconds += seconds(result);
            for (Case it : cases(result)) {
                tests++;
                failures += it.verdict() == Verdict.PASS ? 0 : 1;
                cases.append(it.xml(result));
            }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\""
                + Escaper.xml(first.test().className()) + "\" tests=\"" + tests + "\" failures=\"" + failures
                + "\" errors=\"0\" skipped=\"0\" time=\"" + number(seconds) + "\" timestamp=\""
                + first.started().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "") + "\">\n" + cases
                + "</testsuite>\n";
    }

    private static List<Case> cases(ResultSummary result) {
        List<Case> cases = new ArrayList<>();
        if (!result.load().reasons().isEmpty()) {
            Verdict verdict = result.slos().stream().allMatch(it -> it.verdict() == Verdict.PASS)
                    ? result.verdict()
                    : Verdict.INVALID;
            cases.add(new Case("load", verdict, String.join("; ", result.load().reasons()), ""));
        }
        for (SloRow row : result.worstFirst()) {
            String reason = row.reason().isEmpty() ? "" : "; " + row.reason();
            String since = row.firstBreach()
                    .map(it -> ", first at " + SloText.clock(it))
                    .orElse("");
            cases.add(new Case(
                    row.expression() + (row.implied() ? " (implied)" : ""),
                    row.verdict(),
                    Headline.was(row) + since + reason,
                    SloTable.of(List.of(row))));
        }
        return cases;
    }

    /** Each case shows the whole load test's time: they were all measured in it. */
    private record Case(String name, Verdict verdict, String message, String table) {

        String xml(ResultSummary result) {
            String head = "  <testcase name=\"" + Escaper.xml(result.title() + ": " + name) + "\" classname=\""
                    + Escaper.xml(result.test().className()) + "\" time=\"" + number(seconds(result)) + "\"";
            if (verdict == Verdict.PASS) {
                return head + "/>\n";
            }
            return head + ">\n    <failure message=\"" + Escaper.xml(Escaper.plain(Escaper.oneLine(message)))
                    + "\" type=\"" + verdict + "\">"
                    + Escaper.xml(Escaper.plain(message) + "\n\n" + table + "\n" + FailureText.facts(result))
                            .replace("&#10;", "\n")
                    + "</failure>\n  </testcase>\n";
        }
    }

    private static double seconds(ResultSummary result) {
        return Duration.between(result.started(), result.ended()).toMillis() / 1e3;
    }

    private static String number(double seconds) {
        return Digits.fixed(seconds, 3);
    }
}
