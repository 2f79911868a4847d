// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;

/**
 * Results that belong together: of a module, a fork or a machine. Immutable.
 *
 * @param name what sets them apart from others, for example {@code services/cart}; empty for those of the place itself
 * @param folders each of a load test, with its {@code result.json}; sorted
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ResultSet(String name, List<Path> folders) {

    /** Where results of other modules are kept within a report directory. */
    static final String COPIES = "modules";

    private static final Path USUAL = Path.of("target", "brunt");
    private static final int DEEPEST = 16;

    /** Copy what was given. */
    public ResultSet {
        folders = List.copyOf(folders);
    }

    /**
     * Take the results of one report directory.
     *
     * @param name what sets them apart; empty for those of the place itself
     * @param directory with a folder for each load test; one that is not there has no results
     * @return those results
     * @throws BruntException if the directory cannot be listed
     */
    public static ResultSet of(String name, Path directory) {
        try (Stream<Path> folders = Files.list(directory)) {
            return new ResultSet(
                    name, folders.filter(ResultSet::isResult).sorted().toList());
        } catch (NoSuchFileException nothingYet) {
            return new ResultSet(name, List.of());
        } catch (IOException failed) {
            throw unreadable(directory, failed);
        }
    }

    /**
     * Find the results that lie anywhere below some folders, for example where a CI server has put those of several machines.
     *
     * @param roots to be searched
     * @return a set for each report directory, named by its place without {@code target/brunt}; a result that
     *     lies there twice, as a copy that a report made, is taken once
     * @throws BruntException if a root is not there or cannot be searched, or none holds a result
     */
    public static List<ResultSet> below(List<Path> roots) {
        List<Path> kept = new ArrayList<>();
        roots.stream()
                .flatMap(it -> results(it.toAbsolutePath().normalize()).stream())
                .distinct()
                .sorted(Comparator.comparing(ResultSet::isWithinCopies).thenComparing(it -> !hasIndex(it)))
                .filter(it -> kept.stream().noneMatch(other -> isSame(it, other)))
                .forEach(kept::add);
        Map<Path, List<Path>> directories = new TreeMap<>();
        kept.stream()
                .sorted()
                .forEach(it -> directories
                        .computeIfAbsent(parent(it), none -> new ArrayList<>())
                        .add(it));
        if (directories.isEmpty()) {
            throw new BruntException(Problem.of("no result.json is anywhere below")
                    .at(String.join(", ", roots.stream().map(Path::toString).toList()))
                    .hint("name folders that hold a target/brunt, or a copy of one"));
        }
        Path common = directories.keySet().stream().reduce(ResultSet::common).orElseThrow();
        Map<String, List<Path>> named = new TreeMap<>();
        directories.forEach((directory, folders) -> named.put(free(name(common, directory), named.keySet()), folders));
        return named.entrySet().stream()
                .map(it -> new ResultSet(it.getKey(), it.getValue()))
                .toList();
    }

    /**
     * Name the module that a report directory is of.
     *
     * @param directory for example {@code shop/target/brunt}
     * @return the name of the folder that holds {@code target/brunt}; empty if that cannot be told
     */
    static String moduleOf(Path directory) {
        Path place = directory.toAbsolutePath().normalize();
        Path module = place.endsWith(USUAL) ? parent(parent(place)).getFileName() : null;
        return module == null ? "" : module.toString();
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static List<Path> results(Path root) {
        if (!Files.isDirectory(root)) {
            throw new BruntException(
                    Problem.of("there is no such folder to read results from").at(root.toString()));
        }
        try (Stream<Path> all = Files.walk(root, DEEPEST)) {
            return all.filter(ResultSet::isResult).sorted().toList();
        } catch (IOException failed) {
            throw unreadable(root, failed);
        }
    }

    /** Copies come last, so that the originals are kept where both are there. */
    private static boolean isWithinCopies(Path folder) {
        return StreamSupport.stream(folder.spliterator(), false)
                .anyMatch(it -> it.toString().equals(COPIES));
    }

    /** What JUnit keeps of a test's files has none: it is a copy without the files beside it. */
    private static boolean hasIndex(Path folder) {
        return Files.exists(folder.resolveSibling("index.html"));
    }

    /** By its bytes, in which its instants are: JUnit's copy has a folder of another name. */
    private static boolean isSame(Path a, Path b) {
        try {
            return Files.mismatch(a.resolve(Reports.JSON), b.resolve(Reports.JSON)) < 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isResult(Path folder) {
        return Files.isRegularFile(folder.resolve(Reports.JSON));
    }

    private static Path common(Path a, Path b) {
        Path common = a;
        while (!b.startsWith(common)) {
            common = parent(common);
        }
        return common;
    }

    /** Never empty, so that its copies stay apart from the results of the place that they are copied to. */
    private static String name(Path common, Path directory) {
        Path place = directory.endsWith(USUAL) ? parent(parent(directory)) : directory;
        Path below = place.startsWith(common) && !place.equals(common) ? common.relativize(place) : last(place);
        return below.toString().replace('\\', '/');
    }

    private static Path last(Path place) {
        Path name = place.getFileName();
        return name == null ? Path.of("root") : name;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static BruntException unreadable(Path directory, IOException failed) {
        return new BruntException(Problem.of("this report directory cannot be read")
                .at(directory.toString())
                .actual(failed.toString()));
    }
}
