// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;

/**
 * Ten thousand users who pause for a second, each with a connection of its own.
 *
 * @param heap of the generator, as {@code -Xmx} takes it
 * @param must whether the figures must hold, or are aimed at
 */
record UsersRow(String heap, boolean must) implements Row {

    private static final int USERS = 10_000;
    private static final int SECONDS = 20;

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        try (Nginx nginx = Nginx.start(Cores.TARGET, false)) {
            BruntRun run = BruntRun.of(nginx, Cores.GENERATOR)
                    .withJvm("-Xmx" + heap)
                    .with("users=" + USERS, "thinkTime=1s", "warmup=5s", "duration=" + SECONDS + "s")
                    .run();
            String name = "10,000 users, -Xmx" + heap;
            Bound whole = Bound.atLeast(0.99);
            figures.hold(
                    name + ": rate of the ideal",
                    run.number("completed") / SECONDS / USERS,
                    must ? whole : Bound.NONE,
                    must ? Bound.NONE : whole);
            figures.note(name + ": errors", run.number("errors"));
            figures.note(name + ": lateness p99, µs", run.number("latenessP99"));
            return true;
        }
    }
}
