// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Free ports, each kept bound until its service is about to start. Confined to one thread.
 *
 * <p>Not from the ephemeral range (Linux: from 32768), as {@code new ServerSocket(0)} would take them: there each
 * outgoing connection of a load test may take the port in the moment between two owners.
 */
final class PortPool implements AutoCloseable {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_767;
    private static final int ATTEMPTS = 1_000;

    private final Map<Integer, ServerSocket> held = new HashMap<>();
    private final Random random = new Random();

    /**
     * Choose a port that nobody listens on, on any address.
     *
     * @return bound by this pool until {@link #release}
     */
    int reserve() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = LOWEST + random.nextInt(HIGHEST - LOWEST + 1);
            try {
                held.put(port, new ServerSocket(port, 1));
                return port;
            } catch (IOException e) {
                if (!(e instanceof BindException)) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalStateException("no free port from " + LOWEST + " to " + HIGHEST);
    }

    /** Let a service have its port; one that is not from here is nobody's loss. */
    void release(int port) {
        ServerSocket socket = held.remove(port);
        if (socket != null) {
            close(socket);
        }
    }

    @Override
    public void close() {
        held.values().forEach(PortPool::close);
        held.clear();
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
