// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.hc.core5.net.InetAddressUtils;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * What Brunt and a server agree on before the first request over https. One for a run: its context remembers sessions, so
 * that later connections take them up again. Safe for any thread.
 *
 * @param context the JVM's
 * @param tls what it was made from
 */
record TlsHandshakes(SSLContext context, Tls tls) {

    static TlsHandshakes of(Tls tls) {
        return new TlsHandshakes(TlsContexts.of(tls), tls);
    }

    /**
     * Begin. The session's handler is told of its connection once both agree.
     *
     * @param engines gets the engine at once
     * @param versions of HTTP that the server may choose from, the best first; none if there is no choice
     */
    void begin(
            ProtocolIOSession session,
            HttpTarget target,
            Timeout timeout,
            Consumer<SSLEngine> engines,
            String... versions) {
        session.startTls(
                context,
                target.endpoint(),
                SSLBufferMode.STATIC,
                (endpoint, engine) -> {
                    agree(endpoint, engine, versions);
                    engines.accept(engine);
                },
                null,
                timeout);
    }

    /** Without this any certificate would do for any host; and the JVM tells a server its name only if it has a dot. */
    private static void agree(NamedEndpoint endpoint, SSLEngine engine, String... versions) {
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
        parameters.setApplicationProtocols(versions);
        engine.setSSLParameters(parameters);
    }

    /** Say in words why there is no connection. */
    String explain(HttpTarget target, Exception cause) {
        return target.url() + ": " + TlsFault.of(cause).inWords(target, tls) + original(cause);
    }

    private static String original(Exception cause) {
        return cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    }

    /**
     * Say why a server ended a connection instead of the first answer: from TLS 1.3 on it sees a client's certificate only
     * when the client believes that all is well.
     *
     * @return empty if TLS has nothing to do with it
     */
    String explainEnd(@Nullable SSLEngine engine) {
        if (engine == null || !ClientKeys.wasAsked(engine.getSession())) {
            return "";
        }
        return tls.identity().isEmpty()
                ? "the server wants a client certificate, and none was given; see Tls.withClientCertificate"
                : "the server does not accept the client certificate of "
                        + tls.identity().get();
    }
}
