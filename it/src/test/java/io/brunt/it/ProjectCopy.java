// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project of {@code src/test/projects}, copied beside the parent and the settings of the Invoker projects. */
final class ProjectCopy {

    private ProjectCopy() {}

    /**
     * Copy a project.
     *
     * @param name its folder
     * @param folder an empty one
     * @return the copy's folder
     */
    static Path of(String name, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("parent"));
        filter(Path.of("src/it/parent/pom.xml"), folder.resolve("parent/pom.xml"));
        filter(Path.of("src/it/settings.xml"), folder.resolve("settings.xml"));
        return copy(Path.of("src/test/projects", name), folder.resolve(name));
    }

    /**
     * Copy the example project, which has no parent.
     *
     * @param folder an empty one
     * @return the copy's folder
     */
    static Path ofExample(Path folder) throws IOException {
        filter(Path.of("src/it/settings.xml"), folder.resolve("settings.xml"));
        return copy(Path.of("../example-project"), folder.resolve("example-project"));
    }

    private static Path copy(Path source, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            List<Path> all = files.filter(it -> !source.relativize(it).startsWith("target"))
                    .toList();
            for (Path file : all) {
                Files.copy(file, copy.resolve(source.relativize(file).toString()));
            }
        }
        return copy;
    }

    private static void filter(Path source, Path target) throws IOException {
        Path outer = Path.of(System.getProperty("it.outerLocalRepository"));
        Files.writeString(
                target,
                Files.readString(source)
                        .replace("@localRepositoryUrl@", outer.toUri().toString())
                        .replace("@project.version@", System.getProperty("it.version"))
                        .replace("@junit.newest.version@", System.getProperty("it.junitVersion"))
                        .replace("@surefire.version@", System.getProperty("it.surefireVersion")));
    }
}
