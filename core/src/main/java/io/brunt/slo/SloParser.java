// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.slo.SloTokens.Kind;
import io.brunt.slo.SloTokens.Token;
import io.brunt.unit.DurationText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Reads objectives as users write them.
 *
 * <pre>
 * slo     = metric [ "of" name ] [ "during" name ] op bound [ "every" duration ]
 * metric  = [ "service-time" ] ( "p" number | "mean" | "max" | "min" )
 *         | "throughput" | "error-rate" | "check-rate" | "shed-rate"
 *         | "errors" | "dropped" | "abandoned" | "balance"
 *         | "apdex(" duration ")" | "allocation" | "promql('" query "')"     a quote inside is doubled
 *         | "app.cpu" | "app.rss" | "app.gc-pause" | "app.threads"           of a service, where others are of a step
 *         | ( "p" number | "mean" | "throughput" ) "regression"
 * name    = word | "'" any "'"              a quote inside is doubled; of, during and every stand in quotes
 * op      = "&lt;" | "&lt;=" | ">" | ">=" | "="
 * bound   = duration | share | rate | size | whole number | number     as the metric asks, without blanks
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SloParser {

    static final String SUBJECT = "@Slo";

    /** What other languages write for an operator. */
    private static final Map<String, String> MEANT = Map.of("=>", ">=", "=<", "<=", "==", "=", "===", "=");

    private final SloTokens tokens;
    private final SloFault fault;

    private SloParser(String text, String subject) {
        tokens = new SloTokens(text);
        fault = new SloFault(subject, text);
    }

    /**
     * Read one objective.
     *
     * @param text as the user wrote it
     * @return that objective, its expression {@code text} without blanks around it
     * @throws BruntException with a caret under the first fault, if it is none or could never be broken or met
     */
    public static Slo parse(String text) {
        return parse(text, SUBJECT);
    }

    /**
     * Read one objective that is called something else than {@code @Slo} where it stands.
     *
     * @param text as the user wrote it
     * @param subject what messages call it, for example {@code <slo>}
     * @return that objective, its expression {@code text} without blanks around it
     * @throws BruntException with a caret under the first fault, if it is none or could never be broken or met
     */
    public static Slo parse(String text, String subject) {
        return new SloParser(text, subject).slo(text.strip());
    }

    private Slo slo(String expression) {
        Metric metric = MetricNames.read(tokens, fault);
        Token first = tokens.peek();
        Optional<String> step = clause("of", metric);
        Optional<String> stage = clause("during", metric);
        checkClauses(metric, step, stage, first);
        Slo.Op op = op(metric, step.isPresent() || stage.isPresent(), first);
        double bound = new BoundReader(tokens, fault, metric, op).read();
        Optional<Duration> every = every(metric);
        Token rest = tokens.peek();
        if (rest.kind() != Kind.END) {
            throw SloFault.refuse(trailing(rest));
        }
        return new Slo(expression, metric, step, stage, op, bound, every, false);
    }

    private Optional<String> clause(String keyword, Metric metric) {
        int before = tokens.peek().end();
        if (!tokens.takeWord(keyword)) {
            return Optional.empty();
        }
        String kind = keyword.equals("during") ? "stage" : metric instanceof Metric.App ? "service" : "step";
        Token name = tokens.take();
        if (name.kind() == Kind.UNCLOSED) {
            throw SloFault.refuse(fault.of("a quote that is never closed", name)
                    .expected("a second ' after the name")
                    .hint("for example p99 of 'POST /login' < 250ms"));
        }
        if (name.kind() == Kind.WORD && name.text().startsWith("\"")) {
            throw SloFault.refuse(fault.of("a name in double quotes", name.start(), name.start() + 1)
                    .expected("single quotes")
                    .hint("for example p99 of 'POST /login' < 250ms"));
        }
        if (!name.isName() || name.text().isBlank()) {
            throw SloFault.refuse(
                    fault.of("no name after " + keyword, before, name.kind() == Kind.QUOTED ? name.end() : before)
                            .expected("the name of a " + kind)
                            .hint("a name with blanks or signs stands in single quotes"));
        }
        return Optional.of(name.text());
    }

    private void checkClauses(Metric metric, Optional<String> step, Optional<String> stage, Token first) {
        if (metric == Metric.Plain.DROPPED && step.isPresent()) {
            throw SloFault.refuse(fault.of("a step for dropped", first)
                    .hint("what is dropped never began a step: leave out of " + Slo.name(step.get())));
        }
        if (metric == Metric.Plain.ALLOCATION && step.isPresent()) {
            throw SloFault.refuse(fault.of("a step for allocation", first)
                    .hint("what is allocated is counted by the iteration: leave out of " + Slo.name(step.get())));
        }
        if (metric instanceof Metric.Promql && (step.isPresent() || stage.isPresent())) {
            throw SloFault.refuse(fault.of("a part of the run for promql", first)
                    .hint(
                            "Prometheus is asked once, at the end: the query says of what it speaks, and $window is all of the"
                                    + " measured time"));
        }
        if (metric instanceof Metric.Regression && step.isPresent() && stage.isPresent()) {
            throw SloFault.refuse(fault.of("both a step and a stage for a regression", first)
                    .hint("a baseline keeps each step over the whole run: leave out during " + Slo.name(stage.get())));
        }
        if (metric == Metric.Plain.BALANCE && (step.isPresent() || stage.isPresent())) {
            throw SloFault.refuse(fault.of("a part of the run for balance", first)
                    .hint("the balance is known for the whole run only: leave out everything before the operator"));
        }
    }

    private Slo.Op op(Metric metric, boolean named, Token first) {
        Token token = tokens.take();
        if (token.kind() == Kind.SIGN) {
            return sensible(metric, signed(token), token);
        }
        Problem problem = fault.of("no operator", token).expected("one of " + signs());
        boolean bound = token.kind() == Kind.WORD && BoundReader.reads(metric, token.text());
        if (bound) {
            String sign = BoundReader.usualSign(metric);
            throw SloFault.refuse(problem.hint("did you mean " + sign + " " + token.text() + "?"));
        }
        if (token.isWord(Metric.Regression.WORD) && Metric.Regression.isPossible(metric)) {
            throw SloFault.refuse(problem.hint("write regression before " + first.text()));
        }
        if (token.isWord("of")) {
            throw SloFault.refuse(problem.hint("write of before during"));
        }
        if (token.kind() == Kind.WORD && named) {
            throw SloFault.refuse(
                    problem.hint("a name with blanks stands in single quotes, for example 'POST /login'"));
        }
        throw SloFault.refuse(problem.hint("for example " + metric.text() + " " + BoundReader.example(metric)));
    }

    /** Nobody wants to be slower by at least so much, and no two runs are so by exactly so much. */
    private Slo.Op sensible(Metric metric, Slo.Op op, Token token) {
        if (metric instanceof Metric.Regression && !op.isUpper()) {
            throw SloFault.refuse(fault.of("an operator that asks for a regression", token)
                    .expected("one of <, <=")
                    .hint("did you mean <?"));
        }
        return op;
    }

    private Slo.Op signed(Token token) {
        Predicate<Slo.Op> same = it -> it.sign().equals(token.text());
        return Arrays.stream(Slo.Op.values()).filter(same).findFirst().orElseThrow(() -> {
            Problem problem = fault.of("an unknown operator", token).expected("one of " + signs());
            Optional<String> meant = Optional.ofNullable(MEANT.get(token.text()));
            return SloFault.refuse(SloFault.hint(problem, meant.map(it -> "did you mean " + it + "?")));
        });
    }

    private static String signs() {
        return Arrays.stream(Slo.Op.values()).map(Slo.Op::sign).collect(Collectors.joining(", "));
    }

    private Optional<Duration> every(Metric metric) {
        Token keyword = tokens.peek();
        if (!tokens.takeWord("every")) {
            return Optional.empty();
        }
        Token token = tokens.take();
        Duration window = window(token);
        if (window.isZero() || window.toNanosPart() != 0) {
            throw SloFault.refuse(fault.of("a window that is not a number of whole seconds", token)
                    .hint("for example every 10s"));
        }
        if (!Figures.isKnownByPart(metric)) {
            throw SloFault.refuse(fault.of(
                            "windows for " + metric.text() + ", which is known for the run alone",
                            keyword.start(),
                            token.end())
                    .hint("leave out every " + token.text()));
        }
        return Optional.of(window);
    }

    private Duration window(Token token) {
        if (token.kind() != Kind.WORD) {
            throw SloFault.refuse(fault.of("no window after every", token)
                    .expected(Dimension.TIME.example())
                    .hint("for example every 10s"));
        }
        try {
            return DurationText.parse(token.text());
        } catch (BruntException e) {
            Problem problem = e.problems().get(0);
            throw SloFault.refuse(fault.rephrased("a window that is no duration", problem, token.start()));
        }
    }

    private Problem trailing(Token rest) {
        Problem problem = fault.of(
                "text after its bound",
                rest.start(),
                fault.text().stripTrailing().length());
        if (rest.isWord("of") || rest.isWord("during")) {
            return problem.hint("write " + rest.text() + " before the operator, for example p99 during hold < 250ms");
        }
        return problem.expected("every and a window, or nothing").hint("for example p99 < 250ms every 10s");
    }
}
