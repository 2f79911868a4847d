// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes links to targets, each of the version that is to be spoken there. Whoever shares this shares connections of HTTP/2.
 * Confined to one event loop.
 */
final class HttpLinks {

    private final HttpLoop http;
    private final HttpTerms terms;
    private final Map<HttpTarget, H2Pool> pools = new HashMap<>();

    HttpLinks(HttpLoop http, HttpTerms terms) {
        this.http = http;
        this.terms = terms;
    }

    HttpLoop http() {
        return http;
    }

    /**
     * Make a link that is not connected yet.
     *
     * @param owner is told of all that becomes of it
     * @param target where it goes
     * @param turn which of the target's addresses is taken
     */
    HttpLink link(ConnectionOwner owner, HttpTarget target, int turn) {
        boolean multiplexes =
                terms.version() == HttpVersion.HTTP_2 || terms.version() == HttpVersion.NEGOTIATED && target.secure();
        if (multiplexes) {
            H2Pool pool = pools.computeIfAbsent(target, it -> new H2Pool(http, it, terms, turn));
            if (!pool.isOldVersion()) {
                return pool.link(owner);
            }
        }
        return new HttpConnection(owner, http, target, turn, terms);
    }

    /** Close what is shared. */
    void close() {
        pools.values().forEach(H2Pool::close);
        pools.clear();
    }
}
