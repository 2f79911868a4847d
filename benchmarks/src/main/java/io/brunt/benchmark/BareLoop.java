// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

/** What an iteration costs that does nothing and is timed by nobody but itself. */
final class BareLoop {

    private static final int ITERATIONS = 5_000_000;

    private BareLoop() {}

    /** Return the nanoseconds of an iteration with two looks at the clock, once compiled. */
    static double nanos() {
        run();
        return run();
    }

    private static double run() {
        long inside = 0;
        long start = System.nanoTime();
        for (int i = 0; i < ITERATIONS; i++) {
            long before = System.nanoTime();
            inside += System.nanoTime() - before;
        }
        long took = System.nanoTime() - start;
        if (inside > took) {
            throw new IllegalStateException("the clock went back");
        }
        return (double) took / ITERATIONS;
    }
}
