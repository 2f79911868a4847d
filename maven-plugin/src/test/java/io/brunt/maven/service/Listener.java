// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A service for tests: accepts connections on its port, and misbehaves as asked. */
final class Listener {

    private Listener() {}

    public static void main(String[] arguments) throws Exception {
        List<String> asked = List.of(arguments);
        for (String name : List.of("PORT", "SERVER_PORT", "QUARKUS_HTTP_PORT", "MICRONAUT_SERVER_PORT", "COLOR")) {
            say(name + "=" + System.getenv(name));
        }
        say("folder " + Path.of("").toAbsolutePath() + ", color " + System.getProperty("color"));
        if (asked.contains("--die")) {
            say("I die");
            System.exit(7);
        }
        if (asked.contains("--taken-at-first") && isFirstTime()) {
            throw new BindException("Address already in use");
        }
        if (asked.contains("--wait")) {
            await(Path.of("go"));
        }
        if (asked.contains("--stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(Listener::sleep));
        }
        if (asked.contains("--mute")) {
            sleep();
        }
        if (asked.contains("--fork")) {
            // Grandchildren hold the port, as a wrapper script's server does.
            new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Listener.class.getName())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        int port = asked.contains("--elsewhere") ? 0 : Integer.parseInt(System.getenv("PORT"));
        try (ServerSocket socket = listen(port, asked)) {
            say("listening");
            // The first connection is the one that asks whether it is ready.
            for (int connections = 0; true; connections++) {
                socket.accept().close();
                if (connections == 1 && asked.contains("--die-when-asked")) {
                    System.exit(9);
                }
            }
        }
    }

    private static ServerSocket listen(int port, List<String> asked) throws Exception {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            if (asked.contains("--go-on")) {
                say("Cannot listen: " + e.getMessage());
                sleep();
            }
            throw e;
        }
    }

    private static void await(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(10);
        }
    }

    private static boolean isFirstTime() throws Exception {
        Path trace = Path.of("was-here");
        return !Files.exists(trace) && Files.createFile(trace) != null;
    }

    private static void sleep() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) throws IOException {
        // Not through System.out, which belongs to the console reports in this house.
        new FileOutputStream(FileDescriptor.out).write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
