// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What fifty connections got that ask again as soon as they are answered.
 *
 * @param cpuMicros user and system time of the generator for each request
 * @param perSecond requests
 */
record Closed(double cpuMicros, double perSecond) {

    static final int SECONDS = 5;

    /**
     * Run another generator, and hold its sum against the target's count.
     *
     * @throws IllegalStateException if they differ by more than what was under way at the end
     */
    static Closed of(Generator generator, Target target, String cores, Path files)
            throws IOException, InterruptedException {
        long before = target.requests();
        Program.Run run = Program.run(cores, generator.command(files, target.url() + "/", SECONDS));
        long requests = generator.requests(run.output());
        long counted = target.requests() - before;
        if (counted < requests || counted > requests + Generator.CONNECTIONS) {
            throw new IllegalStateException(
                    "the target counted " + counted + ", " + generator.program() + " " + requests + " requests");
        }
        return new Closed(run.cpuSeconds() * 1e6 / requests, (double) requests / SECONDS);
    }

    static Closed of(BruntRun run) {
        return new Closed(run.number("cpuMicros"), run.number("requests") / SECONDS);
    }

    /** Return the middle of two. */
    static Closed between(Closed one, Closed other) {
        return new Closed((one.cpuMicros + other.cpuMicros) / 2, (one.perSecond + other.perSecond) / 2);
    }

    /** Tell by how much, as a share, two runs of one program differ at most. */
    static double difference(Closed one, Closed other) {
        Closed middle = between(one, other);
        return Math.max(
                Math.abs(one.cpuMicros - other.cpuMicros) / middle.cpuMicros,
                Math.abs(one.perSecond - other.perSecond) / middle.perSecond);
    }
}
