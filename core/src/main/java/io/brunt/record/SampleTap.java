// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a recorder puts its samples. Single writer.
 *
 * <p>Has its own look at the clock, some 25 ns: what a recorder is told has no moments in it, only lengths.
 */
final class SampleTap {

    private final SampleRing ring;
    private final int recorder;
    private final Map<String, Integer> kinds = new LinkedHashMap<>();
    private int kind;

    /**
     * Make a tap.
     *
     * @param ring where samples go
     * @param recorder which one it is
     */
    SampleTap(SampleRing ring, int recorder) {
        this.ring = ring;
        this.recorder = recorder;
        kinds.put("", 0);
    }

    /** Iterations came that were timed together. */
    void together() {
        ring.together();
    }

    /** Say of what kind the next error is; empty for none. */
    void failing(String name) {
        if (name.isEmpty()) {
            kind = 0;
            return;
        }
        String told = kinds.containsKey(name) || kinds.size() <= ErrorLog.MOST_KINDS ? name : ErrorLog.OTHER;
        kind = kinds.computeIfAbsent(told, it -> kinds.size());
    }

    /** Return the kinds by their number; read only after the writer is done. */
    List<String> kinds() {
        return List.copyOf(kinds.keySet());
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
                SamplePlace.of(
                        recorder, stage < 0, step, instance, status, outcome, outcome == Outcome.ERROR ? kind : 0),
                System.nanoTime(),
                responseNanos,
                serviceNanos,
                bytesIn,
                bytesOut);
        kind = 0;
    }
}
