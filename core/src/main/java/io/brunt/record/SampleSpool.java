// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every sample of a run: recorders put them into rings, and a thread of its own moves them from there to a file.
 *
 * <p>To be made, asked for recorders, and finished by one thread. Memory is bounded by the rings, the file by the most
 * samples; a run that has more gives them all up, since a part of a run is not the run.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SampleSpool {

    private static final long PAUSE_NANOS = 20_000_000;
    private static final int BUFFERED_SAMPLES = 1_024;

    private final Path file;
    private final long most;
    private final Instant origin = Instant.now();
    private final long originNanos = System.nanoTime();
    private final List<SampleRing> rings = new CopyOnWriteArrayList<>();
    private final List<Recorder> recorders = new ArrayList<>();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFERED_SAMPLES * SampleRing.FIELDS * Long.BYTES);
    private final LongBuffer buffer = bytes.asLongBuffer();
    private @Nullable Thread mover;
    private long kept;
    private volatile boolean over;
    private volatile @Nullable String trouble;

    /**
     * Keep samples in a file.
     *
     * @param file to be made, its folder too
     * @param most how many samples are kept, warm-up included; above 0
     */
    public SampleSpool(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    /**
     * Make a recorder whose samples are kept.
     *
     * @param layout of the recorder
     * @return that recorder
     */
    public Recorder recorder(RecordingLayout layout) {
        SampleRing ring = new SampleRing();
        Recorder recorder = new Recorder(layout, new SampleTap(ring, recorders.size()));
        rings.add(ring);
        recorders.add(recorder);
        if (mover == null) {
            mover = new Thread(this::move, "brunt-samples");
            mover.setDaemon(true);
            mover.start();
        }
        return recorder;
    }

    private void move() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = new FileOutputStream(file.toFile())) {
                while (!over && trouble == null) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                    moveAll(out);
                }
                moveAll(out);
            }
        } catch (IOException | RuntimeException failed) {
            giveUp("they could not be kept: " + failed);
        }
    }

    private void moveAll(OutputStream out) throws IOException {
        for (SampleRing ring : rings) {
            do {
                buffer.clear();
                ring.drainTo(buffer);
                out.write(bytes.array(), 0, buffer.position() * Long.BYTES);
                kept += buffer.position() / SampleRing.FIELDS;
            } while (!buffer.hasRemaining() && kept <= most);
        }
        if (rings.stream().anyMatch(SampleRing::wereTogether)) {
            giveUp("iterations as short as these are timed together, so they have no times of their own");
        }
        if (kept > most) {
            giveUp(String.format(Locale.ROOT, "there were more than %,d", most));
        }
    }

    private void giveUp(String why) {
        if (trouble == null) {
            trouble = why;
        }
        rings.forEach(SampleRing::close);
    }

    /**
     * Move the rest, and hand over what was kept. The recorders are done.
     *
     * @return to be closed when it has been read
     */
    public Samples finish() {
        over = true;
        if (mover != null) {
            LockSupport.unpark(mover);
            join(mover);
        }
        return new Samples(
                file,
                origin,
                originNanos,
                recorders.stream().map(Recorder::stepNames).toList(),
                recorders.stream().map(Recorder::instanceNames).toList(),
                recorders.stream().map(Recorder::sampleKinds).toList(),
                rings.stream().mapToLong(SampleRing::lost).sum(),
                Optional.ofNullable(trouble));
    }

    private static void join(Thread mover) {
        boolean interrupted = false;
        while (mover.isAlive()) {
            try {
                mover.join();
            } catch (InterruptedException asked) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
