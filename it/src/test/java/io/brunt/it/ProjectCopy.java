// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
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
        return of(Path.of("src/test/projects"), name, folder);
    }

    /** The same with an Invoker project. */
    static Path ofInvokerProject(String name, Path folder) throws IOException {
        return of(Path.of("src/it"), name, folder);
    }

    private static Path of(Path projects, String name, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("parent"));
        filter(Path.of("src/it/parent/pom.xml"), folder.resolve("parent/pom.xml"));
        filter(Path.of("src/it/settings.xml"), folder.resolve("settings.xml"));
        return tree(projects.resolve(name), folder.resolve(name));
    }

    /**
     * Copy the example project, which has no parent.
     *
     * @param folder an empty one
     * @return the copy's folder
     */
    static Path ofExample(Path folder) throws IOException {
        filter(Path.of("src/it/settings.xml"), folder.resolve("settings.xml"));
        Path source = Path.of("../example-project");
        return tree(
                source,
                folder.resolve("example-project"),
                it -> !source.relativize(it).startsWith("target"));
    }

    /**
     * Copy a folder with all that is in it.
     *
     * @param source the folder
     * @param target times stay, so that what was compiled counts as compiled
     * @return the target
     */
    static Path tree(Path source, Path target) throws IOException {
        return tree(source, target, it -> true);
    }

    private static Path tree(Path source, Path target, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            List<Path> all = files.filter(wanted).toList();
            for (Path file : all) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (!Files.isDirectory(copy)) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return target;
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
