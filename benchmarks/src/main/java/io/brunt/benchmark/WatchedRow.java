// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fifty users who ask again at once, with somebody who watches, between two runs with nobody.
 *
 * <p>Cores change their speed for minutes at a time, so only ratios to the middle of the two are taken; a round in which
 * these differ says nothing.
 *
 * @param who watches, as {@link LoadRun} takes it
 * @param text of the row
 */
record WatchedRow(String who, String text) implements Row {

    static final Map<String, Row> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("page", new WatchedRow("page", "live page with one viewer"));
        ROWS.put("meters", new WatchedRow("meters", "Micrometer, a Prometheus registry"));
    }

    /** Two runs that nobody watched and that differ by more were disturbed. */
    private static final double STEADY = 0.05;

    private static final int SECONDS = 20;

    /** On a core that is never idle the page is drawn some seconds apart. */
    private static final int LEAST_LOOKS = 3;

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        try (Nginx nginx = Nginx.start(Cores.TARGET, false)) {
            BruntRun before = run(nginx, "nobody");
            BruntRun watched = run(nginx, who);
            BruntRun after = run(nginx, "nobody");
            double alone = middle(before, after, "throughput");
            figures.note(text + ": requests/s, unwatched", alone);
            figures.hold(
                    text + ": requests/s, unwatched = 1",
                    watched.number("throughput") / alone,
                    Bound.atLeast(0.98),
                    Bound.NONE);
            figures.note(
                    text + ": CPU of the loop per request, unwatched = 1",
                    watched.number("loopCpuMicros") / middle(before, after, "loopCpuMicros"));
            figures.note(
                    text + ": CPU of the process per request, unwatched = 1",
                    watched.number("cpuMicros") / middle(before, after, "cpuMicros"));
            figures.note(text + ": seen so many times", watched.number("looks"));
            return difference(before, after) <= STEADY && watched.number("looks") >= LEAST_LOOKS;
        }
    }

    private static BruntRun run(Target target, String who) throws IOException, InterruptedException {
        return BruntRun.of(target, Cores.GENERATOR)
                .with("users=" + Generator.CONNECTIONS, "warmup=10s", "duration=" + SECONDS + "s", "watch=" + who)
                .run();
    }

    private static double middle(BruntRun one, BruntRun other, String figure) {
        return (one.number(figure) + other.number(figure)) / 2;
    }

    private static double difference(BruntRun one, BruntRun other) {
        return Math.abs(one.number("throughput") - other.number("throughput")) / middle(one, other, "throughput");
    }

    static List<String> names() {
        return List.copyOf(ROWS.keySet());
    }
}
