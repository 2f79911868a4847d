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
 * @param from where in it the output of this start begins, in bytes; what is before is an earlier start's
 */
record ServiceLog(Path file, long from) {

    private static final int LINES = 40;

    /** 40 lines are seldom longer, and a log may be as long as it likes. */
    private static final int TAIL_BYTES = 64 * 1024;

    /** More is not printed from one look to the next. */
    private static final int END_BYTES = 1024 * 1024;

    private static final Pattern PORT_TAKEN = Pattern.compile(
            "address (already )?in use|BindException|EADDRINUSE|Only one usage of each socket address"
                    + "|port(\\(s\\))? \\d+ (was|is|seems to be) (already )?in use|port\\(s\\) already bound",
            Pattern.CASE_INSENSITIVE);

    /** What is printed from now on. */
    static ServiceLog fromNow(Path file) {
        return new ServiceLog(file, file.toFile().length());
    }

    /** Begin an empty one. */
    void begin() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, new byte[0]);
    }

    /** Its last 40 lines, oldest first, fit to be shown. */
    List<String> tail() {
        List<String> lines = PrintedLine.all(read(TAIL_BYTES));
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    /** Its last mebibyte. */
    String end() {
        return read(END_BYTES);
    }

    /** Whether its end speaks of a port that another process has. */
    boolean saysPortTaken() {
        return PORT_TAKEN.matcher(read(TAIL_BYTES)).find();
    }

    private String read(int most) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(from, log.length() - most);
            byte[] bytes = new byte[(int) Math.max(0, log.length() - start)];
            log.seek(start);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }
}
