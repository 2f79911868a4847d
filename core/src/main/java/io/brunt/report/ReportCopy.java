// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps copies of the folders of load tests, so that a page over them can be moved with all that it links to. */
final class ReportCopy {

    private ReportCopy() {}

    /**
     * Make a folder hold the same results as a set, and no others. What has not changed is not copied again.
     *
     * @return the copies' folders
     */
    static List<Path> mirror(ResultSet from, Path to) throws IOException {
        Set<Path> copies = new HashSet<>();
        for (Path folder : from.folders()) {
            Path copy = to.resolve(String.valueOf(folder.getFileName()));
            copies.add(copy);
            copy(folder, copy);
        }
        for (Path old : ResultSet.of("", to).folders()) {
            if (!copies.contains(old)) {
                delete(old);
            }
        }
        return copies.stream().sorted().toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Set<String> names = new HashSet<>();
        for (Path file : files(from)) {
            String name = String.valueOf(file.getFileName());
            if (!name.startsWith(".")) {
                names.add(name);
                copyFile(file, to.resolve(name));
            }
        }
        for (Path old : files(to)) {
            if (!names.contains(String.valueOf(old.getFileName()))) {
                Files.delete(old);
            }
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        if (Files.exists(to)
                && Files.size(from) == Files.size(to)
                && Files.getLastModifiedTime(from).equals(Files.getLastModifiedTime(to))) {
            return;
        }
        Path temporary = to.resolveSibling("." + to.getFileName() + ".tmp");
        try {
            Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(temporary, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException | FileAlreadyExistsException replaced) {
            // Its module is being written at this moment, and gathers again when it is done.
            Files.deleteIfExists(temporary);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A folder of ours holds files alone. */
    private static void delete(Path folder) throws IOException {
        for (Path it : files(folder)) {
            Files.delete(it);
        }
        Files.delete(folder);
    }
}
