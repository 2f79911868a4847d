// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.http.SocketLimits;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.unit.Figure;

/**
 * Refuses users who cannot all have a connection, before the first request.
 *
 * <p>Each user of a closed model keeps a connection to each instance, and each connection is an open file. How many an
 * open model needs is up to the target: there the run itself tells.
 */
final class FileGate {

    /** For selectors, jars and reports, beside what is open already. */
    private static final long RESERVE = 32;

    private FileGate() {}

    /**
     * Refuse a plan that needs more files than there are.
     *
     * @param plan how many users there will be
     * @param request that asks the server to keep the connection, or to close it
     * @param instances of the target
     * @param limits of this process
     * @throws BruntException saying how many there are, how many it takes and how to raise them
     */
    static void check(LoadPlan plan, HttpRequest request, int instances, SocketLimits limits) {
        if (!(plan.model() instanceof LoadModel.Closed closed) || asksToClose(request)) {
            return;
        }
        long users = closed.mostUsers();
        long connections = users * instances;
        if (limits.freeFiles().isEmpty()
                || connections + RESERVE <= limits.freeFiles().getAsLong()) {
            return;
        }
        long need = connections + RESERVE + limits.openFiles().orElse(0);
        throw new BruntException(Problem.of("this process may not have enough files open for the plan's connections")
                .expected("at least " + Figure.count(need) + " files: " + Figure.count(users) + " users"
                        + (instances == 1 ? "" : " with " + instances + " instances each")
                        + ", and what is open already")
                .actual(Figure.count(limits.mostFiles().orElse(0)) + " (ulimit -n)")
                .hint("ulimit -n " + need + ", in the shell that starts the build; or fewer users per machine"));
    }

    private static boolean asksToClose(HttpRequest request) {
        return request.headers().stream()
                .anyMatch(it ->
                        it.name().equalsIgnoreCase("Connection") && it.value().equalsIgnoreCase("close"));
    }
}
