// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code /proc} of Linux (proc(5)): one short file for all but the open files.
 *
 * <p>Memory is what the process has in RAM. Pages that it shares with others count in each of them: telling them apart
 * ({@code smaps_rollup}) walks all its page tables under a lock, and so would slow down what is measured.
 */
final class ProcFiles implements SystemReader {

    private static final long SECOND = 1_000_000_000;

    /** Fields of {@code stat} behind the command, from the state on, which proc(5) calls field 3. */
    private static final int STATE = 0;

    private static final int USER_TIME = 11;
    private static final int TIMES = 4;
    private static final int THREADS = 17;
    private static final int RSS = 21;

    private final KernelConstants constants;

    ProcFiles(KernelConstants constants) {
        this.constants = constants;
    }

    @Override
    public Optional<Look> look(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        String stat;
        try {
            stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return Optional.empty();
        }
        // Asked afterwards: what was read was this process's then, and not of one that has its number now.
        return process.isAlive() ? look(stat, openFiles(folder.resolve("fd"))) : Optional.empty();
    }

    Optional<Look> look(String stat, long openFiles) {
        // The command stands in parentheses and may hold any byte, parentheses too.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        // A zombie has ended, whether or not its parent has taken note.
        if (fields.length <= RSS || fields[STATE].equals("Z") || fields[STATE].equals("X")) {
            return Optional.empty();
        }
        long ticks = 0;
        for (int i = USER_TIME; i < USER_TIME + TIMES; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return Optional.of(new Look(
                ticks * (SECOND / constants.ticksPerSecond()),
                Long.parseLong(fields[RSS]) * constants.pageBytes(),
                Long.parseLong(fields[THREADS]),
                openFiles));
    }

    private static long openFiles(Path folder) {
        try {
            // From Linux 6.2 on the folder's size is their number; to list some thousands takes milliseconds.
            long size = Files.size(folder);
            return size > 0 ? size : count(folder);
        } catch (IOException | DirectoryIteratorException notOurs) {
            return -1;
        }
    }

    private static long count(Path folder) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path ignored : files) {
                count++;
            }
        }
        return count;
    }

    @Override
    public Map<ProcessFigure, String> missing() {
        return Map.of();
    }
}
