// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what is to be run, and makes a command of it. */
final class ProgramCheck {

    private final Service service;
    private final ModulePaths paths;
    private final Path directory;
    private final Faults faults;
    private final String where;

    ProgramCheck(Service service, ModulePaths paths, Path directory, Faults faults, String where) {
        this.service = service;
        this.paths = paths;
        this.directory = directory;
        this.faults = faults;
        this.where = where;
    }

    /** Program and arguments, with their placeholders; empty if there is a fault. */
    Optional<List<String>> command() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "<jar>", service.jar);
        put(given, "<mainClass>", service.mainClass);
        put(given, "<command>", service.command);
        if (given.size() != 1) {
            faults.add(
                    where,
                    given.isEmpty()
                            ? Problem.of("nothing to run").hint("add one of <jar>, <mainClass>, <command>")
                            : Problem.of("more than one thing to run")
                                    .expected("one of <jar>, <mainClass>, <command>")
                                    .actual(String.join(" and ", given.keySet())));
            return Optional.empty();
        }
        if (service.command != null) {
            return plain(service.command);
        }
        if (service.jar != null) {
            return jar(paths.base().resolve(service.jar));
        }
        return mainClass(given.get("<mainClass>"));
    }

    private static void put(Map<String, String> given, String member, @Nullable String value) {
        if (value != null) {
            given.put(member, value);
        }
    }

    private Optional<List<String>> plain(String command) {
        Map<String, String> misplaced = new LinkedHashMap<>();
        put(misplaced, "<arguments>", service.arguments);
        put(misplaced, "<jvmArguments>", service.jvmArguments);
        put(misplaced, "<systemProperties>", service.systemProperties.isEmpty() ? null : "");
        put(misplaced, "<classPath>", service.classPath.equals("test") ? null : "");
        if (!misplaced.isEmpty()) {
            faults.add(
                    where,
                    Problem.of(String.join(", ", misplaced.keySet()) + " belong to <jar> and <mainClass>")
                            .hint("write them into <command>"));
        }
        Optional<List<String>> words = split("<command>", command);
        if (words.isPresent() && words.get().isEmpty()) {
            faults.add(where, Problem.of("<command> is empty"));
            return Optional.empty();
        }
        words.map(it -> it.get(0))
                .filter(it -> !it.contains("{{") && !canRun(it))
                .ifPresent(it -> faults.add(
                        where,
                        Problem.of("no program " + it + (isPath(it) ? " in " + directory : " on the PATH"))
                                .hint("install it, or give its path")));
        return words;
    }

    private static boolean isPath(String program) {
        return program.contains("/") || program.contains(File.separator);
    }

    private boolean canRun(String program) {
        if (isPath(program)) {
            return Files.isExecutable(directory.resolve(program));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return File.separatorChar == '\\'
                || Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                        .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }

    private Optional<List<String>> jar(Path jar) {
        if (!Files.isRegularFile(jar)) {
            faults.add(where, NearbyFiles.missing("<jar>", jar));
            return Optional.empty();
        }
        return java(List.of("-jar", jar.toString()));
    }

    private Optional<List<String>> mainClass(@Nullable String name) {
        Optional<ClassPath> classPath = faults.attempt(where + ", <classPath>", this::classPath);
        if (classPath.isEmpty()) {
            return Optional.empty();
        }
        String wanted = String.valueOf(name);
        if (!classPath.get().holds(wanted)) {
            faults.add(
                    where,
                    Problem.of("<mainClass> " + wanted + " is not on the module's " + service.classPath + " class path")
                            .hint(classPath.get().hint(wanted)));
            return Optional.empty();
        }
        return java(List.of("-cp", classPath.get().joined(), wanted));
    }

    private ClassPath classPath() {
        return switch (service.classPath.strip()) {
            case "test" -> new ClassPath(paths.testClassPath());
            case "runtime" -> new ClassPath(paths.runtimeClassPath());
            default ->
                throw new BruntException(Problem.of("no class path is called so")
                        .in(service.classPath, 0, service.classPath.length())
                        .hint(NearestSpelling.hint(service.classPath, List.of("test", "runtime"))));
        };
    }

    /** Of an element without a text, Maven makes nothing at all. */
    static Map<String, String> values(Map<String, @Nullable String> configured) {
        Map<String, String> values = new LinkedHashMap<>();
        configured.forEach((key, value) -> values.put(key, value == null ? "" : value));
        return values;
    }

    private Optional<List<String>> java(List<String> program) {
        Optional<List<String>> jvmArguments = split("<jvmArguments>", service.jvmArguments);
        Optional<List<String>> arguments = split("<arguments>", service.arguments);
        if (jvmArguments.isEmpty() || arguments.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments.get());
        values(service.systemProperties).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(program);
        command.addAll(arguments.get());
        return Optional.of(command);
    }

    private Optional<List<String>> split(String member, @Nullable String text) {
        return text == null
                ? Optional.of(List.of())
                : faults.attempt(where + ", " + member, () -> CommandLine.split(text));
    }
}
