// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Where load may go: to this machine always, elsewhere by name only. Immutable.
 *
 * @param names of hosts, lower case
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record AllowedHosts(Set<String> names) {

    /** Copy what was given. */
    public AllowedHosts {
        names = Set.copyOf(names);
    }

    /**
     * Take names as they are written in settings.
     *
     * @param names in any case
     * @return those hosts
     */
    public static AllowedHosts of(Collection<String> names) {
        return new AllowedHosts(
                names.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    /**
     * Tell whether load may go there.
     *
     * @param target with its name resolved: {@code localhost} that points elsewhere is not loopback
     * @return true for loopback and for a host that was named
     */
    public boolean allow(HttpTarget target) {
        return target.isLoopback() || names.contains(target.host().toLowerCase(Locale.ROOT));
    }
}
