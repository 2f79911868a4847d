// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Measures a row until it was left undisturbed in as many rounds as were asked for.
 *
 * @param wanted rounds
 * @param patience how many may be disturbed before the row is given up
 * @param bystanders starts to watch the machine, and tells how many cores others kept busy since
 */
record Rounds(int wanted, int patience, Supplier<DoubleSupplier> bystanders) {

    /** Another program that takes more of a core than this is a disturbance. */
    private static final double QUIET_CORES = 0.05;

    /** Return the lines of the table, or one that says why there are none. */
    List<String> of(String name, Row row) throws IOException, InterruptedException {
        Figures figures = new Figures();
        int done = 0;
        int disturbed = 0;
        while (done < wanted && disturbed <= patience) {
            Figures round = new Figures();
            DoubleSupplier busyCores = bystanders.get();
            boolean steady = row.measure(round);
            double busy = busyCores.getAsDouble();
            if (steady && busy <= QUIET_CORES) {
                figures.addAll(round);
                done++;
            } else {
                disturbed++;
                System.err.printf(
                        Locale.ROOT,
                        "%s: a round is left out: other programs took %.2f cores%s%n",
                        name,
                        busy,
                        steady ? "" : ", what it is compared with was not steady");
            }
        }
        return done == wanted
                ? figures.lines()
                : List.of("| " + name + " | not shown: " + disturbed + " of " + (done + disturbed)
                        + " rounds were disturbed, or what it is compared with was missing | | | | | |");
    }
}
