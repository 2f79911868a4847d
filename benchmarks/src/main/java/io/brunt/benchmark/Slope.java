// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.util.List;

/** The line that fits values at even distances best, by least squares. */
final class Slope {

    private Slope() {}

    /** Return by how much the line rises from one value to the next; 0 for fewer than two values. */
    static double of(List<Long> values) {
        int count = values.size();
        double middle = (count - 1) / 2.0;
        double mean = values.stream().mapToLong(it -> it).average().orElse(0);
        double rise = 0;
        double run = 0;
        for (int i = 0; i < count; i++) {
            rise += (i - middle) * (values.get(i) - mean);
            run += (i - middle) * (i - middle);
        }
        return run == 0 ? 0 : rise / run;
    }
}
