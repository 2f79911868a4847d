// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Maven of its own, on the JDK that runs this test, and all that came from it. */
final class MavenProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("is ready on port (\\d+)");

    private final Set<Integer> ports = new TreeSet<>();
    private final ProcessFamily family = new ProcessFamily();
    private final Path project;
    private final Path log;
    private final Process process;

    private MavenProcess(Path project, List<String> command) throws IOException {
        this.project = project;
        this.log = project.resolveSibling("build.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        family.mark(environment);
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
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
        // A group of its own for signals to all; and what this JVM's parents ignore, Maven must not.
        List<String> command = new ArrayList<>(List.of("setsid", "--wait", "env", "--default-signal"));
        command.addAll(maven(version, project, arguments));
        return new MavenProcess(project, command);
    }

    /** The same in a terminal of its own; {@link #closeTerminal} closes it. */
    static MavenProcess startInTerminal(String version, Path project, String... arguments) throws IOException {
        String line = maven(version, project, arguments).stream().collect(Collectors.joining("' '", "exec '", "'"));
        return new MavenProcess(
                project, List.of("env", "--default-signal", "script", "--quiet", "--command", line, "/dev/null"));
    }

    /** Start a Maven that stays: it builds once for each {@link #tell}. */
    static MavenProcess startResident(String version, Path project) throws IOException {
        Path home = home(version);
        // By which Maven 4 knows the root folder, where no script looks for one.
        Files.createDirectories(project.resolve(".mvn"));
        String classPath = Stream.of(
                        home.resolve("lib/*"),
                        home.resolve("boot/*"),
                        home.resolve("conf/logging"),
                        Path.of("target/test-classes").toAbsolutePath())
                .map(Path::toString)
                .collect(Collectors.joining(":"));
        return new MavenProcess(
                project,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dmaven.home=" + home,
                        "-Dmaven.multiModuleProjectDirectory=" + project,
                        "-cp",
                        classPath,
                        ResidentMaven.class.getName()));
    }

    private static Path home(String version) {
        return Path.of(System.getProperty("it.mavenHome." + version));
    }

    private static List<String> maven(String version, Path project, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home(version).resolve("bin/mvn").toString());
        command.addAll(options(project));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> options(Path project) {
        Path settings = project.resolveSibling("settings.xml");
        String repository = System.getProperty("it.localRepository");
        return List.of("-B", "-ntp", "-s", settings.toString(), "-Dmaven.repo.local=" + repository);
    }

    /** Let a resident Maven build. */
    void tell(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(options(project));
        all.addAll(List.of(arguments));
        process.getOutputStream().write((String.join("\t", all) + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** All that runs and came from it, itself included. */
    ProcessFamily family() {
        return family;
    }

    /** Remember which ports its services have now: they can no longer be asked once they are gone. */
    void notePorts() {
        ports.addAll(family.ports());
    }

    /** Those of its services' ports, as far as noted or told in its log, on which somebody listens. */
    List<Integer> openPorts() {
        READY.matcher(log()).results().forEach(it -> ports.add(Integer.valueOf(it.group(1))));
        return ports.stream().filter(MavenProcess::isOpen).toList();
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Maven's own JVM. */
    private ProcessHandle jvm() {
        return family.withWord("classworlds").orElseThrow(() -> new AssertionError("no Maven runs:\n" + log()));
    }

    /** Send a signal to Maven's JVM alone. */
    void signal(String name) throws IOException, InterruptedException {
        signal(name, jvm());
    }

    /** Send a signal to Maven and everything that has not left its process group, as a terminal does. */
    void signalGroup(String name) throws IOException, InterruptedException {
        kill("-" + name, "--", "-" + ProcessFamily.group(jvm()));
    }

    /** Send a signal to one of the family. */
    static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        kill("-" + name, Long.toString(process.pid()));
    }

    private static void kill(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/kill"));
        command.addAll(List.of(arguments));
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new AssertionError("no such process: " + command);
        }
    }

    /** The window is gone, and nobody was asked. */
    void closeTerminal() {
        ProcessHandle script = family.withWord("script\0--quiet").orElseThrow();
        script.destroyForcibly();
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

    @Override
    public void close() {
        family.kill();
    }
}
