// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A target that stands still from 2.0 to 3.5 s of each 5 s: does the wait show, as long as it is? */
record FrozenRow() implements Row {

    /** By arithmetic, see {@link Pace#frozen}. */
    private static final Map<String, Double> TRUTH_MILLIS =
            new TreeMap<>(Map.of("P50", 0.0, "P90", 1_000.0, "P95", 1_250.0, "P99", 1_450.0, "Max", 1_500.0));

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        try (Paced target = Paced.start(Cores.TARGET, "frozen", "2000", "3500", "5000")) {
            BruntRun run = BruntRun.of(target, Cores.GENERATOR)
                    .with("rate=100/s", "duration=20s")
                    .run();
            TRUTH_MILLIS.forEach((percentile, truth) -> figures.hold(
                    "frozen 1.5 s of each 5 s: " + percentile + ", ms",
                    run.number("response" + percentile) / 1e3,
                    Bound.near(truth, 0.1, 5),
                    Bound.near(truth, 0.02, 5)));
            return true;
        }
    }
}
