// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A child JVM that obeys, on the same Java as the test. */
public final class HogProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private HogProcess(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        await("ready");
    }

    public static HogProcess start(String... jvmArguments) throws IOException {
        return new HogProcess(builder(List.of(), jvmArguments).start());
    }

    /** A shell between the test and the JVM, as of a wrapper script. */
    static HogProcess startWrapped(String... jvmArguments) throws IOException {
        return new HogProcess(
                builder(List.of("sh", "-c", "\"$@\"; true", "sh"), jvmArguments).start());
    }

    private static ProcessBuilder builder(List<String> wrapper, String... jvmArguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream.of("-Xshare:auto", "-XX:TieredStopAtLevel=1").forEach(command::add);
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-cp", "target/test-classes", Hog.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    public void obey(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        await("done");
    }

    private void await(String answer) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.equals(answer)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("the child has ended instead of saying " + answer);
        }
    }

    public ServiceProcess asService(String name) {
        return new ServiceProcess(
                name, 1, process.pid(), process.info().startInstant().orElseThrow());
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
