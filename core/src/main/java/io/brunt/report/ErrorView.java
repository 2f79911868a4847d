// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.ErrorGroup;
import io.brunt.unit.Figure;

/** A kind of error as a row of the page's table. */
record ErrorView(String kind, String count, String sample) {

    private static final int LONGEST_SAMPLE = 2_000;

    static ErrorView of(ErrorGroup group) {
        String sample = group.sample();
        return new ErrorView(
                group.kind(),
                Figure.count(group.count()),
                sample.length() <= LONGEST_SAMPLE ? sample : sample.substring(0, LONGEST_SAMPLE) + " …");
    }

    boolean hasSample() {
        return !sample.isBlank();
    }
}
