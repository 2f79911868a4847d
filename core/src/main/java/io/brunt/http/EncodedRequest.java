// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.HttpRequest.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * A request to one target as it goes over the wire. What is sent again and again is made once for the run and safe for any
 * thread; what is sent once is confined to its event loop.
 */
final class EncodedRequest {

    private final HttpRequest request;
    private final HttpTarget target;
    private final List<Header> headers;
    private @Nullable ByteBuffer bytes;
    private @Nullable List<BasicHeader> fields;

    private EncodedRequest(HttpRequest request, HttpTarget target, String cookies) {
        this.request = request;
        this.target = target;
        this.headers = headers(request, target, cookies);
    }

    static EncodedRequest of(HttpRequest request, HttpTarget target) {
        EncodedRequest encoded = new EncodedRequest(request, target, "");
        byte[] start = encoded.head();
        encoded.bytes = ByteBuffer.allocateDirect(start.length + request.body().length)
                .put(start)
                .put(request.body())
                .flip();
        return encoded;
    }

    /**
     * Encode a request that is sent once.
     *
     * @param cookies value of its {@code Cookie} header, unless it has one; possibly empty
     */
    static EncodedRequest once(HttpRequest request, HttpTarget target, String cookies) {
        return new EncodedRequest(request, target, cookies);
    }

    /** Return the bytes of HTTP/1.1 for one connection, from the first to the last. */
    ByteBuffer bytes() {
        ByteBuffer known = bytes;
        if (known == null) {
            byte[] start = head();
            known = ByteBuffer.allocate(start.length + request.body().length)
                    .put(start)
                    .put(request.body())
                    .flip();
            bytes = known;
        }
        return known.duplicate();
    }

    /** Tell whether its answer has no body. */
    boolean isHead() {
        return request.method().equals("HEAD");
    }

    byte[] body() {
        return request.body();
    }

    /** Return the fields of HTTP/2. Two loops may both make them: the list is immutable, and either will do. */
    List<BasicHeader> fields() {
        List<BasicHeader> known = fields;
        if (known == null) {
            known = H2Fields.of(request.method(), target.secure(), requestTarget(request, target), headers);
            fields = known;
        }
        return known;
    }

    private byte[] head() {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(target.originForProxy())
                .append(requestTarget(request, target))
                .append(" HTTP/1.1\r\n");
        for (Header header : headers) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<Header> headers(HttpRequest request, HttpTarget target, String cookies) {
        List<Header> own = request.headers();
        List<Header> headers = new ArrayList<>(own.size() + 4);
        if (!isThere(own, "host")) {
            headers.add(new Header("Host", target.authority()));
        }
        headers.addAll(own);
        if (!target.authorization().isEmpty() && !isThere(own, "authorization")) {
            headers.add(new Header("Authorization", target.authorization()));
        }
        String credentials = target.isTunneled()
                ? ""
                : target.proxy().map(Proxy::authorization).orElse("");
        if (!credentials.isEmpty() && !isThere(own, "proxy-authorization")) {
            headers.add(new Header("Proxy-Authorization", credentials));
        }
        if (!cookies.isEmpty() && !isThere(own, "cookie")) {
            headers.add(new Header("Cookie", cookies));
        }
        boolean framed = isThere(own, "content-length") || isThere(own, "transfer-encoding");
        // RFC 9110, 8.6: a method that means a body says its length even if it is 0.
        boolean meansBody = List.of("POST", "PUT", "PATCH").contains(request.method());
        if (!framed && (request.body().length > 0 || meansBody)) {
            headers.add(new Header("Content-Length", String.valueOf(request.body().length)));
        }
        return headers;
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
}
