// SPDX-License-Identifier: Apache-2.0
package io.brunt.problem;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Thrown where a user's input is refused. Carries every fault that was found, never only the first.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BruntException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** The faults, in the order in which they were found; a serializable list. */
    @SuppressWarnings("serial") // List.copyOf is serializable, its type does not say so
    private final List<Problem> problems;

    /**
     * Refuse for one reason.
     *
     * @param problem the fault
     */
    public BruntException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * Refuse for several reasons.
     *
     * @param problems the faults, at least one
     */
    public BruntException(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Return the faults.
     *
     * @return at least one, in the order in which they were found, immutable
     */
    public List<Problem> problems() {
        return problems;
    }
}
