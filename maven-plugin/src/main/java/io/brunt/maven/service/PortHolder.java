// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells who listens on a port, by {@code /proc}. Linux only: elsewhere nobody is ever found.
 *
 * <p>Whoever took a port in the moment before its service could also answers when the service is asked whether it is ready.
 */
final class PortHolder {

    /** State LISTEN in {@code /proc/net/tcp}. */
    private static final String LISTEN = "0A";

    private PortHolder() {}

    /**
     * Find somebody else who listens, and did so before a service began.
     *
     * @param port where
     * @param service its process
     * @return empty if nobody does, if the service itself or what came from it does, or if it cannot be told. A process
     *     that began later may be the service's without descending from it, as a container's is
     */
    static Optional<ProcessHandle> stranger(int port, ProcessHandle service) {
        Set<String> sockets = listening(port);
        if (sockets.isEmpty()
                || Stream.concat(Stream.of(service), service.descendants()).anyMatch(it -> holds(it, sockets))) {
            return Optional.empty();
        }
        return service.info()
                .startInstant()
                .flatMap(start -> ProcessHandle.allProcesses()
                        .filter(it -> it.info()
                                .startInstant()
                                .filter(then -> then.isBefore(start))
                                .isPresent())
                        .filter(it -> holds(it, sockets))
                        .findFirst());
    }

    /** The sockets, as {@code socket:[4711]}. */
    private static Set<String> listening(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/net", table), StandardCharsets.ISO_8859_1)) {
                lines.map(it -> it.strip().split("\\s+"))
                        .filter(it -> it.length > 9 && it[1].endsWith(suffix) && it[3].equals(LISTEN))
                        .forEach(it -> sockets.add("socket:[" + it[9] + "]"));
            } catch (IOException noProc) {
                // Not every system has both tables.
            }
        }
        return sockets;
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path file : files) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException goneOrSomebodyElses) {
            return false;
        }
        return false;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
