// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The cookies of one user, kept and sent as RFC 6265 says (sections 5.3 and 5.4). Confined to one event loop.
 *
 * <p>There is no list of public suffixes: a server can set a cookie for a domain as wide as the last two labels of its own
 * name. A load test meets few hosts, and those by name.
 */
final class CookieJar {

    /** A server that names each of its cookies anew must not fill the heap. */
    private static final int MOST = 100;

    private final List<Cookie> cookies = new ArrayList<>();

    /**
     * Keep what an answer sets.
     *
     * @param setCookie values of its {@code Set-Cookie} headers
     * @param host that answered
     * @param requestTarget path and query that were asked for
     * @param now the time of day
     */
    void keep(List<String> setCookie, String host, String requestTarget, Instant now) {
        for (String line : setCookie) {
            Cookie.parse(line, host, path(requestTarget), now).ifPresent(cookie -> {
                cookies.removeIf(it -> it.isReplacedBy(cookie) || it.isExpired(now));
                if (!cookie.isExpired(now)) {
                    cookies.add(cookie);
                }
            });
        }
        if (cookies.size() > MOST) {
            cookies.subList(0, cookies.size() - MOST).clear();
        }
    }

    /**
     * Return what goes into the {@code Cookie} header.
     *
     * @param secure whether it goes over https
     * @param host that is asked
     * @param requestTarget path and query that are asked for
     * @param now the time of day
     * @return pairs with semicolons, those of longer paths first; empty for none
     */
    String header(boolean secure, String host, String requestTarget, Instant now) {
        if (cookies.isEmpty()) {
            return "";
        }
        String path = path(requestTarget);
        return cookies.stream()
                .filter(it -> it.belongsTo(secure, host, path, now))
                .sorted(Comparator.comparingInt(it -> -it.path().length()))
                .map(it -> it.name() + "=" + it.value())
                .collect(Collectors.joining("; "));
    }

    private static String path(String requestTarget) {
        int query = requestTarget.indexOf('?');
        return query < 0 ? requestTarget : requestTarget.substring(0, query);
    }
}
