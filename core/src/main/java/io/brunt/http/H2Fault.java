// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.IOException;
import java.io.Serial;
import org.apache.hc.core5.http2.H2Error;

/** The other side broke HTTP/2's rules: the connection cannot go on. */
final class H2Fault extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final H2Error error;

    H2Fault(H2Error error, String text) {
        super(text);
        this.error = error;
    }

    H2Error error() {
        return error;
    }

    /** Name an error code as RFC 9113, 7 does. */
    static String named(int code) {
        H2Error known = H2Error.getByCode(code);
        return known == null ? "error code " + Integer.toUnsignedString(code) : known.name();
    }
}
