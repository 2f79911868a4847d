// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param headers beside {@code Content-Type}
 */
record Reply(int status, String contentType, String text, Map<String, String> headers) {

    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            404, "Not Found",
            405, "Method Not Allowed",
            413, "Content Too Large",
            429, "Too Many Requests",
            500, "Internal Server Error",
            503, "Service Unavailable");

    static Reply json(int status, JsonObject json) {
        return new Reply(status, "application/json", json.toString(), Map.of());
    }

    /** A problem as RFC 9457 wants it, so that a client need not guess at the shape of each error. */
    static Reply problem(int status, String detail) {
        JsonObject json = new JsonObject();
        json.addProperty("type", "about:blank");
        json.addProperty("title", TITLES.get(status));
        json.addProperty("status", status);
        json.addProperty("detail", detail);
        return new Reply(status, "application/problem+json", json.toString(), Map.of());
    }

    Reply withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    Reply withHeaders(Map<String, String> headers) {
        return new Reply(status, contentType, text, headers);
    }

    byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
