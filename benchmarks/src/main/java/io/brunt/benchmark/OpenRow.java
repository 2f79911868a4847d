// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;

/**
 * Arrivals by the clock: are all delivered, and how late?
 *
 * @param perSecond arrivals
 * @param mostLateMicros that the 99th percentile must stay under
 * @param aimedLateMicros likewise
 */
record OpenRow(int perSecond, double mostLateMicros, double aimedLateMicros) implements Row {

    private static final int SECONDS = 20;

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        try (Nginx nginx = Nginx.start(Cores.TARGET, false)) {
            BruntRun run = BruntRun.of(nginx, Cores.GENERATOR)
                    .with("rate=" + perSecond + "/s", "warmup=4s", "duration=" + SECONDS + "s")
                    .run();
            String name = "open %,d/s".formatted(perSecond);
            figures.hold(
                    name + ": delivered of due",
                    run.number("completed") / perSecond / SECONDS,
                    Bound.atLeast(1),
                    Bound.NONE);
            figures.note(name + ": lateness p50, µs", run.number("latenessP50"));
            figures.hold(
                    name + ": lateness p99, µs",
                    run.number("latenessP99"),
                    Bound.under(mostLateMicros),
                    Bound.under(aimedLateMicros));
            figures.note(name + ": CPU per request, µs", run.number("cpuMicros"));
            return true;
        }
    }
}
