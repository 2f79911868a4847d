// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK with virtual threads: that of {@code BRUNT_JDK}, or one that Debian installed. */
final class NewerJdk {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private NewerJdk() {}

    static Optional<Path> home() throws IOException {
        String named = System.getenv("BRUNT_JDK");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.filter(NewerJdk::hasVirtualThreads).sorted().reduce((one, next) -> next);
        }
    }

    private static boolean hasVirtualThreads(Path home) {
        try {
            return Files.readString(home.resolve("release"))
                    .lines()
                    .filter(it -> it.startsWith("JAVA_VERSION="))
                    .anyMatch(it -> Integer.parseInt(it.replaceAll("\\D*(\\d+).*", "$1")) >= 21);
        } catch (IOException none) {
            return false;
        }
    }
}
