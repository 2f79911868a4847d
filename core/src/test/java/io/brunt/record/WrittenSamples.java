// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Samples at moments of the test's choosing. */
public final class WrittenSamples {

    private static final long ORIGIN_NANOS = 1_000;

    private WrittenSamples() {}

    /**
     * Two steps on two recorders: for each of {@code count} seconds one that completes, then an error, one that is
     * abandoned, and a timed part of code.
     */
    public static Samples in(Path folder, Instant from, int count, String first, String second) throws IOException {
        return in(folder, from, count, first, second, "status-503");
    }

    /** The same with an error of another kind. */
    public static Samples in(Path folder, Instant from, int count, String first, String second, String kind)
            throws IOException {
        Path file = folder.resolve("samples.tmp");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < count; i++) {
                write(out, 0, 0, 0, 200, Outcome.COMPLETED, i * 1_000_000_000L, 12_345_678, 11_345_678);
            }
            write(out, 1, 0, 1, 503, Outcome.ERROR, 1_500_000, 2_500_000, 900_000);
            write(out, 1, 0, 2, 0, Outcome.ABANDONED, 2_000_000_000, 30_000_000_000L, 30_000_000_000L);
            write(out, 1, 1, Recorder.NO_INSTANCE, 0, Outcome.COMPLETED, 0, 400_000, 400_000);
        }
        List<List<String>> steps = List.of(List.of(first), List.of(first, second));
        List<String> instances = List.of("http://127.0.0.1:41901", "http://127.0.0.1:41902", "http://127.0.0.1:41903");
        List<List<String>> kinds = List.of(List.of(""), List.of("", kind));
        return new Samples(file, from, ORIGIN_NANOS, steps, List.of(instances, instances), kinds, 0, Optional.empty());
    }

    private static void write(
            DataOutputStream out,
            int recorder,
            int step,
            int instance,
            int status,
            Outcome outcome,
            long startNanos,
            long responseNanos,
            long serviceNanos)
            throws IOException {
        int kind = outcome == Outcome.ERROR ? 1 : 0;
        out.writeLong(SamplePlace.of(recorder, false, step, instance, status, outcome, kind));
        out.writeLong(ORIGIN_NANOS + startNanos + responseNanos);
        out.writeLong(responseNanos);
        out.writeLong(serviceNanos);
        out.writeLong(148);
        out.writeLong(231);
    }
}
