// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.NearestSpelling;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Folders and jars in which a main class is looked for. */
record ClassPath(List<Path> entries) {

    /** As the command line takes it. */
    String joined() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    boolean holds(String className) {
        String file = className.replace('.', '/') + ".class";
        return entries.stream().anyMatch(it -> holdsFile(it, file));
    }

    private static boolean holdsFile(Path entry, String file) {
        if (Files.isDirectory(entry)) {
            return Files.isRegularFile(entry.resolve(file));
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(file) != null;
        } catch (IOException noJar) {
            return false;
        }
    }

    /** Name the class that may be meant: spelled nearly so, or of the same name in another package. */
    String hint(String className) {
        List<String> own = ownClasses();
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return NearestSpelling.of(className, own)
                .or(() -> own.stream()
                        .filter(it -> it.endsWith("." + simple) || it.equals(simple))
                        .findFirst())
                .map(it -> "did you mean " + it + "?")
                .orElse("a class of src/main/java, src/test/java or a dependency of the module");
    }

    /** The module's own classes: those in folders. */
    private List<String> ownClasses() {
        List<String> names = new ArrayList<>();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                try (Stream<Path> files = Files.walk(entry)) {
                    files.map(it -> entry.relativize(it).toString())
                            .filter(it -> it.endsWith(".class"))
                            .map(it -> it.substring(0, it.length() - 6)
                                    .replace('\\', '.')
                                    .replace('/', '.'))
                            .forEach(names::add);
                } catch (IOException unreadable) {
                    return names;
                }
            }
        }
        return names;
    }
}
