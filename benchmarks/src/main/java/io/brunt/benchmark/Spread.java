// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.util.List;

/**
 * What several rounds of one measurement gave.
 *
 * @param median of an even number of rounds the mean of the two in the middle
 */
record Spread(double median, double least, double greatest) {

    /** Summarize at least one value. */
    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
