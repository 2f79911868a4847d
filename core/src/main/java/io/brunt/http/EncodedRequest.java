// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.HttpRequest.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The bytes of a request to one target, made once for the run. Immutable; every connection reads its own duplicate. */
final class EncodedRequest {

    private final ByteBuffer bytes;

    private EncodedRequest(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static EncodedRequest of(HttpRequest request, HttpTarget target) {
        byte[] start = head(request, target, "");
        ByteBuffer bytes = ByteBuffer.allocateDirect(start.length + request.body().length);
        return new EncodedRequest(bytes.put(start).put(request.body()).flip());
    }

    /**
     * Encode a request that is sent once.
     *
     * @param cookies value of its {@code Cookie} header, unless it has one; possibly empty
     */
    static ByteBuffer once(HttpRequest request, HttpTarget target, String cookies) {
        byte[] start = head(request, target, cookies);
        return ByteBuffer.allocate(start.length + request.body().length)
                .put(start)
                .put(request.body())
                .flip();
    }

    private static byte[] head(HttpRequest request, HttpTarget target, String cookies) {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(target.originForProxy())
                .append(requestTarget(request, target))
                .append(" HTTP/1.1\r\n");
        List<Header> headers = request.headers();
        if (!isThere(headers, "host")) {
            line(head, "Host", target.authority());
        }
        for (Header header : headers) {
            line(head, header.name(), header.value());
        }
        if (!target.authorization().isEmpty() && !isThere(headers, "authorization")) {
            line(head, "Authorization", target.authorization());
        }
        String credentials = target.isTunneled()
                ? ""
                : target.proxy().map(Proxy::authorization).orElse("");
        if (!credentials.isEmpty() && !isThere(headers, "proxy-authorization")) {
            line(head, "Proxy-Authorization", credentials);
        }
        if (!cookies.isEmpty() && !isThere(headers, "cookie")) {
            line(head, "Cookie", cookies);
        }
        boolean framed = isThere(headers, "content-length") || isThere(headers, "transfer-encoding");
        // RFC 9110, 8.6: a method that means a body says its length even if it is 0.
        boolean meansBody = List.of("POST", "PUT", "PATCH").contains(request.method());
        if (!framed && (request.body().length > 0 || meansBody)) {
            line(head, "Content-Length", String.valueOf(request.body().length));
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static String requestTarget(HttpRequest request, HttpTarget target) {
        String url = request.url();
        if (HttpRequest.isWhole(url)) {
            int path = firstOf(url, url.indexOf("://") + 3);
            String rest = path < 0 ? "/" : url.substring(path);
            return RequestTarget.encode(rest.startsWith("/") ? rest : "/" + rest);
        }
        return target.path() + RequestTarget.encode(url.startsWith("/") ? url : "/" + url);
    }

    private static int firstOf(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isThere(List<Header> headers, String name) {
        return headers.stream()
                .anyMatch(it -> it.name().toLowerCase(Locale.ROOT).equals(name));
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** Return the bytes for one connection, from the first to the last. */
    ByteBuffer duplicate() {
        return bytes.duplicate();
    }
}
