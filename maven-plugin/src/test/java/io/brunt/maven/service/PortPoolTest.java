// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortPoolTest {

    @Test
    void givesNoPortTwice() {
        try (PortPool pool = new PortPool()) {
            assertThat(IntStream.range(0, 500).map(it -> pool.reserve())).doesNotHaveDuplicates();
        }
    }

    @Test
    void staysBelowTheEphemeralPorts() {
        try (PortPool pool = new PortPool()) {
            assertThat(pool.reserve()).isBetween(20_000, 32_767);
        }
    }

    @Test
    void keepsAPortFromOthersUntilItIsReleased() throws Exception {
        try (PortPool pool = new PortPool()) {
            int port = pool.reserve();
            assertThatThrownBy(() -> new ServerSocket(port)).isInstanceOf(BindException.class);

            pool.release(port);

            try (ServerSocket socket = new ServerSocket(port)) {
                assertThat(socket.isBound()).isTrue();
            }
        }
    }
}
