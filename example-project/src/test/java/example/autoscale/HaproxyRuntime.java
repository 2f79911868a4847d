// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Tell a running HAProxy which instances there are, without a reload and without losing a connection.
 *
 * <p>Its configuration has a number of slots without an instance ({@code server-template}). A slot gets an address and is
 * set ready, later drained, and set to maintenance: "Unix Socket commands" in HAProxy's management guide.
 *
 * @param socket the {@code stats socket} of level admin; a Unix socket's path may have about 100 bytes
 * @param slots the slots as {@code backend/prefix}, to which their number from 1 is added: {@code api/api}
 */
record HaproxyRuntime(Path socket, String slots) {

    /** Field of {@code show stat}, counted from 0: requests that the slot is working on. */
    private static final int CURRENT_SESSIONS = 4;

    private static final int NAME = 1;

    /** Send requests to an instance from now on. */
    void add(int slot, int port) throws IOException {
        String answer = ask("set server " + slots + slot + " addr 127.0.0.1 port " + port);
        if (!answer.contains("changed") && !answer.contains("no need")) {
            throw new IOException("HAProxy does not take the address of " + slots + slot + ": " + answer);
        }
        setState(slot, "ready");
    }

    /** Send no more requests to an instance; those that it works on go on. */
    void drain(int slot) throws IOException {
        setState(slot, "drain");
    }

    /** Forget an instance. */
    void remove(int slot) throws IOException {
        setState(slot, "maint");
    }

    /** Return how many requests an instance is working on. */
    int running(int slot) throws IOException {
        String name = slots.substring(slots.indexOf('/') + 1) + slot;
        return ask("show stat")
                .lines()
                .map(it -> it.split(","))
                .filter(it -> it.length > CURRENT_SESSIONS && it[NAME].equals(name))
                .findFirst()
                .map(it -> Integer.parseInt(it[CURRENT_SESSIONS]))
                .orElseThrow(() -> new IOException("HAProxy knows no slot " + slots + slot));
    }

    private void setState(int slot, String state) throws IOException {
        String answer = ask("set server " + slots + slot + " state " + state);
        if (!answer.isBlank()) {
            throw new IOException("HAProxy does not set " + slots + slot + " to " + state + ": " + answer);
        }
    }

    /** Ask one thing; HAProxy hangs up after its answer. */
    private String ask(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
