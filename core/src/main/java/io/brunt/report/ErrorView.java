// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.ErrorGroup;
import io.brunt.unit.Figure;
import java.time.Instant;

/** A kind of error as a row of the page's table. */
record ErrorView(String kind, String count, String first, String last, String sample) {

    private static final int LONGEST_SAMPLE = 2_000;

    static ErrorView of(ErrorGroup group, Instant measuredFrom) {
        String sample = group.sample();
        return new ErrorView(
                group.kind(),
                Figure.count(group.count()),
                group.bySecond().isEmpty()
                        ? SloText.NONE
                        : clock(measuredFrom, group.bySecond().firstKey()),
                group.bySecond().isEmpty()
                        ? SloText.NONE
                        : clock(measuredFrom, group.bySecond().lastKey()),
                sample.length() <= LONGEST_SAMPLE ? sample : sample.substring(0, LONGEST_SAMPLE) + " …");
    }

    private static String clock(Instant measuredFrom, int second) {
        return SloText.clock(measuredFrom.plusSeconds(second));
    }

    boolean hasSample() {
        return !sample.isBlank();
    }
}
