// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.TimeFigures;
import io.brunt.slo.Verdict;

/** Several results of one load test as a row of an index. */
record TogetherRow(
        Verdict verdict,
        String title,
        String className,
        String link,
        Cell results,
        Cell p50,
        Cell p99,
        Cell errorRate,
        Cell throughput,
        Cell requests) {

    static TogetherRow of(PooledTest test) {
        return new TogetherRow(
                test.verdict(),
                test.first().title(),
                test.first().test().className(),
                TogetherPage.FOLDER + "/" + IndexRow.encoded(TogetherPage.fileName(test)),
                Cell.count(test.results().size()),
                Cell.time(test.pool().responseTime(), TimeFigures::p50),
                Cell.time(test.pool().responseTime(), TimeFigures::p99),
                Cell.of(test.pool().totals().errorRate(), "share"),
                Cell.of(test.pool().totals().throughput(), "per-second"),
                Cell.count(test.pool().totals().requests()));
    }

    String mark() {
        return VerdictMark.svg(verdict);
    }
}
