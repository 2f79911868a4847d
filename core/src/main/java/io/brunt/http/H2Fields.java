// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.plan.HttpRequest.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.message.BasicHeader;

/** The fields of a request as HTTP/2 sends them (RFC 9113, 8.2 and 8.3). */
final class H2Fields {

    /** What speaks of a connection has no place on a stream. */
    private static final Set<String> OF_A_CONNECTION = Set.of(
            "host", "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "http2-settings");

    private H2Fields() {}

    static List<BasicHeader> of(String method, boolean secure, String path, List<Header> headers) {
        List<BasicHeader> fields = new ArrayList<>(headers.size() + 4);
        fields.add(new BasicHeader(":method", method));
        fields.add(new BasicHeader(":scheme", secure ? "https" : "http"));
        headers.stream()
                .filter(it -> lower(it).equals("host"))
                .limit(1)
                .forEach(it -> fields.add(new BasicHeader(":authority", it.value())));
        fields.add(new BasicHeader(":path", path));
        for (Header header : headers) {
            String name = lower(header);
            boolean stays = !OF_A_CONNECTION.contains(name)
                    && !(name.equals("te") && !header.value().equals("trailers"));
            if (stays) {
                fields.add(new BasicHeader(name, header.value()));
            }
        }
        return List.copyOf(fields);
    }

    private static String lower(Header header) {
        return header.name().toLowerCase(Locale.ROOT);
    }
}
