// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.http.AllowedHosts;
import io.brunt.http.Egress;
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
     * @param egress where load may go
     * @throws BruntException with one problem for each host
     */
    static void check(Collection<HttpTarget> targets, Egress egress) {
        List<Problem> problems = targets.stream()
                .filter(it -> !egress.allows(it))
                .map(HttpTarget::host)
                .distinct()
                .map(AllowedHosts::refuse)
                .toList();
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
    }
}
