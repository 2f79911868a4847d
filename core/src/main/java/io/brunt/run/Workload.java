// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.plan.HttpRequest;
import io.brunt.user.UserCode;
import java.net.URI;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What one iteration does.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Workload {

    /**
     * One request, to the base URLs in turn.
     *
     * @param request what is sent
     * @param baseUrls of http or https; may be empty if the request's URL is whole
     * @since 0.1
     */
    record Http(HttpRequest request, List<URI> baseUrls) implements Workload {
        /** Copy what was given. */
        public Http {
            baseUrls = List.copyOf(baseUrls);
        }
    }

    /**
     * Java code, on a thread of the user's own: virtual on Java 21 and later.
     *
     * @param code what is run
     * @param baseUrls of http or https, for the paths that {@link io.brunt.user.VirtualUser#http()} is given; may be empty
     * @since 0.1
     */
    record Code(UserCode code, List<URI> baseUrls) implements Workload {
        /** Copy what was given. */
        public Code {
            baseUrls = List.copyOf(baseUrls);
        }
    }
}
