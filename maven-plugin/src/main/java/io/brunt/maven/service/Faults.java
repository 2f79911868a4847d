// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong, so that a user reads all of it at once. */
final class Faults {

    private final List<Problem> problems = new ArrayList<>();

    void add(String where, Problem problem) {
        problems.add(problem.at(where));
    }

    /** Try something; what it refuses is collected. */
    <T> Optional<T> attempt(String where, Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (BruntException e) {
            e.problems().forEach(it -> add(where, it));
            return Optional.empty();
        }
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
    }
}
