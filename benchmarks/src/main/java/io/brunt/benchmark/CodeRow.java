// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Java code as an iteration: what nothing costs, and ten thousand users who pause for a second. */
record CodeRow() implements Row {

    private static final int USERS = 10_000;
    private static final int SECONDS = 10;

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        BruntRun empty = BruntRun.ofCode(Cores.GENERATOR)
                .with("code=empty", "users=1", "warmup=3s", "duration=5s")
                .run();
        figures.hold(
                "empty code: over two looks at the clock, µs",
                (1e9 / empty.number("throughput") - empty.number("bareLoopNanos")) / 1e3,
                Bound.atMost(0.5),
                Bound.NONE);
        Optional<Path> newer = NewerJdk.home();
        if (newer.isPresent()) {
            BruntRun pausing = BruntRun.ofCode(Cores.GENERATOR)
                    .onJava(newer.get())
                    .withJvm("-Xmx256m")
                    .with("code=pause", "users=" + USERS, "warmup=5s", "duration=" + SECONDS + "s")
                    .run();
            figures.hold(
                    "10,000 users of code that pauses 1 s, -Xmx256m, on JDK 21 or later: rate of the ideal",
                    pausing.number("completed") / SECONDS / USERS,
                    Bound.atLeast(0.9),
                    Bound.NONE);
        }
        return true;
    }
}
