// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import org.apiguardian.api.API;

/**
 * How connections to a target are made.
 *
 * <pre>
 * Transport.DEFAULT                                                       // HTTP/1.1; https as the JVM trusts
 * Transport.DEFAULT.withTls(Tls.TRUSTING_ALL)
 * </pre>
 *
 * @param tls whom https trusts, and who it says it is
 * @param version which HTTP is spoken
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Transport(Tls tls, HttpVersion version) {

    /** Speak HTTP/1.1, and trust what the JVM trusts. */
    public static final Transport DEFAULT = new Transport(Tls.SYSTEM, HttpVersion.HTTP_1_1);

    /**
     * Say whom https trusts, and who it says it is.
     *
     * @param other instead of this one's
     * @return the same transport with that
     */
    public Transport withTls(Tls other) {
        return new Transport(other, version);
    }

    /**
     * Say which HTTP is spoken.
     *
     * @param other instead of this one's
     * @return the same transport with that
     */
    public Transport withVersion(HttpVersion other) {
        return new Transport(tls, other);
    }
}
