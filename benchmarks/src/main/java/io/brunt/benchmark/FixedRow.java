// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;

/** A cold generator and a target that answers after 20 ms: is the JVM's start charged to the target? */
record FixedRow() implements Row {

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        try (Paced target = Paced.start(Cores.TARGET, "after", "20")) {
            // Only the generator is cold: another one has warmed the target.
            BruntRun.of(target, Cores.GENERATOR)
                    .with("rate=1000/s", "duration=5s")
                    .run();
            BruntRun run = BruntRun.of(target, Cores.GENERATOR)
                    .with("rate=100/s", "duration=10s")
                    .run();
            figures.note("20 ms target, cold: p50, ms", run.number("responseP50") / 1e3);
            figures.hold(
                    "20 ms target, cold: p99, ms", run.number("responseP99") / 1e3, Bound.under(24), Bound.atMost(21));
            figures.note("20 ms target, cold: max, ms", run.number("responseMax") / 1e3);
            return true;
        }
    }
}
