// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that lies beside a page.
 *
 * @param name of the file
 * @param link to it, from the page
 */
record Neighbour(String name, String link) {

    /** All but the page itself and what is being written, by name; {@code result.json} always. */
    static List<Neighbour> of(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return Stream.concat(
                            Stream.of(Reports.JSON),
                            files.filter(Files::isRegularFile)
                                    .map(it -> it.getFileName().toString())
                                    .filter(it -> !it.startsWith(".") && !it.equals(Reports.HTML))
                                    .sorted())
                    .distinct()
                    .map(Neighbour::of)
                    .toList();
        } catch (IOException none) {
            return List.of(of(Reports.JSON));
        }
    }

    private static Neighbour of(String name) {
        return new Neighbour(name, IndexRow.encoded(name));
    }
}
