// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which processor a machine has, without starting a process. */
final class CpuModel {

    /** What kernels call it: x86; s390 and some ARM boards; the rest of ARM has numbers of maker and part only. */
    private static final List<List<String>> FIELDS =
            List.of(List.of("model name"), List.of("cpu"), List.of("Hardware"), List.of("CPU implementer", "CPU part"));

    private CpuModel() {}

    static @Nullable String ofThisMachine() {
        return ofLinux(Path.of("/proc/cpuinfo")).orElseGet(() -> ofWindows(System.getenv()));
    }

    static Optional<String> ofLinux(Path cpuinfo) {
        List<String> lines;
        try {
            // Latin-1 takes any byte: a name is no reason to lose a result.
            lines = Files.readAllLines(cpuinfo, StandardCharsets.ISO_8859_1);
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
        return FIELDS.stream()
                .map(names -> names.stream().flatMap(it -> field(it, lines)).toList())
                .filter(it -> !it.isEmpty())
                .map(it -> String.join(" ", it))
                .findFirst();
    }

    private static Stream<String> field(String name, List<String> lines) {
        return lines.stream()
                .map(it -> it.split(":", 2))
                .filter(it -> it.length == 2 && it[0].strip().equals(name) && !it[1].isBlank())
                .map(it -> String.join(" ", Arrays.asList(it[1].strip().split("\\s+"))))
                .limit(1);
    }

    static @Nullable String ofWindows(Map<String, String> variables) {
        return variables.get("PROCESSOR_IDENTIFIER");
    }
}
