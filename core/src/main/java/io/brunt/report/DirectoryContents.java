// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.Problem;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The results of one or several report directories.
 *
 * @param results from the worst verdict to the best, then in the order in which they were started
 * @param unreadable the result files that are broken; no verdict can stand beside one
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DirectoryContents(List<ResultSummary> results, List<Problem> unreadable) {

    private static final Comparator<ResultSummary> WORST_FIRST = Comparator.comparing(ResultSummary::verdict)
            .reversed()
            .thenComparing(ResultSummary::started)
            .thenComparing(it -> it.test().folder());

    /** Sort what was given. */
    public DirectoryContents {
        results = results.stream().sorted(WORST_FIRST).toList();
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Return the worst verdict.
     *
     * @return {@code INVALID} also where a result cannot be read; {@code PASS} for no results at all
     */
    public Verdict verdict() {
        return unreadable.isEmpty()
                ? Verdict.worst(results.stream().map(ResultSummary::verdict).toList())
                : Verdict.INVALID;
    }

    List<ResultSummary> with(Verdict verdict) {
        return results.stream().filter(it -> it.verdict() == verdict).toList();
    }

    /**
     * Return what came of them all.
     *
     * @return for example {@code 1 of 4 load tests failed, 1 is invalid}
     */
    public String headline() {
        if (results.isEmpty()) {
            return unreadable.isEmpty() ? "No load test has run" : broken() + " cannot be read";
        }
        StringBuilder text = new StringBuilder();
        append(text, with(Verdict.INVALID).size(), "is invalid", "are invalid");
        append(text, with(Verdict.FAIL).size(), "failed", "failed");
        append(text, with(Verdict.INCONCLUSIVE).size(), "is inconclusive", "are inconclusive");
        if (!unreadable.isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(broken()).append(" cannot be read");
        }
        if (text.isEmpty()) {
            return results.size() == 1 ? "The load test passed" : "All " + results.size() + " load tests passed";
        }
        return text.toString();
    }

    private void append(StringBuilder text, int count, String one, String many) {
        if (count == 0) {
            return;
        }
        String subject = text.isEmpty()
                ? count + " of " + Figure.counted(results.size(), "load test") + " "
                : ", " + count + " ";
        text.append(subject).append(count == 1 ? one : many);
    }

    private String broken() {
        return Figure.counted(unreadable.size(), "result");
    }
}
