// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Which classes of a module hold load tests, told from their compiled form: nothing is loaded or run.
 *
 * <p>A class counts if it, or what it extends or implements, mentions {@code @LoadTest} or {@code @Load}, or an annotation that is
 * composed of them, at any depth; an abstract one counts by its subclasses alone. Composed annotations and superclasses are found in the folders that are searched, not in jars.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DeclaredLoadTests {

    private static final Set<String> OWN = Set.of("Lio/brunt/junit/LoadTest;", "Lio/brunt/junit/Load;");

    private DeclaredLoadTests() {}

    /**
     * Find them.
     *
     * @param testClasses the module's compiled tests; need not exist
     * @param classes where composed annotations may be besides
     * @return class names, sorted, nested ones after a dot
     * @throws IOException if a class cannot be read
     */
    public static List<String> in(Path testClasses, Path classes) throws IOException {
        List<ClassFile> tests = read(testClasses);
        List<ClassFile> all = new ArrayList<>(tests);
        all.addAll(read(classes));
        Set<String> descriptors = withComposed(all);
        Set<String> declaring = new HashSet<>();
        all.stream()
                .filter(it -> mentionsAny(it, descriptors))
                .map(ClassFile::name)
                .forEach(declaring::add);
        withSubclasses(declaring, tests);
        return tests.stream()
                .filter(it -> !it.isAbstract() && declaring.contains(it.name()))
                .map(it -> it.name().replace('$', '.'))
                .sorted()
                .toList();
    }

    private static void withSubclasses(Set<String> declaring, List<ClassFile> tests) {
        boolean grew = true;
        while (grew) {
            List<String> more = tests.stream()
                    .filter(it -> !Collections.disjoint(it.supers(), declaring))
                    .map(ClassFile::name)
                    .toList();
            grew = declaring.addAll(more);
        }
    }

    private static Set<String> withComposed(List<ClassFile> all) {
        Set<String> known = new HashSet<>(OWN);
        List<ClassFile> annotations =
                all.stream().filter(ClassFile::isAnnotation).toList();
        boolean grew = true;
        while (grew) {
            grew =
                    annotations.stream()
                            .filter(it -> mentionsAny(it, known))
                            .map(ClassFile::descriptor)
                            .toList()
                            .stream()
                            .map(known::add)
                            .reduce(false, Boolean::logicalOr);
        }
        return known;
    }

    private static boolean mentionsAny(ClassFile file, Set<String> descriptors) {
        return !Collections.disjoint(file.texts(), descriptors);
    }

    private static List<ClassFile> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ClassFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> classes =
                    paths.filter(it -> it.toString().endsWith(".class")).toList();
            for (Path path : classes) {
                files.add(ClassFile.read(path));
            }
        }
        return files;
    }
}
