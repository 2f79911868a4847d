// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import org.apiguardian.api.API;

/**
 * Which HTTP is spoken with a target.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum HttpVersion {

    /** HTTP/1.1 (RFC 9112), one request at a time on a connection. */
    HTTP_1_1,

    /** What the server chooses in the TLS handshake (ALPN, RFC 7301), HTTP/2 or HTTP/1.1; without TLS HTTP/1.1. */
    NEGOTIATED,

    /** HTTP/2 (RFC 9113) and nothing else, without TLS by prior knowledge; many requests at a time on a connection. */
    HTTP_2;

    /** Return what is offered in a TLS handshake, the best first; nothing if there is no choice. */
    String[] offers() {
        return switch (this) {
            case HTTP_1_1 -> new String[0];
            case NEGOTIATED -> new String[] {"h2", "http/1.1"};
            case HTTP_2 -> new String[] {"h2"};
        };
    }
}
