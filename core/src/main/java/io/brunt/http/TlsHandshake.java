// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.hc.core5.net.InetAddressUtils;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/** What Brunt and a server agree on before the first request over https. */
final class TlsHandshake {

    private TlsHandshake() {}

    /** Begin. The session's handler is told of its connection only once both agree. */
    static void begin(ProtocolIOSession session, HttpTarget target, HttpTerms terms) {
        session.startTls(
                terms.tls(), target.endpoint(), SSLBufferMode.STATIC, TlsHandshake::name, null, terms.connectTimeout());
    }

    /** Without this any certificate would do for any host; and the JVM tells a server its name only if it has a dot. */
    private static void name(NamedEndpoint endpoint, SSLEngine engine) {
        String host = endpoint.getHostName();
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!InetAddressUtils.isIPv4(host) && !InetAddressUtils.isIPv6(host)) {
            try {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            } catch (IllegalArgumentException noDomainName) {
                // A name such as my_service resolves, but TLS cannot tell it.
            }
        }
        engine.setSSLParameters(parameters);
    }
}
