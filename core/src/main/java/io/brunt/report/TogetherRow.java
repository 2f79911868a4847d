// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.TimeFigures;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.util.function.ToDoubleFunction;

/** Several results of one load test as a row of an index. */
record TogetherRow(
        Verdict verdict,
        String title,
        String className,
        String link,
        String results,
        String p50,
        String p99,
        String errorRate,
        String throughput,
        String requests) {

    static TogetherRow of(PooledTest test) {
        return new TogetherRow(
                test.verdict(),
                test.first().title(),
                test.first().test().className(),
                TogetherPage.FOLDER + "/" + IndexRow.encoded(TogetherPage.fileName(test)),
                Figure.count(test.results().size()),
                time(test, TimeFigures::p50),
                time(test, TimeFigures::p99),
                Figure.share(test.pool().totals().errorRate()),
                Figure.rate(test.pool().totals().throughput()),
                Figure.count(test.pool().totals().requests()));
    }

    private static String time(PooledTest test, ToDoubleFunction<TimeFigures> figure) {
        return TimeFigures.of(test.pool().responseTime())
                .map(it -> SloText.figure(figure.applyAsDouble(it), "us"))
                .orElse(SloText.NONE);
    }

    String mark() {
        return VerdictMark.svg(verdict);
    }
}
