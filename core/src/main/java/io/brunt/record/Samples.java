// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Every sample of a run, on disk until it is closed. Read by one thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Samples implements AutoCloseable {

    private final Path file;
    private final Instant origin;
    private final long originNanos;
    private final List<List<String>> steps;
    private final List<List<String>> instances;
    private final List<List<String>> kinds;
    private final long lost;
    private final Optional<String> trouble;

    Samples(
            Path file,
            Instant origin,
            long originNanos,
            List<List<String>> steps,
            List<List<String>> instances,
            List<List<String>> kinds,
            long lost,
            Optional<String> trouble) {
        this.file = file;
        this.origin = origin;
        this.originNanos = originNanos;
        this.steps = steps;
        this.instances = instances;
        this.kinds = kinds;
        this.lost = lost;
        this.trouble = trouble;
    }

    /**
     * What is done with each sample.
     *
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    @FunctionalInterface
    public interface Reader {
        /**
         * Take one.
         *
         * @param sample measured, not of the warm-up
         * @throws IOException from where it is written to
         */
        void read(Sample sample) throws IOException;
    }

    /**
     * Tell why there are no samples.
     *
     * @return empty if they are there
     */
    public Optional<String> trouble() {
        return trouble;
    }

    /**
     * Return how many samples could not be kept without slowing the load.
     *
     * @return 0 or more
     */
    public long lost() {
        return lost;
    }

    /**
     * Read every sample.
     *
     * <p>Iterations are among them only if the run has no steps at all: else they would count twice.
     *
     * @param reader gets each, in about the order in which they ended
     * @throws IOException if they cannot be read, or from the reader
     */
    public void read(Reader reader) throws IOException {
        boolean withSteps = steps.stream().anyMatch(it -> !it.isEmpty());
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(file.toFile()), 1 << 16))) {
            while (true) {
                long place;
                try {
                    place = in.readLong();
                } catch (EOFException end) {
                    return;
                }
                long endNanos = in.readLong();
                long responseNanos = in.readLong();
                long serviceNanos = in.readLong();
                long bytesIn = in.readLong();
                long bytesOut = in.readLong();
                int step = SamplePlace.step(place);
                if (!SamplePlace.isWarmup(place) && (step >= 0 || !withSteps)) {
                    reader.read(new Sample(
                            name(steps, place, step),
                            name(instances, place, SamplePlace.instance(place)),
                            SamplePlace.recorder(place),
                            SamplePlace.status(place),
                            SamplePlace.outcome(place),
                            kinds.get(SamplePlace.recorder(place)).get(SamplePlace.kind(place)),
                            origin.plusNanos(endNanos - responseNanos - originNanos),
                            responseNanos,
                            serviceNanos,
                            bytesIn,
                            bytesOut));
                }
            }
        }
    }

    private static String name(List<List<String>> names, long place, int index) {
        return index < 0 ? "" : names.get(SamplePlace.recorder(place)).get(index);
    }

    /** Delete the file. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // Windows keeps a file that a virus scanner looks at; it is small, and in a folder that mvn clean empties.
            file.toFile().deleteOnExit();
        }
    }
}
