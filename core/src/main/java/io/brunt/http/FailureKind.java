// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.record.ErrorGroup;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Stable names for what goes wrong with a connection. */
final class FailureKind {

    static final String CONNECT_REFUSED = "connect-refused";
    static final String CONNECT_TIMEOUT = "connect-timeout";
    static final String RESPONSE_TIMEOUT = "response-timeout";
    static final String CLOSED_EARLY = "closed-early";
    static final String CLOSED_IDLE = "closed-idle";
    static final String STREAM_RESET = "stream-reset";
    static final String MALFORMED = "malformed";
    static final String UNEXPECTED_STATUS = "unexpected-status";
    static final String BODY_TOO_LONG = "body-too-long";
    static final String HOST_NOT_ALLOWED = "host-not-allowed";
    static final String TLS = "tls";
    static final String PROXY_REFUSED = "proxy-refused";
    static final String PROXY_UNREACHABLE = "proxy-unreachable";
    static final String UNKNOWN_HOST = "unknown-host";
    static final String TOO_MANY_REDIRECTS = "too-many-redirects";

    /** This process may open no more files, so no more connections: {@code ulimit -n}. */
    static final String OUT_OF_FILES = ErrorGroup.GENERATOR + "out-of-files";

    /** This machine has no port left for one more connection to that address. */
    static final String OUT_OF_PORTS = ErrorGroup.GENERATOR + "out-of-ports";

    private FailureKind() {}

    static String ofConnecting(Exception cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("too many open files")) {
            return OUT_OF_FILES;
        }
        if (cause instanceof BindException || message.contains("cannot assign requested address")) {
            return OUT_OF_PORTS;
        }
        if (cause instanceof SSLException) {
            return TLS;
        }
        if (cause instanceof SocketTimeoutException) {
            return CONNECT_TIMEOUT;
        }
        if (cause instanceof NoRouteToHostException) {
            return "no-route";
        }
        return cause instanceof ConnectException ? CONNECT_REFUSED : "connect-failed";
    }

    /** Tell whether the generator's own limits are reached: another address will not help. */
    static boolean isOurs(Exception cause) {
        return ofConnecting(cause).startsWith(ErrorGroup.GENERATOR);
    }

    static String ofTalking(Exception cause) {
        if (cause instanceof SSLException) {
            return TLS;
        }
        return cause instanceof IOException
                ? CLOSED_EARLY
                : "exception-" + cause.getClass().getSimpleName();
    }

    static String ofStatus(int status) {
        return status >= 400 ? "status-" + status : UNEXPECTED_STATUS;
    }

    /** Tell whether an answer that was not expected refuses for want of room: 429, and 503 with {@code Retry-After}. */
    static boolean isShed(int status, boolean retryAfter) {
        return status == 429 || status == 503 && retryAfter;
    }
}
