// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.Verdict;

/** An objective as a row of the page's table. */
record SloView(
        String verdict,
        String mark,
        String label,
        boolean implied,
        String reason,
        String required,
        String requiredRaw,
        String actual,
        String actualRaw,
        String intervalRaw,
        boolean broken,
        SloRange range,
        String samples,
        String samplesRaw,
        String firstBreach) {

    static SloView of(SloRow row) {
        return new SloView(
                row.verdict().name(),
                VerdictMark.svg(row.verdict()),
                SloText.label(row),
                row.implied(),
                row.reason(),
                SloText.required(row),
                row.op().sign() + " " + Cell.number(row.required()) + " [" + row.unit() + "]",
                SloText.actual(row),
                row.actual().isPresent() ? Cell.number(row.actual().getAsDouble()) : "",
                row.interval()
                        .map(it -> Cell.number(it.low()) + " to " + Cell.number(it.high()))
                        .orElse(""),
                row.verdict() == Verdict.FAIL,
                SloRange.of(row),
                SloText.samples(row),
                Cell.number((double) row.samples()),
                SloText.firstBreach(row));
    }

    boolean hasReason() {
        return !reason.isEmpty();
    }
}
