// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Reads all objectives of one test, and refuses before the first request what could never be judged.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SloCheck {

    private final String subject;
    private final List<String> stages;
    private final Optional<List<String>> steps;
    private final List<Slo> slos = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private SloCheck(String subject, List<String> stages, Optional<List<String>> steps) {
        this.subject = subject;
        this.stages = List.copyOf(stages);
        this.steps = steps.map(List::copyOf);
    }

    /**
     * Read the objectives of a test.
     *
     * @param expressions as the users wrote them
     * @param stages names of the plan's stages, in order
     * @param steps names of the steps if they are known before the load, else empty
     * @return one objective for each expression, in order, immutable
     * @throws BruntException with all faults of all expressions: those of {@link SloParser}, stages and steps that do
     *     not exist, and objectives that stand twice
     */
    public static List<Slo> parse(Collection<String> expressions, List<String> stages, Optional<List<String>> steps) {
        return parse(expressions, stages, steps, SloParser.SUBJECT);
    }

    /**
     * Read the objectives of a test where they are called something else than {@code @Slo}.
     *
     * @param expressions as the users wrote them
     * @param stages names of the plan's stages, in order
     * @param steps names of the steps if they are known before the load, else empty
     * @param subject what messages call an objective, for example {@code <slo>}
     * @return one objective for each expression, in order, immutable
     * @throws BruntException with all faults of all expressions
     */
    public static List<Slo> parse(
            Collection<String> expressions, List<String> stages, Optional<List<String>> steps, String subject) {
        SloCheck check = new SloCheck(subject, stages, steps);
        expressions.forEach(check::add);
        if (!check.problems.isEmpty()) {
            throw new BruntException(check.problems);
        }
        return List.copyOf(check.slos);
    }

    private void add(String expression) {
        Slo slo;
        try {
            slo = SloParser.parse(expression, subject);
        } catch (BruntException e) {
            problems.addAll(e.problems());
            return;
        }
        slo.stage()
                .filter(it -> !stages.contains(it))
                .ifPresent(it -> problems.add(unknown(slo, "during", it, "stage", stages)));
        // A service is no step; which ones run, only the run knows.
        steps.filter(it -> !(slo.metric() instanceof Metric.App))
                .ifPresent(known -> slo.step()
                        .filter(it -> !known.contains(it))
                        .ifPresent(it -> problems.add(unknown(slo, "of", it, "step", known))));
        if (slos.stream().anyMatch(slo::asksTheSameAs)) {
            problems.add(Problem.of(subject + " stands twice")
                    .in(slo.expression(), 0, slo.expression().length())
                    .hint("leave one of them out"));
        }
        slos.add(slo);
    }

    private Problem unknown(Slo slo, String keyword, String name, String kind, List<String> known) {
        String text = slo.expression();
        SloTokens tokens = new SloTokens(text);
        while (!tokens.takeWord(keyword)) {
            tokens.take();
        }
        Problem problem = new SloFault(subject, text).of("an unknown " + kind, tokens.peek());
        String names = String.join(", ", known.stream().map(Slo::name).toList());
        return SloFault.hint(
                known.isEmpty() ? problem : problem.expected(known.size() == 1 ? names : "one of " + names),
                NearestSpelling.of(name, known).map(it -> "did you mean " + Slo.name(it) + "?"));
    }
}
