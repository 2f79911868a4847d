// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is gone with its user.
 *
 * @param path where it is
 */
record Scratch(Path path) implements AutoCloseable {

    static Scratch folder() throws IOException {
        return new Scratch(Files.createTempDirectory("brunt-benchmark"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
