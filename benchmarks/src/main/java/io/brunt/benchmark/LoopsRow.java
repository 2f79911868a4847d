// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;

/**
 * Two event loops against one.
 *
 * <p>Where the target has to share the cores with both loops, it is the limit, and the rate tells little. What two loops
 * would cost each other shows in the CPU that a request takes: with none of it, two loops on cores of their own carry
 * twice as much.
 */
record LoopsRow() implements Row {

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        try (Nginx nginx = Nginx.start(Cores.BOTH, false)) {
            BruntRun one = run(nginx, 1);
            BruntRun two = run(nginx, 2);
            figures.note(
                    "two loops, cores shared with the target: requests/s, one loop = 1",
                    two.number("throughput") / one.number("throughput"));
            figures.hold(
                    "two loops: requests per CPU-second of each loop, one loop alone = 1, both added",
                    2 * one.number("cpuMicros") / two.number("cpuMicros"),
                    Bound.NONE,
                    Bound.atLeast(1.8));
            return true;
        }
    }

    /** Half of the cores get a loop, so the JVM is told how many there are. */
    private static BruntRun run(Nginx nginx, int loops) throws IOException, InterruptedException {
        return BruntRun.of(nginx, Cores.BOTH)
                .withJvm("-XX:ActiveProcessorCount=" + 2 * loops)
                .with("users=50", "warmup=5s", "duration=" + Closed.SECONDS + "s")
                .run();
    }
}
