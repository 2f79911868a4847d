// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Distribution;
import io.brunt.result.Pool;
import io.brunt.slo.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All results of one load test, taken together.
 *
 * @param results those that can be, at least one, the worst first
 * @param members the figures of each, in the same order
 */
record PooledTest(List<ResultSummary> results, List<Pool.Member> members) {

    /**
     * Take results together by their tests.
     *
     * @return in order of their names; what an older Brunt wrote, or another tool, has no histograms and is left out
     */
    static Map<String, PooledTest> of(DirectoryContents contents) {
        Map<String, List<ResultSummary>> byTest = new TreeMap<>();
        contents.results().stream()
                .filter(it -> !it.test().isForeign())
                .forEach(it -> byTest.computeIfAbsent(folder(it), none -> new ArrayList<>())
                        .add(it));
        Map<String, PooledTest> pooled = new LinkedHashMap<>();
        byTest.forEach((test, results) -> {
            List<ResultSummary> usable = new ArrayList<>();
            List<Pool.Member> members = new ArrayList<>();
            for (ResultSummary it : results) {
                ResultJson.readForBaseline(it.directory().resolve(Reports.JSON)).ifPresent(run -> {
                    usable.add(it);
                    members.add(new Pool.Member(run, it.totals()));
                });
            }
            if (!members.isEmpty()) {
                pooled.put(test, new PooledTest(List.copyOf(usable), List.copyOf(members)));
            }
        });
        return pooled;
    }

    /** As it is called where it lies: the name in the file is from outside, and becomes the name of a file. */
    private static String folder(ResultSummary result) {
        return String.valueOf(result.directory().getFileName());
    }

    /** The name of the results' folders. */
    String name() {
        return folder(first());
    }

    Pool pool() {
        return new Pool(members);
    }

    /** No bound is judged anew: what broke for one of them is broken. */
    Verdict verdict() {
        return Verdict.worst(results.stream().map(ResultSummary::verdict).toList());
    }

    ResultSummary first() {
        return results.get(0);
    }

    Distribution timesOf(ResultSummary result) {
        return members.get(results.indexOf(result)).run().whole().responseTime();
    }
}
