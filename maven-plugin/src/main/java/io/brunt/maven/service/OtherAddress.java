// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A service that listens, but not where it was told to. */
final class OtherAddress {

    private OtherAddress() {}

    /**
     * Say where that is, and what to do about it.
     *
     * @param addresses where it listens
     * @param port where it should
     * @return empty if it listens nowhere, or where it can be asked
     */
    static Optional<String> hint(List<InetSocketAddress> addresses, int port) {
        if (addresses.isEmpty()
                || addresses.stream().anyMatch(it -> it.getPort() == port && isAsked(it.getAddress()))) {
            return Optional.empty();
        }
        String all =
                addresses.stream().map(OtherAddress::shown).distinct().sorted().collect(Collectors.joining(", "));
        return Optional.of(
                addresses.stream().anyMatch(it -> it.getPort() == port)
                        ? "it listens on " + all + " only: have it listen on 127.0.0.1,"
                                + " or name that address in <url> and <readiness>"
                        : "it listens on " + all + " and not on its port " + port
                                + ": give it {{port}}, as in --port={{port}}, or say by <port> which one it takes");
    }

    private static boolean isAsked(InetAddress address) {
        return address.isAnyLocalAddress() || address.getHostAddress().equals("127.0.0.1");
    }

    private static String shown(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        return (host.isAnyLocalAddress() ? "*" : host instanceof Inet6Address six ? six(six) : host.getHostAddress())
                + ":" + address.getPort();
    }

    private static String six(Inet6Address address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return "[" + text.replaceFirst("(?:^|:)0(?::0)+(?::|$)", "::") + "]";
    }
}
