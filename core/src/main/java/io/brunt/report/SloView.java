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
        String actual,
        boolean broken,
        SloRange range,
        String samples,
        String firstBreach) {

    static SloView of(SloRow row) {
        return new SloView(
                row.verdict().name(),
                VerdictMark.svg(row.verdict()),
                SloText.label(row),
                row.implied(),
                row.reason(),
                SloText.required(row),
                SloText.actual(row),
                row.verdict() == Verdict.FAIL,
                SloRange.of(row),
                SloText.samples(row),
                SloText.firstBreach(row));
    }

    boolean hasReason() {
        return !reason.isEmpty();
    }
}
