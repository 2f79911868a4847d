// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.problem.BruntException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The servers that whole URLs and redirects of a run lead to. Each name is resolved once, and never on an event loop,
 * which a slow name server would stop. Safe for any thread.
 */
final class Origins {

    /** A server that redirects to a new name each time must not keep the name server busy, nor fill the heap. */
    private static final int MOST = 1000;

    private static final Place ONE_TOO_MANY =
            new Place(null, FailureKind.HOST_NOT_ALLOWED, "more than " + MOST + " servers were asked for in one run");

    private final List<HttpTarget> known;
    private final Egress egress;
    private final Map<String, CompletableFuture<Place>> places = new ConcurrentHashMap<>();

    /**
     * What was found under a URL.
     *
     * @param target where requests go, or null if none may
     * @param kind of the failure if none may
     * @param text what is wrong if none may
     */
    record Place(@Nullable HttpTarget target, String kind, String text) {}

    Origins(Collection<HttpTarget> known, Egress egress) {
        this.known = List.copyOf(known);
        this.egress = egress;
    }

    /** Find the server of a whole URL. */
    CompletableFuture<Place> find(String url) {
        if (places.size() >= MOST) {
            CompletableFuture<Place> known = places.get(origin(url));
            return known != null ? known : CompletableFuture.completedFuture(ONE_TOO_MANY);
        }
        return places.computeIfAbsent(origin(url), origin -> {
            CompletableFuture<Place> found = new CompletableFuture<>();
            Egress.lookAside(() -> found.complete(resolve(origin)));
            return found;
        });
    }

    /** Return which base URL a target is, or -1. */
    int indexOf(@Nullable HttpTarget target) {
        return target == null ? -1 : known.indexOf(target);
    }

    private Place resolve(String origin) {
        HttpTarget target;
        try {
            target = egress.resolve(URI.create(origin));
        } catch (BruntException unknown) {
            return new Place(
                    null, FailureKind.UNKNOWN_HOST, unknown.problems().get(0).text());
        } catch (IllegalArgumentException malformed) {
            return new Place(null, FailureKind.MALFORMED, origin + " is not the URL of a server");
        }
        for (HttpTarget one : known) {
            if (one.isSameOrigin(target)) {
                return new Place(one, "", "");
            }
        }
        if (!egress.allows(target)) {
            return new Place(null, FailureKind.HOST_NOT_ALLOWED, notAllowed(target));
        }
        return new Place(target, "", "");
    }

    static String notAllowed(HttpTarget target) {
        return target.host() + " is neither loopback nor a host of brunt.allowedHosts; no request was sent to it";
    }

    /** Return scheme, host and port of a whole URL, in lower case. */
    static String origin(String url) {
        int end = url.indexOf("://") + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        // A user and password stay as they are.
        int host = url.lastIndexOf('@', end - 1) + 1;
        return host > 0
                ? url.substring(0, host) + url.substring(host, end).toLowerCase(Locale.ROOT)
                : url.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
