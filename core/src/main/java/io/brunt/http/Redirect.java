// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.HttpRequest.Header;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a redirect leads, and what is sent there (RFC 9110, 15.4). As in browsers and curl, 301 and 302 turn a
 * {@code POST} into a {@code GET} and leave other methods alone; 303 makes a {@code GET} of all but {@code HEAD}; 307 and
 * 308 keep method and body.
 */
final class Redirect {

    /** As in curl's and most browsers' spirit: what needs more goes round in circles. */
    static final int MOST = 10;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** What must not reach another server: it was meant for the first (RFC 9110, 15.4). */
    private static final Set<String> ORIGIN_BOUND = Set.of("authorization", "cookie", "proxy-authorization", "host");

    private Redirect() {}

    /** Tell whether an answer is followed: one that was expected by its very status is not. */
    static boolean follows(HttpRequest request, int status) {
        return request.followRedirects()
                && STATUSES.contains(status)
                && !request.expectStatus().contains(status);
    }

    /**
     * Return what is sent next.
     *
     * @param request that was redirected
     * @param target that redirected it
     * @param status of the answer
     * @param location as the server wrote it
     * @return the request with a whole URL, or empty if the location is none of http
     */
    static Optional<HttpRequest> next(HttpRequest request, HttpTarget target, int status, String location) {
        Optional<String> url = resolve(url(request, target), location);
        return url.map(it -> toward(it, request, target, status));
    }

    /** Return the whole URL that a request went to. */
    static String url(HttpRequest request, HttpTarget target) {
        return (target.secure() ? "https://" : "http://")
                + target.authority()
                + EncodedRequest.requestTarget(request, target);
    }

    static Optional<String> resolve(String base, String location) {
        int fragment = location.indexOf('#');
        String reference = RequestTarget.encode(fragment < 0 ? location : location.substring(0, fragment));
        try {
            // java.net.URI drops the last part of the path for a query alone; RFC 3986, 5.3 keeps it.
            String whole = reference.isEmpty() || reference.startsWith("?")
                    ? base.replaceAll("\\?.*", "") + reference
                    : URI.create(base).resolve(reference).toString();
            return HttpRequest.isWhole(whole) && URI.create(whole).getHost() != null
                    ? Optional.of(whole)
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static HttpRequest toward(String url, HttpRequest request, HttpTarget target, int status) {
        boolean toGet = status == 303 && !Set.of("GET", "HEAD").contains(request.method())
                || (status == 301 || status == 302) && request.method().equals("POST");
        boolean away = !Origins.origin(url).equals(Origins.origin(url(request, target)));
        List<Header> headers = request.headers().stream()
                .filter(it -> !(away && ORIGIN_BOUND.contains(lower(it))))
                .filter(it -> !(toGet
                        && (lower(it).startsWith("content-") || lower(it).equals("transfer-encoding"))))
                .toList();
        return new HttpRequest(
                toGet ? "GET" : request.method(),
                url,
                headers,
                toGet ? new byte[0] : request.body(),
                request.expectStatus(),
                request.timeout(),
                true,
                request.name());
    }

    private static String lower(Header header) {
        return header.name().toLowerCase(Locale.ROOT);
    }
}
