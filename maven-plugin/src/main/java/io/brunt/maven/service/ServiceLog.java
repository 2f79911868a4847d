// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a service has printed.
 *
 * @param file its log
 */
record ServiceLog(Path file) {

    private static final int LINES = 40;

    /** 40 lines are seldom longer, and a log may be as long as it likes. */
    private static final int TAIL_BYTES = 64 * 1024;

    private static final Pattern PORT_TAKEN = Pattern.compile(
            "address already in use|BindException|EADDRINUSE|port \\d+ (was|is) already in use",
            Pattern.CASE_INSENSITIVE);

    /** Begin an empty one. */
    void begin() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, new byte[0]);
    }

    /** Its last 40 lines, oldest first. */
    List<String> tail() {
        List<String> lines = read().lines().toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    /** Whether its end speaks of a port that another process has. */
    boolean saysPortTaken() {
        return PORT_TAKEN.matcher(String.join("\n", tail())).find();
    }

    private String read() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, log.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (log.length() - start)];
            log.seek(start);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }
}
