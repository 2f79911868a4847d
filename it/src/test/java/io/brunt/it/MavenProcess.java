// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Maven of its own, and all that came from it: each process carries the same variable in its environment. */
final class MavenProcess implements AutoCloseable {

    private static final String VARIABLE = "BRUNT_IT_CASE";

    private final String mark = UUID.randomUUID().toString();
    private final Path project;
    private final Path log;
    private final Process process;

    private MavenProcess(Path home, Path project, List<String> arguments) throws IOException {
        this.project = project;
        this.log = project.resolveSibling("build.log");
        // A group of its own for signals to all; and what this JVM's parents ignore, Maven must not.
        List<String> command = new ArrayList<>(List.of("setsid", "--wait", "env", "--default-signal"));
        command.add(home.resolve("bin/mvn").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put(VARIABLE, mark);
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
        this.process = builder.start();
    }

    /**
     * Start Maven.
     *
     * @param version {@code oldest}, {@code newest3} or {@code newest4}
     * @param project the folder of the POM
     * @param arguments goals and options
     */
    static MavenProcess start(String version, Path project, String... arguments) throws IOException {
        Path settings = project.resolveSibling("settings.xml");
        List<String> all = new ArrayList<>(List.of("-B", "-ntp", "-s", settings.toString()));
        all.add("-Dmaven.repo.local=" + System.getProperty("it.localRepository"));
        all.addAll(List.of(arguments));
        return new MavenProcess(Path.of(System.getProperty("it.mavenHome." + version)), project, all);
    }

    /** All that runs and came from it, itself included. */
    List<ProcessHandle> family() {
        return ProcessHandle.allProcesses()
                .filter(it -> carriesMark(it.pid()) && !isZombie(it.pid()))
                .toList();
    }

    private boolean carriesMark(long pid) {
        return read(pid, "environ").contains(VARIABLE + "=" + mark);
    }

    private static boolean isZombie(long pid) {
        String stat = read(pid, "stat");
        return stat.isEmpty() || stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Maven's own JVM. */
    ProcessHandle jvm() {
        return family().stream()
                .filter(it -> read(it.pid(), "cmdline").contains("classworlds"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Maven runs:\n" + log()));
    }

    /** Send a signal to Maven's JVM alone. */
    void signal(String name) throws IOException, InterruptedException {
        kill("-" + name, Long.toString(jvm().pid()));
    }

    /** Send a signal to Maven and everything that has not left its process group, as a terminal does. */
    void signalGroup(String name) throws IOException, InterruptedException {
        String stat = read(jvm().pid(), "stat");
        String group = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2];
        kill("-" + name, "--", "-" + group);
    }

    private static void kill(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/kill"));
        command.addAll(List.of(arguments));
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new AssertionError("no such process: " + command);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int waitFor() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            throw new AssertionError("Maven is not done after 5 minutes:\n" + log());
        }
        return process.exitValue();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether a test JVM under load has said so. */
    boolean hasFork() {
        try (Stream<Path> forks = Files.list(project.resolve("target/brunt/forks"))) {
            return forks.findAny().isPresent();
        } catch (IOException none) {
            return false;
        }
    }

    @Override
    public void close() {
        family().forEach(ProcessHandle::destroyForcibly);
    }
}
