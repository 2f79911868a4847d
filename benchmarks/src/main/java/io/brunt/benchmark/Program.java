// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that runs to its end on one core. */
final class Program {

    private static final Pattern CPU = Pattern.compile("(?m)^cpu ([0-9.]+) ([0-9.]+)$");

    /**
     * What came of a command.
     *
     * @param output both streams
     * @param cpuSeconds of the process and its children, system calls included
     */
    record Run(String output, double cpuSeconds) {}

    private Program() {}

    /** Tell whether a program can be found. */
    static boolean isInstalled(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, name)));
    }

    /**
     * Run a command.
     *
     * @param cores as {@code taskset} takes them
     * @param command with its arguments
     * @return what it printed and used
     * @throws IllegalStateException if it fails
     */
    static Run run(String cores, List<String> command) throws IOException, InterruptedException {
        // The shell's own getrusage(RUSAGE_CHILDREN): exact to the millisecond, and there everywhere.
        List<String> timed =
                new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='cpu %U %S'; time taskset -c \"$0\" \"$@\"", cores));
        timed.addAll(command);
        Process process = new ProcessBuilder(timed).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
        }
        Matcher cpu = CPU.matcher(output);
        if (!cpu.find()) {
            throw new IllegalStateException("no CPU time in: " + output);
        }
        return new Run(output, Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2)));
    }
}
