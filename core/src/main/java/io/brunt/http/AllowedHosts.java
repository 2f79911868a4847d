// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.problem.Problem;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
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
     * @param host its name
     * @param addresses all that the name has: one elsewhere and {@code localhost} is not loopback; possibly unknown
     * @return true for loopback and for a host that was named
     */
    public boolean allow(String host, List<InetAddress> addresses) {
        boolean loopback = !addresses.isEmpty() && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        return loopback || names.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Say that load may not go to a host.
     *
     * @param host its name
     * @return what to type if it may
     */
    public static Problem refuse(String host) {
        return Problem.of("no load leaves this machine unless its host is allowed by name")
                .expected("a loopback address, or a host of brunt.allowedHosts")
                .actual(host)
                .hint("if it is yours to load: -Dbrunt.allowedHosts=" + host);
    }
}
