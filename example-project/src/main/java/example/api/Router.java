// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Find the endpoint for a path and a method; say 404 or 405 where there is none.
 *
 * <p>Paths are compared whole: the JDK's own contexts are prefixes, so that {@code /processed} would reach
 * {@code /process}.
 */
final class Router implements Endpoint {

    private final Map<String, Map<String, Endpoint>> endpoints = new LinkedHashMap<>();

    /** Complete the routes before the first request: later ones are not seen safely. */
    Router route(String method, String path, Endpoint endpoint) {
        endpoints.computeIfAbsent(path, p -> new TreeMap<>()).put(method, endpoint);
        return this;
    }

    Set<String> paths() {
        return Set.copyOf(endpoints.keySet());
    }

    @Override
    public Reply answer(Request request) throws InterruptedException {
        Map<String, Endpoint> methods = endpoints.get(request.path());
        if (methods == null) {
            return Reply.problem(404, "Nothing here; there are " + String.join(", ", endpoints.keySet()));
        }
        // HEAD is GET whose body stays at home (RFC 9110, section 9.3.2); the server leaves it out.
        Endpoint endpoint = methods.get(request.method().equals("HEAD") ? "GET" : request.method());
        if (endpoint == null) {
            String allowed = String.join(", ", methods.keySet()).replace("GET", "GET, HEAD");
            return Reply.problem(405, request.path() + " takes " + allowed).withHeader("Allow", allowed);
        }
        try {
            return endpoint.answer(request);
        } catch (Refusal e) {
            return Reply.problem(e.status(), e.getMessage());
        }
    }
}
