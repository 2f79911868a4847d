// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.util.Timeout;

/**
 * What all connections of a kind of request have in common. One for the whole run.
 *
 * @param tls for https
 * @param connectTimeout of connecting, TLS included
 * @param expected by status: of an answer with any other the body's beginning is kept as a sample
 * @param followsRedirects whether it matters where a redirect leads
 * @param limits of this process, to tell of when they are reached
 */
@SuppressWarnings("ArrayRecordComponent") // shared by ten thousand connections, never written to
record HttpTerms(
        SSLContext tls, Timeout connectTimeout, boolean[] expected, boolean followsRedirects, SocketLimits limits) {

    static final int STATUSES = 600;

    static HttpTerms of(Duration timeout, boolean[] expected, boolean followsRedirects, Transport transport) {
        return new HttpTerms(
                TlsContexts.of(transport.tls()),
                Timeout.ofMilliseconds(Math.max(1, timeout.toMillis())),
                expected,
                followsRedirects,
                SocketLimits.ofThisProcess());
    }

    boolean expects(int status) {
        return expected[Math.min(status, expected.length - 1)];
    }
}
