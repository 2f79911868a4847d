// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects everything that is wrong with one test, so that it is told together.
 *
 * <p>Core says what is wrong with a value; this says which annotation it is in.
 */
final class Faults {

    private final String test;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Start without faults.
     *
     * @param test what messages call the test
     */
    Faults(String test) {
        this.test = test;
    }

    /**
     * Read a part of an annotation.
     *
     * @param annotation for example {@code @LoadTest} or {@code @Stage 2}
     * @param attribute for example {@code thinkTime}; empty where the annotation has but one
     * @param reader may refuse
     * @param <T> what is read
     * @return empty if it was refused
     */
    <T> Optional<T> read(String annotation, String attribute, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (BruntException fault) {
            fault.problems().forEach(it -> add(annotation, attribute, it));
            return Optional.empty();
        }
    }

    /**
     * Read what no annotation says.
     *
     * @param reader may refuse
     * @param <T> what is read
     * @return empty if it was refused
     */
    <T> Optional<T> resolve(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (BruntException fault) {
            fault.problems().forEach(this::add);
            return Optional.empty();
        }
    }

    /**
     * Add a fault.
     *
     * @param annotation for example {@code @LoadTest}
     * @param attribute for example {@code thinkTime}; empty for the annotation as a whole
     * @param problem what is wrong, or core's "attribute: what is wrong"
     */
    void add(String annotation, String attribute, Problem problem) {
        String what = problem.what();
        String subject = attribute.isEmpty() ? annotation : annotation + "." + attribute;
        if (!attribute.isEmpty() && what.startsWith(attribute + ": ")) {
            what = what.substring(attribute.length() + 2);
        }
        problems.add(new Problem(
                test,
                sentence(annotation, subject, what),
                problem.excerpt(),
                problem.expected(),
                problem.actual(),
                problem.hint()));
    }

    /**
     * Add a fault that says by itself what it is about.
     *
     * @param problem not yet placed, or placed in a setting
     */
    void add(Problem problem) {
        problems.add(place(problem, test));
    }

    /**
     * Say which test a fault is in.
     *
     * @param problem placed in a setting, in the test itself, or nowhere yet
     * @param test what messages call it; may be empty
     * @return the problem, placed in the test first
     */
    static Problem place(Problem problem, String test) {
        if (test.isEmpty() || problem.where().startsWith(test)) {
            return problem;
        }
        return problem.at(problem.where().isEmpty() ? test : test + ": " + problem.where());
    }

    private static String sentence(String annotation, String subject, String what) {
        if (what.startsWith("unknown ")) {
            return subject + " has an " + what;
        }
        if (what.startsWith("not a")) {
            return subject + " is " + what;
        }
        if (what.startsWith("names ") || what.startsWith("has ")) {
            return subject + " " + what;
        }
        // Core's own "thinkTime: goes with users only" is about that attribute.
        boolean attribute = subject.equals(annotation) && what.matches("(?s)[a-z]\\w*: .*");
        return subject + (attribute ? "." : ": ") + what;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /**
     * Refuse the test if anything is wrong with it.
     *
     * @throws BruntException with all faults
     */
    void raise() {
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
    }
}
