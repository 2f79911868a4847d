// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Find the endpoint for a path and a method; say 404 or 405 where there is none.
 *
 * <p>Paths are compared whole, but for a last {@code {id}}: the JDK's own contexts are prefixes, so that
 * {@code /processed} would reach {@code /process}.
 */
final class Router {

    private static final String ID = "{id}";

    private final Map<String, Map<String, Endpoint>> endpoints = new LinkedHashMap<>();

    /** Complete the routes before the first request: later ones are not seen safely. */
    Router route(String method, String path, Endpoint endpoint) {
        endpoints.computeIfAbsent(path, p -> new TreeMap<>()).put(method, endpoint);
        return this;
    }

    /** Return the route's path, such as {@code /jobs/{id}}; empty if there is none. */
    String route(String path) {
        if (endpoints.containsKey(path)) {
            return path;
        }
        String parent = path.substring(0, path.lastIndexOf('/') + 1);
        return parent.length() < path.length() && endpoints.containsKey(parent + ID) ? parent + ID : "";
    }

    Reply answer(String method, String path, byte[] body) throws InterruptedException {
        String route = route(path);
        Map<String, Endpoint> methods = endpoints.get(route);
        if (methods == null) {
            return Reply.problem(404, "Nothing here; there are " + String.join(", ", endpoints.keySet()));
        }
        // HEAD is GET whose body stays at home (RFC 9110, section 9.3.2); the server leaves it out.
        Endpoint endpoint = methods.get(method.equals("HEAD") ? "GET" : method);
        if (endpoint == null) {
            String allowed = String.join(", ", methods.keySet()).replace("GET", "GET, HEAD");
            return Reply.problem(405, route + " takes " + allowed).withHeader("Allow", allowed);
        }
        String id = route.endsWith(ID) ? path.substring(route.length() - ID.length()) : "";
        try {
            return endpoint.answer(new Request(method, id, body));
        } catch (Refusal e) {
            return Reply.problem(e.status(), e.getMessage());
        }
    }
}
