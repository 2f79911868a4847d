// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What goes wrong in a TLS handshake, as a user understands it: the JVM's own words name classes, not causes. */
enum TlsFault {
    NOT_TRUSTED {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "its certificate is not trusted: nobody in "
                    + tls.trusted().map(Object::toString).orElse("the JVM's trust store")
                    + " vouches for it; trust its authority with Tls.trusting, or any server with Tls.TRUSTING_ALL";
        }
    },
    EXPIRED {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "its certificate has expired";
        }
    },
    NOT_YET_VALID {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "its certificate is not valid yet; is this machine's clock right?";
        }
    },
    WRONG_HOST {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "its certificate is for another host than " + target.host();
        }
    },
    PLAIN_HTTP {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "the server does not speak TLS on port " + target.port() + "; is it http:// there?";
        }
    },
    NO_CLIENT_CERTIFICATE {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return tls.identity().isEmpty()
                    ? "the server wants a client certificate; see Tls.withClientCertificate"
                    : "the server does not accept the client certificate of "
                            + tls.identity().get();
        }
    },
    NOTHING_IN_COMMON {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "the server refused the handshake: it and this JVM have no TLS version or cipher in common,"
                    + " or it wants a client certificate";
        }
    },
    UNKNOWN_NAME {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "the server has no certificate for " + target.host();
        }
    },
    BROKEN_OFF {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "the server closed the connection in the TLS handshake";
        }
    },
    OTHER {
        @Override
        String inWords(HttpTarget target, Tls tls) {
            return "the TLS handshake failed";
        }
    };

    abstract String inWords(HttpTarget target, Tls tls);

    static TlsFault of(Exception cause) {
        if (!(cause instanceof SSLException)) {
            return BROKEN_OFF;
        }
        boolean certificate = false;
        for (Throwable it = cause; it != null; it = it.getCause()) {
            if (it instanceof CertificateExpiredException) {
                return EXPIRED;
            } else if (it instanceof CertificateNotYetValidException) {
                return NOT_YET_VALID;
            } else if (it instanceof CertPathBuilderException) {
                return NOT_TRUSTED;
            }
            certificate |= it instanceof CertificateException;
        }
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (certificate && message.contains("matching")) {
            return WRONG_HOST;
        }
        return certificate ? NOT_TRUSTED : ofMessage(message);
    }

    /** An alert has no type of its own, only the name that RFC 8446, 6.2 gives it. */
    private static TlsFault ofMessage(String message) {
        if (message.contains("unrecognized ssl message") || message.contains("plaintext connection")) {
            return PLAIN_HTTP;
        }
        if (message.contains("certificate_required")
                || message.contains("bad_certificate")
                || message.contains("certificate_unknown")
                || message.contains("unknown_ca")) {
            return NO_CLIENT_CERTIFICATE;
        }
        if (message.contains("unrecognized_name")) {
            return UNKNOWN_NAME;
        }
        if (message.contains("handshake_failure")
                || message.contains("protocol_version")
                || message.contains("insufficient_security")) {
            return NOTHING_IN_COMMON;
        }
        return message.contains("closed") || message.contains("end of stream") ? BROKEN_OFF : OTHER;
    }
}
