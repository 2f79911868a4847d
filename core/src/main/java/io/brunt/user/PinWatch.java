// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.unit.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Notices virtual threads that waited without letting go of their carrier: meanwhile it serves no other user.
 *
 * <p>By the JVM's event {@code jdk.VirtualThreadPinned}, with its usual threshold. Written while the load is on, and read
 * afterwards: a {@code RecordingStream} would parse it on a thread beside the users. Before Java 24 each
 * {@code synchronized} pins (JEP 491), from then on native frames and class initialization alone. Confined to one thread.
 */
final class PinWatch implements AutoCloseable {

    static final String EVENT = "jdk.VirtualThreadPinned";

    private static final Duration THRESHOLD = Duration.ofMillis(20);
    private static final long MOST_BYTES = 16L << 20;
    private static final int FIRST_THAT_RARELY_PINS = 24;

    private final @Nullable Recording recording;

    private PinWatch(@Nullable Recording recording) {
        this.recording = recording;
    }

    /**
     * Start to look.
     *
     * @param virtual whether users run on virtual threads at all
     */
    static PinWatch start(boolean virtual) {
        if (!virtual) {
            return new PinWatch(null);
        }
        try {
            Recording recording = new Recording();
            recording.setName("brunt");
            recording.setMaxSize(MOST_BYTES);
            recording.enable(EVENT).withThreshold(THRESHOLD).withStackTrace();
            recording.start();
            return new PinWatch(recording);
        } catch (IllegalStateException | SecurityException | LinkageError absent) {
            // A JVM without Flight Recorder, or a run time image without its module: a load test needs neither.
            return new PinWatch(null);
        }
    }

    /**
     * Stop to look.
     *
     * @return what to tell of it; empty if no thread was pinned for long, or nobody could look
     */
    Optional<String> stop() {
        if (recording == null) {
            return Optional.empty();
        }
        // A file channel is closed by an interrupt, and the run's own is kept.
        boolean interrupted = Thread.interrupted();
        try {
            recording.stop();
            Path file = Files.createTempFile("brunt-", ".jfr");
            try {
                recording.dump(file);
                return told(RecordingFile.readAllEvents(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalStateException unreadable) {
            System.getLogger(PinWatch.class.getName())
                    .log(System.Logger.Level.DEBUG, "nobody can say whether threads were pinned", unreadable);
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (recording != null) {
            recording.close();
        }
    }

    private static Optional<String> told(List<RecordedEvent> events) {
        List<RecordedEvent> pinned = events.stream()
                .filter(it -> it.getEventType().getName().equals(EVENT))
                .toList();
        return pinned.stream()
                .max(Comparator.comparing(RecordedEvent::getDuration))
                .map(it -> "virtual threads were pinned to their carriers " + Figure.counted(pinned.size(), "time")
                        + " for " + Figure.time(THRESHOLD)
                        + " or longer, for " + Figure.time(it.getDuration()) + " at most, " + place(it)
                        + ": meanwhile a carrier serves no other user; " + hint());
    }

    private static String place(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        return trace == null
                ? "at an unknown place"
                : Frames.text(trace.getFrames().stream()
                        .filter(it -> it.isJavaFrame())
                        .map(it -> new StackTraceElement(
                                it.getMethod().getType().getName(),
                                it.getMethod().getName(),
                                null,
                                it.getLineNumber()))
                        .toList());
    }

    private static String hint() {
        return Runtime.version().feature() < FIRST_THAT_RARELY_PINS
                ? "wait in a ReentrantLock there, not in synchronized, or use Java 24 or later, which pins far less"
                : "wait outside of native code and of class initialization";
    }
}
