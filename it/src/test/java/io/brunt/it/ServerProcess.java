// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that runs in a folder, on a port of loopback. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Start a server, and wait until it listens.
     *
     * @param folder where it runs, and finds its configuration as {@code server.conf}
     * @param configuration with {@code {port}} where its port belongs
     * @param command likewise
     */
    static ServerProcess start(Path folder, String configuration, String... command) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("server.conf"), configuration.replace("{port}", String.valueOf(port)));
        Path log = folder.resolve("server.log");
        Process process = new ProcessBuilder(Stream.of(command)
                        .map(it -> it.replace("{port}", String.valueOf(port)))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ServerProcess started = new ServerProcess(process, port);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive() || started.listens());
        } catch (RuntimeException late) {
            started.close();
            throw late;
        }
        if (!process.isAlive()) {
            throw new IOException(command[0] + " ended: " + Files.readString(log));
        }
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Stop it, and wait: its log is whole then. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
