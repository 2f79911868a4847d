// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

/**
 * Where a recorder puts its samples. Single writer.
 *
 * <p>Has its own look at the clock, some 25 ns: what a recorder is told has no moments in it, only lengths.
 *
 * @param ring where they go
 * @param recorder which one it is
 */
record SampleTap(SampleRing ring, int recorder) {

    /** Iterations came that were timed together. */
    void together() {
        ring.together();
    }

    void put(
            int stage,
            int step,
            int instance,
            int status,
            Outcome outcome,
            long responseNanos,
            long serviceNanos,
            long bytesIn,
            long bytesOut) {
        if (ring.isClosed()) {
            // Given up for good: no look at the clock for it either.
            return;
        }
        ring.add(
                SamplePlace.of(recorder, stage < 0, step, instance, status, outcome),
                System.nanoTime(),
                responseNanos,
                serviceNanos,
                bytesIn,
                bytesOut);
    }
}
