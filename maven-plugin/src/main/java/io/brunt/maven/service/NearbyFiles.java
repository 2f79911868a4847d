// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Says that a file is missing, and which of its neighbors may be meant. */
final class NearbyFiles {

    private NearbyFiles() {}

    static Problem missing(String member, Path file) {
        Problem problem =
                Problem.of(member + " is not there").expected("a file").actual(file.toString());
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        List<String> neighbors = names(file.resolveSibling("")).stream()
                .filter(it -> it.endsWith(ending))
                .toList();
        if (neighbors.isEmpty()) {
            return problem.hint(
                    ending.equals(".jar") ? "a jar exists from the phase package on: mvn verify" : "check the path");
        }
        return problem.hint(NearestSpelling.hint(name, neighbors));
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(it -> it.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
