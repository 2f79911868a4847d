// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What the result file of another tool can tell, so that an objective that it never tells is refused, and not called kept.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum FileMeans {
    /** Of a file of which only the content says what it is: what no such file tells. */
    ANY(true, true, true),
    /** Every single sample, but no check and no arrival that was not made: JMeter's. */
    SAMPLES(true, false, false),
    /** Figures over the whole run, with checks and dropped iterations: k6's. */
    FIGURES_AND_CHECKS(false, true, true),
    /** Figures over the whole run: Locust's. */
    FIGURES(false, false, false);

    private static final String NEVER = "such a file does not tell ";

    private final boolean samples;
    private final boolean checks;
    private final boolean dropped;

    FileMeans(boolean samples, boolean checks, boolean dropped) {
        this.samples = samples;
        this.checks = checks;
        this.dropped = dropped;
    }

    /**
     * Read the objectives on a file, and refuse before it is opened what it cannot tell.
     *
     * @param expressions as the user wrote them
     * @param subject what messages call an objective, for example {@code <slo>}
     * @return one objective for each expression, in order, immutable
     * @throws BruntException with all faults of all expressions
     */
    public List<Slo> parse(Collection<String> expressions, String subject) {
        List<Problem> problems = new ArrayList<>();
        List<Slo> slos = new ArrayList<>();
        for (String expression : expressions) {
            try {
                Slo slo = SloParser.parse(expression, subject);
                if (slos.stream().anyMatch(slo::asksTheSameAs)) {
                    problems.add(Problem.of(subject + " stands twice")
                            .in(expression, 0, expression.length())
                            .hint("leave one of them out"));
                }
                lack(slo)
                        .ifPresent(it -> problems.add(Problem.of(subject + ": " + it)
                                .in(slo.expression(), 0, slo.expression().length())
                                .hint("leave it out, or ask for a figure that the file has")));
                slos.add(slo);
            } catch (BruntException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
        return List.copyOf(slos);
    }

    /**
     * Say what an objective asks for that such a file does not tell.
     *
     * @param slo an objective
     * @return a clause; empty if such a file may tell it
     */
    public Optional<String> lack(Slo slo) {
        if (slo.stage().isPresent()) {
            return Optional.of("another tool's file has no stages of a plan, so nothing is during one");
        }
        if (slo.metric() instanceof Metric.Regression) {
            return Optional.of("there is no baseline of another tool's runs to compare with");
        }
        if (slo.metric() instanceof Metric.Promql) {
            return Optional.of("Prometheus is asked at the end of a load test of Brunt's own, not of another tool's");
        }
        if (slo.metric() instanceof Metric.App) {
            return Optional.of(NEVER + "what the application used");
        }
        if (!samples && slo.every().isPresent()) {
            return Optional.of("the file has figures over the whole run only, so nothing is known of every window");
        }
        if (slo.metric() instanceof Metric.Apdex) {
            return samples ? Optional.empty() : Optional.of(NEVER + "how many requests were within a time");
        }
        return slo.metric() instanceof Metric.Plain plain ? lackOf(plain) : Optional.empty();
    }

    private Optional<String> lackOf(Metric.Plain metric) {
        return switch (metric) {
            case MEAN, MAX, MIN, SERVICE_MEAN, SERVICE_MAX, SERVICE_MIN, THROUGHPUT, ERROR_RATE, ERRORS ->
                Optional.empty();
            case CHECK_RATE -> checks ? Optional.empty() : Optional.of(NEVER + "of checks: a failed one is an error");
            case DROPPED -> dropped ? Optional.empty() : Optional.of(NEVER + "what was due and never begun");
            case SHED_RATE -> Optional.of(NEVER + "whether an answer had a Retry-After, so not what was shed");
            case ABANDONED -> Optional.of(NEVER + "what had not ended");
            case BALANCE -> Optional.of(NEVER + "which instance was asked");
            case ALLOCATION -> Optional.of(NEVER + "what was allocated");
        };
    }
}
