// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.http.AllowedHosts;
import io.brunt.http.HttpTarget;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.util.Collection;
import java.util.List;

/** Lets load out to this machine and to hosts that were allowed by name, and nowhere else. */
final class HostGate {

    private HostGate() {}

    /**
     * Refuse targets that were not allowed.
     *
     * @param targets with their names resolved: {@code localhost} that points elsewhere is not loopback
     * @param allowed where load may go
     * @throws BruntException with one problem for each host
     */
    static void check(Collection<HttpTarget> targets, AllowedHosts allowed) {
        List<Problem> problems = targets.stream()
                .filter(it -> !allowed.allow(it))
                .map(HttpTarget::host)
                .distinct()
                .map(HostGate::refuse)
                .toList();
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
    }

    private static Problem refuse(String host) {
        return Problem.of("no load leaves this machine unless its host is allowed by name")
                .expected("a loopback address, or a host of brunt.allowedHosts")
                .actual(host)
                .hint("if it is yours to load: -Dbrunt.allowedHosts=" + host);
    }
}
