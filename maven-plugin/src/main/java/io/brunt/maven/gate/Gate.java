// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import io.brunt.report.FailureText;
import io.brunt.report.ResultSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A module's results, judged for this build. Immutable.
 *
 * @param fresh the results of this build
 * @param stale those that an earlier build left
 * @param declared the classes that hold load tests
 * @param softening which verdicts only warn
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Gate(List<ResultSummary> fresh, List<ResultSummary> stale, List<String> declared, Softening softening) {

    /** Keep immutable copies. */
    public Gate {
        fresh = List.copyOf(fresh);
        stale = List.copyOf(stale);
        declared = List.copyOf(declared);
    }

    /**
     * Sort a module's results.
     *
     * @param results all that are there
     * @param buildStart what ended earlier is not this build's
     * @param declared the classes that hold load tests
     * @param softening which verdicts only warn
     * @return the gate
     */
    public static Gate of(List<ResultSummary> results, Instant buildStart, List<String> declared, Softening softening) {
        return of(results, buildStart, declared, Set.of(), softening);
    }

    /**
     * Sort a module's results, some of which count however old they are.
     *
     * @param results all that are there
     * @param buildStart what ended earlier is not this build's
     * @param declared the classes that hold load tests
     * @param kept folders of results that count all the same, since their files are kept on purpose
     * @param softening which verdicts only warn
     * @return the gate
     */
    public static Gate of(
            List<ResultSummary> results,
            Instant buildStart,
            List<String> declared,
            Set<String> kept,
            Softening softening) {
        Predicate<ResultSummary> counts = it -> !it.ended().isBefore(buildStart) || kept.contains(Results.test(it));
        return new Gate(
                results.stream().filter(counts).toList(),
                results.stream().filter(counts.negate()).toList(),
                declared,
                softening);
    }

    /**
     * Tell what an earlier build left, and which verdicts only warn.
     *
     * @return texts for the log; possibly empty
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!stale.isEmpty()) {
            warnings.add("Not judged, since an earlier build left them: "
                    + stale.stream().map(Results::test).collect(Collectors.joining(", ")));
        }
        fresh.stream()
                .filter(it -> softening.warns(it.verdict()))
                .map(Gate::text)
                .forEach(warnings::add);
        return List.copyOf(warnings);
    }

    /**
     * Tell why the build must not pass.
     *
     * @param hint what to look at if nothing ran
     * @return the whole message, or empty if it may
     */
    public Optional<String> failure(String hint) {
        List<ResultSummary> broken =
                fresh.stream().filter(it -> softening.fails(it.verdict())).toList();
        if (!broken.isEmpty()) {
            return Optional.of(broken.size() + " of " + fresh.size() + " " + noun(fresh.size()) + " did not pass\n\n"
                    + broken.stream().map(Gate::text).collect(Collectors.joining("\n\n")));
        }
        if (!declared.isEmpty() && fresh.stream().allMatch(it -> it.test().isForeign())) {
            return Optional.of("no result of this build, though there are load tests in " + String.join(", ", declared)
                    + "\n    " + hint);
        }
        return Optional.empty();
    }

    /**
     * Find the classes that declare load tests and left no result of this build, where others did.
     *
     * @return sorted; empty also if there is no result at all, which {@link #failure} tells
     */
    public List<String> missing() {
        Set<String> ran = fresh.stream().map(it -> it.test().className()).collect(Collectors.toSet());
        return fresh.stream().allMatch(it -> it.test().isForeign())
                ? List.of()
                : declared.stream().filter(it -> !ran.contains(it)).toList();
    }

    /**
     * Tell how many passed.
     *
     * @return for example {@code 2 load tests passed the gate}
     */
    public String passed() {
        return fresh.size() + " " + noun(fresh.size()) + " passed the gate";
    }

    private String noun(int count) {
        String one = fresh.stream().anyMatch(it -> it.test().isForeign()) ? "result" : "load test";
        return count == 1 ? one : one + "s";
    }

    private static String text(ResultSummary result) {
        return Results.test(result) + "\n" + FailureText.of(result);
    }

    /**
     * Tell whether the module has anything to do with load tests.
     *
     * @return true if it declares one or left a result in this build
     */
    public boolean concernsModule() {
        return !declared.isEmpty() || !fresh.isEmpty();
    }
}
