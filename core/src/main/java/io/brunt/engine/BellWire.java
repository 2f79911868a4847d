// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hc.core5.net.Host;
import org.apache.hc.core5.net.NamedEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * What connects an alarm to its loop: a Unix-domain socket, since a byte through TCP takes the kernel several times as
 * long; TCP over loopback where a platform has none. Closing leaves the two ends connected.
 */
final class BellWire implements AutoCloseable {

    /** HttpCore wants a name; nobody looks it up. */
    private static final NamedEndpoint ENDPOINT = new Host("localhost", 0);

    private final ServerSocketChannel server;
    private final @Nullable Path folder;

    private BellWire(ServerSocketChannel server, @Nullable Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static BellWire lay() throws IOException {
        return lay(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Lay it by way of a new folder in another, if the path of that is not longer than the system takes. */
    static BellWire lay(Path parent) throws IOException {
        try {
            return unix(Files.createTempDirectory(parent, "brunt"));
        } catch (IOException | UnsupportedOperationException none) {
            return overTcp();
        }
    }

    static BellWire overTcp() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        return new BellWire(server, null).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static BellWire unix(Path folder) throws IOException {
        ServerSocketChannel server;
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException | UnsupportedOperationException none) {
            Files.delete(folder);
            throw none;
        }
        return new BellWire(server, folder).bind(UnixDomainSocketAddress.of(folder.resolve("bell")));
    }

    private BellWire bind(SocketAddress address) throws IOException {
        try {
            server.bind(address, 1);
            return this;
        } catch (IOException refused) {
            close();
            throw refused;
        }
    }

    NamedEndpoint endpoint() {
        return ENDPOINT;
    }

    SocketAddress address() throws IOException {
        return server.getLocalAddress();
    }

    /** Return the alarm's end, once the loop has connected its own. */
    SocketChannel pull() throws IOException {
        return server.accept();
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (folder != null) {
            Files.deleteIfExists(folder.resolve("bell"));
            Files.delete(folder);
        }
    }
}
