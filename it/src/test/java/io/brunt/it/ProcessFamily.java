// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processes that came from one another, however far they have gone: each carries the same variable in its environment. */
final class ProcessFamily {

    private static final String VARIABLE = "BRUNT_IT_CASE";

    private final String mark = UUID.randomUUID().toString();

    /** Make the first one carry it. */
    void mark(Map<String, String> environment) {
        environment.put(VARIABLE, mark);
    }

    /** Those that run. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(it -> environment(it).anyMatch((VARIABLE + "=" + mark)::equals) && !isZombie(it.pid()))
                .toList();
    }

    /** Those of them that run, with a word in their command line. */
    Optional<ProcessHandle> withWord(String word) {
        return processes().stream()
                .filter(it -> read(it.pid(), "cmdline").contains(word))
                .findFirst();
    }

    /** The ports that its services, as far as they run, were given. */
    Set<Integer> ports() {
        return processes().stream()
                .flatMap(ProcessFamily::environment)
                .filter(it -> it.matches("PORT=\\d+"))
                .map(it -> Integer.valueOf(it.substring("PORT=".length())))
                .collect(Collectors.toSet());
    }

    void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    private static Stream<String> environment(ProcessHandle process) {
        return Stream.of(read(process.pid(), "environ").split("\0"));
    }

    private static boolean isZombie(long pid) {
        String stat = read(pid, "stat");
        return stat.isEmpty() || stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    }

    /** The process group, as signals from a terminal reach it. */
    static String group(ProcessHandle process) {
        String stat = read(process.pid(), "stat");
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2];
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
