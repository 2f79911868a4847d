// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.foreign;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pattern as Maven's users know it from Ant: {@code ?} is a character and {@code *} any number of them within a name,
 * {@code **} any number of folders. Either slash parts folders.
 *
 * @param text as the user wrote it
 */
record FilePattern(String text) {

    /**
     * Find the files.
     *
     * @param module what the pattern is relative to
     * @return sorted; empty if there is none
     * @throws IOException if a folder cannot be listed
     */
    List<Path> files(Path module) throws IOException {
        String pattern = text.replace('\\', '/');
        int wild = firstWild(pattern);
        if (wild < 0) {
            Path file = module.resolve(text).normalize();
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        String fixed = pattern.substring(0, pattern.lastIndexOf('/', wild) + 1);
        Path root = module.resolve(fixed).normalize();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        Pattern names = Pattern.compile(regex(pattern.substring(fixed.length())));
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .filter(it -> names.matcher(root.relativize(it).toString().replace('\\', '/'))
                            .matches())
                    .sorted()
                    .toList();
        }
    }

    private static int firstWild(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
                return i;
            }
        }
        return -1;
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            if (pattern.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 3;
            } else if (pattern.startsWith("**", at)) {
                regex.append(".*");
                at += 2;
            } else {
                char c = pattern.charAt(at++);
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
