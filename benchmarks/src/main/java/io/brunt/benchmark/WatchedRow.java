// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fifty users who ask again at once, watched in turns with nobody.
 *
 * @param who watches, as {@link Watcher} takes it
 * @param text of the row
 */
record WatchedRow(String who, String text) implements Row {

    static final Map<String, Row> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("page", new WatchedRow("page", "live page with one viewer"));
        ROWS.put("meters", new WatchedRow("meters", "Micrometer, a Prometheus registry"));
    }

    /** A block whose unwatched turns, the first and the last, differ by more says nothing of requests each second. */
    private static final double STEADY = 0.05;

    private static final int BLOCKS = 4;

    /** On a core that is never idle one looks twenty seconds apart at most, so once in a block. */
    private static final int LEAST_LOOKS = BLOCKS;

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        try (Nginx nginx = Nginx.start(Cores.TARGET, false)) {
            BruntRun run = BruntRun.of(nginx, Cores.GENERATOR)
                    .with(
                            "users=" + Generator.CONNECTIONS,
                            "warmup=10s",
                            "duration=" + BLOCKS * Turns.BLOCK * Turns.SECONDS + "s",
                            "watch=" + who)
                    .run();
            return tell(figures, run.counts("turns"), run.counts("besidesLoops"), run.count("looks"));
        }
    }

    /** Take a run's turns down; false if nobody looked. */
    boolean tell(Figures figures, List<Long> turns, List<Long> besidesLoops, long looks) {
        for (int first = 0; first + Turns.BLOCK <= turns.size(); first += Turns.BLOCK) {
            double more = middle(besidesLoops, first + 1, first + 2) - middle(besidesLoops, first, first + 3);
            // The generator's core is never idle: what others take of it is lost to the load.
            figures.hold(
                    text + ": CPU taken from the loop, share of its core", more / 1e6, Bound.atMost(0.02), Bound.NONE);
            double before = turns.get(first);
            double after = turns.get(first + 3);
            double alone = middle(turns, first, first + 3);
            double watched = middle(turns, first + 1, first + 2);
            if (Math.abs(before - after) <= STEADY * alone) {
                figures.note(text + ": requests/s, unwatched", alone);
                figures.hold(text + ": requests/s, unwatched = 1", watched / alone, Bound.atLeast(0.98), Bound.NONE);
            }
        }
        figures.note(text + ": looks in " + BLOCKS * Turns.BLOCK * Turns.SECONDS / 2 + " watched seconds", looks);
        return looks >= LEAST_LOOKS;
    }

    private static double middle(List<Long> turns, int one, int other) {
        return (turns.get(one) + turns.get(other)) / 2.0;
    }

    static List<String> names() {
        return List.copyOf(ROWS.keySet());
    }
}
