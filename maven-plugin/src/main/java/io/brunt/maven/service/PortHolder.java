// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * Find where a service, or what came from it, listens.
     *
     * @param service its process
     * @return in no order; empty if it listens nowhere, or if it cannot be told
     */
    static List<InetSocketAddress> addresses(ProcessHandle service) {
        Map<String, InetSocketAddress> sockets = listening();
        return Stream.concat(Stream.of(service), service.descendants())
                .flatMap(it -> held(it).stream())
                .flatMap(it -> Stream.ofNullable(sockets.get(it)))
                .distinct()
                .toList();
    }

    private static Set<String> listening(int port) {
        return listening().entrySet().stream()
                .filter(it -> it.getValue().getPort() == port)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** All sockets that listen, each as {@code socket:[4711]}. */
    private static Map<String, InetSocketAddress> listening() {
        Map<String, InetSocketAddress> sockets = new HashMap<>();
        for (String table : List.of("tcp", "tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/net", table), StandardCharsets.ISO_8859_1)) {
                lines.map(it -> it.strip().split("\\s+"))
                        .filter(it -> it.length > 9 && it[3].equals(LISTEN))
                        .forEach(it -> sockets.put("socket:[" + it[9] + "]", address(it[1])));
            } catch (IOException noProc) {
                // Not every system has both tables.
            }
        }
        return sockets;
    }

    /** Of {@code 0100007F:1F90}: words of four bytes, each in the order of the machine, which is taken for the usual one. */
    private static InetSocketAddress address(String text) {
        int colon = text.indexOf(':');
        byte[] bytes = new byte[colon / 2];
        for (int i = 0; i < bytes.length; i++) {
            int at = 2 * (i / 4 * 4 + 3 - i % 4);
            bytes[i] = (byte) Integer.parseInt(text, at, at + 2, 16);
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(bytes), Integer.parseInt(text, colon + 1, text.length(), 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the kernel names no address: " + text, e);
        }
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        return held(process).stream().anyMatch(sockets::contains);
    }

    /** The files that it has open. */
    private static Set<String> held(ProcessHandle process) {
        Set<String> targets = new HashSet<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            files.forEach(it -> targets.add(target(it)));
        } catch (IOException | DirectoryIteratorException goneOrSomebodyElses) {
            return Set.of();
        }
        return targets;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
