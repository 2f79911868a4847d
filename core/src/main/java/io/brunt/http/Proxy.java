// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apiguardian.api.API;

/**
 * A proxy whose name is resolved.
 *
 * @param address where it is
 * @param names its addresses, at least one at first
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Proxy(ProxyAddress address, HostAddresses names) {

    /** Return the value of a {@code Proxy-Authorization} header, or empty. */
    String authorization() {
        String user = address.user();
        return user.isEmpty()
                ? ""
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + address.password()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
