// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Quantiles that come from the regularized incomplete beta function: of the beta and of Student's distribution. */
final class BetaQuantile {

    /** Halvings after which an interval of length 1 is shorter than a double can tell. */
    private static final int HALVINGS = 60;

    private BetaQuantile() {}

    /**
     * Invert the beta distribution.
     *
     * @param probability from 0 to 1
     * @param a above 0
     * @param b above 0
     * @return x from 0 to 1 with {@code I_x(a, b) = probability}
     */
    static double of(double probability, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (RegularizedBeta.value(middle, a, b) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * Invert Student's t distribution.
     *
     * @param probability above 0.5, below 1
     * @param degrees of freedom, above 0
     * @return t above 0; NIST Digital Library of Mathematical Functions, 8.17, and Abramowitz and Stegun 26.7.1
     */
    static double ofStudent(double probability, double degrees) {
        double x = of(2 * (1 - probability), degrees / 2, 0.5);
        return Math.sqrt(degrees * (1 - x) / x);
    }
}
