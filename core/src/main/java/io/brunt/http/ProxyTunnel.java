// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Asks a proxy for the way to a target (CONNECT, RFC 9110, 9.3.6), and reads what it says. Confined to its event loop. */
final class ProxyTunnel {

    private final HttpTarget target;
    private final Proxy proxy;
    private final AnswerParser parser = new AnswerParser(new boolean[HttpTerms.STATUSES], false);

    ProxyTunnel(HttpTarget target) {
        this.target = target;
        this.proxy = target.proxy().orElseThrow();
        // As after HEAD, no body follows a head that grants the tunnel; after one that refuses, none is read.
        parser.start(true, null);
    }

    ByteBuffer request() {
        String host = target.hostAndPort();
        String credentials = proxy.authorization();
        String head = "CONNECT " + host + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (credentials.isEmpty() ? "" : "Proxy-Authorization: " + credentials + "\r\n") + "\r\n";
        return ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Take what the proxy says.
     *
     * @return why it leads nowhere, or empty
     */
    String take(byte[] bytes, int length) {
        int end = parser.feed(bytes, 0, length);
        String fault = parser.fault();
        if (fault != null) {
            return who() + " answered with what is no HTTP: " + fault;
        }
        if (!parser.isDone()) {
            return "";
        }
        int status = parser.head().status;
        if (status / 100 != 2) {
            return who() + " refused with status " + status + hint(status);
        }
        return end == length ? "" : who() + " sent more than its answer";
    }

    private String hint(int status) {
        if (status != 407) {
            return "";
        }
        return proxy.authorization().isEmpty()
                ? ": it wants credentials, see ProxyAddress.withCredentials"
                : ": it does not accept the credentials";
    }

    boolean isOpen() {
        return parser.isDone();
    }

    String brokenOff() {
        return who() + " closed the connection";
    }

    private String who() {
        return "asked for the way to " + target.hostAndPort() + ", the proxy " + proxy;
    }
}
