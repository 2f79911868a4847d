// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Repeats what services print, line by line, each with the name of its instance. Safe for any thread.
 *
 * <p>It reads their logs as they grow: the services write into files, and would stand still at a pipe that nobody reads.
 */
final class Echo implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;
    private static final int MOST_BYTES = 1024 * 1024;

    private final Consumer<String> lines;
    private final List<Followed> logs = new ArrayList<>();
    private final Thread thread = new Thread(this::follow, "brunt-echo");
    private boolean closed;

    /**
     * Have nothing to repeat yet.
     *
     * @param lines is told each line
     */
    Echo(Consumer<String> lines) {
        this.lines = lines;
        thread.setDaemon(true);
    }

    /** A log, and how much of it was read. */
    private static final class Followed {
        private final String instance;
        private final Path file;
        private long read;

        Followed(String instance, Path file) {
            this.instance = instance;
            this.file = file;
        }
    }

    /** Repeat a log from its beginning on; one that is followed already goes on. */
    synchronized void add(String instance, Path file) {
        if (logs.stream().noneMatch(it -> it.instance.equals(instance))) {
            logs.add(new Followed(instance, file));
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    private synchronized void follow() {
        try {
            while (!closed) {
                logs.forEach(it -> repeat(it, false));
                wait(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A line without an end is waited for, unless it is the last one of all. */
    private void repeat(Followed log, boolean toTheEnd) {
        byte[] bytes;
        try (RandomAccessFile file = new RandomAccessFile(log.file.toFile(), "r")) {
            bytes = new byte[(int) Math.min(MOST_BYTES, Math.max(0, file.length() - log.read))];
            file.seek(log.read);
            file.readFully(bytes);
        } catch (IOException notThereYet) {
            return;
        }
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            boolean last = at == bytes.length - 1;
            if (bytes[at] == '\n' || last && (toTheEnd || bytes.length == MOST_BYTES && start == 0)) {
                say(log, new String(bytes, start, at + 1 - start, StandardCharsets.UTF_8).stripTrailing());
                start = at + 1;
            }
        }
        log.read += start;
        if (bytes.length == MOST_BYTES) {
            repeat(log, toTheEnd);
        }
    }

    private void say(Followed log, String line) {
        String whose = "[" + log.instance + "] ";
        if (line.isEmpty()) {
            lines.accept(whose);
        }
        PrintedLine.all(line).forEach(it -> lines.accept(whose + it));
    }

    /** Repeat what is left, and end. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            notifyAll();
            logs.forEach(it -> repeat(it, true));
        }
    }
}
