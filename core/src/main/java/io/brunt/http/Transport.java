// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How connections to a target are made.
 *
 * <pre>
 * Transport.DEFAULT                                                       // HTTP/1.1; https as the JVM trusts
 * Transport.DEFAULT.withTls(Tls.TRUSTING_ALL)
 * Transport.DEFAULT.withProxy(ProxyAddress.of("127.0.0.1", 3128).withCredentials("ann", "secret"))
 * </pre>
 *
 * @param tls whom https trusts, and who it says it is
 * @param proxy that load goes through, or empty
 * @param version which HTTP is spoken
 * @param namesHeld for how long the addresses of a name are used before it is looked up again, or empty for the whole run
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Transport(Tls tls, Optional<ProxyAddress> proxy, HttpVersion version, Optional<Duration> namesHeld) {

    /** Speak HTTP/1.1 with the target itself, and trust what the JVM trusts. */
    public static final Transport DEFAULT =
            new Transport(Tls.SYSTEM, Optional.empty(), HttpVersion.HTTP_1_1, Optional.empty());

    /**
     * Say what the reader of a result must know of it.
     *
     * @return possibly none
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (tls.trustsAll()) {
            notes.add("any certificate was trusted, of whatever host (Tls.TRUSTING_ALL)");
        }
        proxy.ifPresent(it -> notes.add("the load went through the proxy " + it));
        return List.copyOf(notes);
    }

    /**
     * Say whom https trusts, and who it says it is.
     *
     * @param other instead of this one's
     * @return the same transport with that
     */
    public Transport withTls(Tls other) {
        return new Transport(other, proxy, version, namesHeld);
    }

    /**
     * Send load through a proxy.
     *
     * @param other instead of this one's
     * @return the same transport with that
     */
    public Transport withProxy(ProxyAddress other) {
        return new Transport(tls, Optional.of(other), version, namesHeld);
    }

    /**
     * Say which HTTP is spoken.
     *
     * @param other instead of this one's
     * @return the same transport with that
     */
    public Transport withVersion(HttpVersion other) {
        return new Transport(tls, proxy, other, namesHeld);
    }

    /**
     * Look names up again, for targets that move while the load is on. The JVM remembers a name for 30 s itself unless
     * {@code networkaddress.cache.ttl} says otherwise.
     *
     * @param held for how long the addresses of a name are used, at least a millisecond
     * @return the same transport with that
     * @throws IllegalArgumentException if it is shorter
     */
    public Transport withNamesHeld(Duration held) {
        if (held.toMillis() < 1) {
            throw new IllegalArgumentException("names are held for at least a millisecond, but was " + held);
        }
        return new Transport(tls, proxy, version, Optional.of(held));
    }
}
