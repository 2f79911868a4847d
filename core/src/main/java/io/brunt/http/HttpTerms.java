// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.time.Duration;
import org.apache.hc.core5.util.Timeout;

/**
 * What all connections of a kind of request have in common. One for the whole run.
 *
 * @param handshakes for https
 * @param connectTimeout of connecting, TLS included
 * @param expected by status: of an answer with any other the body's beginning is kept as a sample
 * @param followsRedirects whether it matters where a redirect leads
 * @param instances the header that tells who answered
 * @param version which HTTP is spoken
 * @param limits of this process, to tell of when they are reached
 */
@SuppressWarnings("ArrayRecordComponent") // shared by ten thousand connections, never written to
record HttpTerms(
        TlsHandshakes handshakes,
        Timeout connectTimeout,
        boolean[] expected,
        boolean followsRedirects,
        InstanceHeader instances,
        HttpVersion version,
        SocketLimits limits) {

    static final int STATUSES = 600;

    static HttpTerms of(
            Duration timeout,
            boolean[] expected,
            boolean followsRedirects,
            InstanceHeader instances,
            Transport transport) {
        return new HttpTerms(
                TlsHandshakes.of(transport.tls()),
                Timeout.ofMilliseconds(Math.max(1, timeout.toMillis())),
                expected,
                followsRedirects,
                instances,
                transport.version(),
                SocketLimits.ofThisProcess());
    }

    boolean expects(int status) {
        return expected[Math.min(status, expected.length - 1)];
    }
}
