// SPDX-License-Identifier: Apache-2.0
package io.brunt.file;

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
import org.apiguardian.api.API;

/**
 * Writes a file so that a reader sees the old one or the whole new one, also when the disk is full, the thread is
 * interrupted or the process is killed.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WholeFile {

    private WholeFile() {}

    /**
     * Fills a stream.
     *
     * @since 0.1
     */
    @FunctionalInterface
    @API(status = API.Status.INTERNAL, since = "0.1")
    public interface Content {

        /**
         * Write everything.
         *
         * @param out buffered; not to be closed
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Makes a text.
     *
     * @since 0.1
     */
    @FunctionalInterface
    @API(status = API.Status.INTERNAL, since = "0.1")
    public interface Text {

        /**
         * Make it.
         *
         * @return the whole text
         * @throws IOException if it cannot be made
         */
        String make() throws IOException;
    }

    /**
     * Write, and tell instead of throw what went wrong, so that the other formats still come.
     *
     * @param file to write
     * @param content of it; may fail in any way
     * @return why it could not be written; empty if it was
     */
    public static List<Problem> attempt(Path file, Content content) {
        try {
            write(file, content);
            return List.of();
        } catch (Exception | Error failed) {
            // A format of the project's own may fail in any way: by an assertion, by too deep a recursion.
            return List.of(notWritten(file, failed));
        }
    }

    /**
     * Write a text likewise, in UTF-8.
     *
     * @param file to write
     * @param text of it; may fail in any way
     * @return why it could not be written; empty if it was
     */
    public static List<Problem> attemptText(Path file, Text text) {
        return attempt(file, out -> out.write(text.make().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Tell that a file is not there.
     *
     * @param file that should have been written
     * @param failed why it was not
     * @return that, for a person
     */
    public static Problem notWritten(Path file, Throwable failed) {
        return Problem.of("this file could not be written").at(file.toString()).actual(failed.toString());
    }

    /**
     * Write, in a folder that is there.
     *
     * @param file to write
     * @param content of it
     * @throws IOException if it cannot be written; then the old file is untouched and no other is left
     */
    public static void write(Path file, Content content) throws IOException {
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
