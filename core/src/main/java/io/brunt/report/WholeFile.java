// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** Writes a file so that a reader sees the old one or the whole new one, also when the disk is full. */
final class WholeFile {

    private WholeFile() {}

    /** Fills a stream. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes a text. */
    @FunctionalInterface
    interface Text {
        String make() throws IOException;
    }

    /** Write, and tell instead of throw what went wrong, so that the other formats still come. */
    static List<Problem> attempt(Path file, Content content) {
        try {
            write(file, content);
            return List.of();
        } catch (Exception | Error failed) {
            // A format of the project's own may fail in any way: by an assertion, by too deep a recursion.
            return List.of(notWritten(file, failed));
        }
    }

    static List<Problem> attemptText(Path file, Text text) {
        return attempt(file, out -> out.write(text.make().getBytes(StandardCharsets.UTF_8)));
    }

    static Problem notWritten(Path file, Throwable failed) {
        return Problem.of("this report could not be written")
                .at(file.toString())
                .actual(failed.toString());
    }

    static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        // Not Files.createTempFile: only its owner could read the file, and CI servers copy as someone else.
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // Not Files.newOutputStream: an interrupted thread could not write to it.
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(temporary.toFile()), 1 << 16)) {
                content.writeTo(out);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException acrossFileSystems) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
