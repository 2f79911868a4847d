// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Fifty users who ask again at once, beside wrk, hey and h2load.
 *
 * <p>Cores change their speed for minutes at a time, so Brunt runs between two runs of wrk, and only ratios to the middle
 * of these are taken; a round in which the two differ says nothing.
 *
 * @param name of the row
 * @param secure whether it is over TLS
 * @param mostCpu that a request must and should cost, wrk = 1
 * @param aimedCpu likewise
 */
record ClosedRow(String name, boolean secure, double mostCpu, double aimedCpu) implements Row {

    /** Two runs of wrk that differ by more were disturbed. */
    private static final double STEADY = 0.15;

    @Override
    public boolean measure(Figures figures) throws IOException, InterruptedException {
        if (!Program.isInstalled(Generator.WRK.program())) {
            return false;
        }
        try (Scratch scratch = Scratch.folder();
                Nginx nginx = Nginx.start(Cores.TARGET, secure)) {
            Path files = scratch.path();
            Closed before = Closed.of(Generator.WRK, nginx, Cores.GENERATOR, files);
            BruntRun brunt = BruntRun.of(nginx, Cores.GENERATOR)
                    .with("users=" + Generator.CONNECTIONS, "warmup=5s", "duration=" + Closed.SECONDS + "s")
                    .run();
            Closed after = Closed.of(Generator.WRK, nginx, Cores.GENERATOR, files);
            Closed wrk = Closed.between(before, after);
            if (Closed.difference(before, after) > STEADY) {
                return false;
            }
            figures.note(name + ", wrk: CPU per request, µs", wrk.cpuMicros());
            figures.note(name + ", wrk: requests/s", wrk.perSecond());
            Closed own = Closed.of(brunt);
            figures.hold(
                    name + ", Brunt: CPU per request, wrk = 1",
                    own.cpuMicros() / wrk.cpuMicros(),
                    Bound.atMost(mostCpu),
                    Bound.atMost(aimedCpu));
            figures.hold(
                    name + ", Brunt: requests/s, wrk = 1",
                    own.perSecond() / wrk.perSecond(),
                    secure ? Bound.NONE : Bound.atLeast(0.9),
                    secure ? Bound.NONE : Bound.atLeast(1));
            figures.hold(
                    name + ", Brunt: allocated per request, bytes",
                    brunt.number("allocatedBytes"),
                    secure ? Bound.NONE : Bound.under(100),
                    secure ? Bound.NONE : Bound.under(40));
            others(figures, nginx, files, wrk);
            return true;
        }
    }

    private void others(Figures figures, Nginx nginx, Path files, Closed wrk) throws IOException, InterruptedException {
        // Over TLS a timed run of h2load does not end (nghttp2 1.52).
        for (Generator other : secure ? List.of(Generator.HEY) : List.of(Generator.HEY, Generator.H2LOAD)) {
            if (Program.isInstalled(other.program())) {
                Closed got = Closed.of(other, nginx, Cores.GENERATOR, files);
                String who = name + ", " + other.program();
                figures.note(who + ": CPU per request, wrk = 1", got.cpuMicros() / wrk.cpuMicros());
                figures.note(who + ": requests/s, wrk = 1", got.perSecond() / wrk.perSecond());
            }
        }
    }
}
