// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures of a {@link LoadRun} in a JVM of its own.
 *
 * @param figures by name, as it printed them
 */
record BruntRun(Map<String, String> figures) {

    /** What a run is made with. */
    static final class Order {
        private final Optional<Target> target;
        private final String cores;
        private final List<String> jvm = new ArrayList<>();
        private final List<String> options = new ArrayList<>();
        private String java =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();

        private Order(Optional<Target> target, String cores) {
            this.target = target;
            this.cores = cores;
        }

        Order onJava(Path home) {
            java = home.resolve("bin/java").toString();
            return this;
        }

        Order withJvm(String... arguments) {
            jvm.addAll(List.of(arguments));
            return this;
        }

        Order with(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        /**
         * Make the load, and hold its sums against the target's count.
         *
         * @throws IllegalStateException if the target counted otherwise
         */
        BruntRun run() throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(java));
            command.addAll(jvm);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoadRun.class.getName()));
            command.addAll(target.map(Target::options).orElse(List.of()));
            command.addAll(options);
            long before = counted();
            Program.Run run = Program.run(cores, command);
            BruntRun figures = parse(run.output());
            long counted = counted() - before;
            if (target.isPresent() && counted != figures.count("requests") + figures.count("warmupRequests")) {
                throw new IllegalStateException("the target counted " + counted + " requests: " + run.output());
            }
            return figures;
        }

        private long counted() throws IOException, InterruptedException {
            return target.isPresent() ? target.get().requests() : 0;
        }
    }

    /** Lay out load on a target. */
    static Order of(Target target, String cores) {
        return new Order(Optional.of(target), cores);
    }

    /** Lay out a run of Java code that sends nothing. */
    static Order ofCode(String cores) {
        return new Order(Optional.empty(), cores);
    }

    /** Read lines of a name and a value. */
    static BruntRun parse(String output) {
        Map<String, String> figures = new LinkedHashMap<>();
        output.lines()
                .map(it -> it.split(" ", 2))
                .filter(it -> it.length == 2)
                .forEach(it -> figures.put(it[0], it[1]));
        return new BruntRun(figures);
    }

    double number(String name) {
        return Double.parseDouble(text(name));
    }

    long count(String name) {
        return Long.parseLong(text(name));
    }

    /** Return a list of whole numbers, as {@link List#toString()} prints it. */
    List<Long> counts(String name) {
        return Stream.of(text(name).replaceAll("[\\[\\] ]", "").split(","))
                .filter(it -> !it.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    private String text(String name) {
        String value = figures.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + figures);
        }
        return value;
    }
}
