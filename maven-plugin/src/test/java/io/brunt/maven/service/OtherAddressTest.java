// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OtherAddressTest {

    private static InetSocketAddress at(String host, int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    @Test
    void namesThePortThatWasTakenInsteadOfTheGivenOne() throws Exception {
        assertThat(OtherAddress.hint(List.of(at("0.0.0.0", 8080), at("127.0.0.1", 5005)), 20_001))
                .hasValue("it listens on *:8080, 127.0.0.1:5005 and not on its port 20001: give it {{port}},"
                        + " as in --port={{port}}, or say by <port> which one it takes");
    }

    @Test
    void namesTheAddressWhereThePortIsRight() throws Exception {
        assertThat(OtherAddress.hint(List.of(at("::1", 20_001)), 20_001))
                .hasValue("it listens on [::1]:20001 only: have it listen on 127.0.0.1,"
                        + " or name that address in <url> and <readiness>");
    }

    @Test
    void hasNothingToSayOfOneThatCanBeAsked() throws Exception {
        assertThat(OtherAddress.hint(List.of(at("::", 20_001)), 20_001)).isEmpty();
        assertThat(OtherAddress.hint(List.of(at("127.0.0.1", 20_001), at("::1", 5005)), 20_001))
                .isEmpty();
        assertThat(OtherAddress.hint(List.of(), 20_001)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isFoundWhereverAProcessListens() throws Exception {
        try (ServerSocket four = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ServerSocket six = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assertThat(PortHolder.addresses(ProcessHandle.current()))
                    .contains(
                            new InetSocketAddress(four.getInetAddress(), four.getLocalPort()),
                            new InetSocketAddress(six.getInetAddress(), six.getLocalPort()));
        }
    }
}
