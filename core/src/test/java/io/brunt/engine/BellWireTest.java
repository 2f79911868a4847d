// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BellWireTest {

    @TempDir
    private Path folder;

    private static SocketAddress carriesAByte(BellWire wire) throws IOException {
        SocketAddress address;
        try (SocketChannel loop = connected(wire);
                SocketChannel alarm = wire.pull()) {
            address = wire.address();
            wire.close();
            alarm.write(ByteBuffer.wrap(new byte[] {7}));
            ByteBuffer heard = ByteBuffer.allocate(2);
            assertThat(loop.read(heard)).isEqualTo(1);
            assertThat(heard.get(0)).isEqualTo((byte) 7);
        }
        return address;
    }

    private static SocketChannel connected(BellWire wire) throws IOException {
        return SocketChannel.open(wire.address());
    }

    @Test
    void staysConnectedAndLeavesNoFile() throws IOException {
        assertThat(carriesAByte(BellWire.lay(folder))).isInstanceOf(UnixDomainSocketAddress.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void goesOverLoopbackWhereAPathIsTooLong() throws IOException {
        Path deep = Files.createDirectory(folder.resolve("d".repeat(120)));

        assertThat(carriesAByte(BellWire.lay(deep))).isInstanceOf(InetSocketAddress.class);
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void goesOverLoopbackWhereNoFileMayBeWritten() throws IOException {
        assertThat(carriesAByte(BellWire.lay(folder.resolve("missing")))).isInstanceOf(InetSocketAddress.class);
    }
}
