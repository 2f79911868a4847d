// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.slo.SloTokens.Kind;
import io.brunt.slo.SloTokens.Token;
import io.brunt.unit.DataSize;
import io.brunt.unit.DurationText;
import io.brunt.unit.Rate;
import io.brunt.unit.Share;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the bound of an expression, in the unit that its metric asks for. */
final class BoundReader {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
    private static final Pattern RATIO = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern ANY_NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern WITH_LETTERS = Pattern.compile("\\d+(\\.\\d+)?[^\\d.\\s%/,]+");
    private static final Pattern WITH_SLASH = Pattern.compile("\\d+(\\.\\d+)?/.*");
    private static final Pattern WITH_PERCENT = Pattern.compile("\\d+(\\.\\d+)?%");

    private final SloTokens tokens;
    private final SloFault fault;
    private final Metric metric;
    private final Slo.Op op;

    BoundReader(SloTokens tokens, SloFault fault, Metric metric, Slo.Op op) {
        this.tokens = tokens;
        this.fault = fault;
        this.metric = metric;
        this.op = op;
    }

    double read() {
        Token word = tokens.take();
        if (word.kind() != Kind.WORD || word.isWord("every")) {
            throw SloFault.refuse(missing(word));
        }
        refuseBlankInside(word);
        double bound = readOr(word);
        BoundSense.of(metric, op, bound, word.text()).ifPresent(nonsense -> {
            throw SloFault.refuse(SloFault.hint(fault.of(nonsense.phrase(), word), Optional.of(nonsense.hint())));
        });
        return bound;
    }

    /** The figure of a text, or a refusal that says what is wrong with it. */
    private double readOr(Token word) {
        try {
            return value(metric, word.text());
        } catch (BruntException e) {
            throw SloFault.refuse(explain(word, e.problems().get(0)));
        }
    }

    private static double value(Metric metric, String text) {
        return switch (metric.dimension()) {
            case TIME -> DurationText.parse(text).toNanos() / 1e3;
            case SHARE, CHANGE -> Share.parse(text).value();
            case RATE -> Rate.parse(text).perSecond();
            case COUNT -> number(text, WHOLE);
            case SIZE -> DataSize.parse(text).bytes();
            case RATIO, SCORE -> number(text, RATIO);
            case NUMBER -> number(text, ANY_NUMBER);
        };
    }

    private static double number(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw new BruntException(Problem.of("not a number").in(text, 0, text.length()));
        }
        // -0 is 0, and is printed as that.
        return Double.parseDouble(text) + 0.0;
    }

    static boolean reads(Metric metric, String text) {
        try {
            value(metric, text);
            return true;
        } catch (BruntException e) {
            return false;
        }
    }

    private Problem missing(Token at) {
        String expected = metric.dimension().example();
        if (at.kind() == Kind.QUOTED) {
            return fault.of("a bound in quotes", at).expected(expected).hint("leave out the quotes");
        }
        if (at.kind() == Kind.SIGN) {
            return fault.of("two operators", at).expected(expected);
        }
        return fault.of("no bound", at.start(), at.start())
                .expected(expected)
                .hint("for example " + metric.text() + " " + example(metric));
    }

    private void refuseBlankInside(Token word) {
        Token second = tokens.peek();
        if (second.kind() == Kind.WORD && reads(metric, word.text() + second.text())) {
            throw SloFault.refuse(fault.of("a blank in its bound", /* start= */ word.end(), /* end= */ second.start())
                    .hint("did you mean " + word.text() + second.text() + "?"));
        }
    }

    private Problem explain(Token word, Problem part) {
        String text = word.text();
        if (text.startsWith("-") && metric.dimension() != Dimension.NUMBER) {
            return fault.of("a bound below 0", word).expected(metric.dimension().example());
        }
        if (NUMBER.matcher(text).matches()) {
            return explainNumber(word, part);
        }
        Optional<String> otherMetric = otherMetric(text);
        if (otherMetric.isPresent() || isOfAnotherDimension(text)) {
            Problem problem = fault.of("a bound in the wrong unit", word)
                    .expected(metric.dimension().example());
            return SloFault.hint(problem, otherMetric.map(it -> "did you mean " + it + "?"));
        }
        boolean unit = metric.dimension() == Dimension.TIME
                        && WITH_LETTERS.matcher(text).matches()
                || metric.dimension() == Dimension.SIZE
                        && WITH_LETTERS.matcher(text).matches()
                || metric.dimension() == Dimension.RATE
                        && WITH_SLASH.matcher(text).matches();
        if (unit) {
            return fault.rephrased("an unknown unit", part, word.start());
        }
        if (metric.dimension() == Dimension.TIME) {
            return fault.rephrased("a bound that is no duration", part, word.start());
        }
        if (isShare() && WITH_PERCENT.matcher(text).matches()) {
            return fault.of("a bound above 100%", word)
                    .expected(metric.dimension().example());
        }
        return fault.of("a bound that cannot be read", word)
                .expected(metric.dimension().example());
    }

    private Problem explainNumber(Token word, Problem part) {
        String number = word.text();
        return switch (metric.dimension()) {
            case TIME ->
                fault.of("a bound without a unit", word.end(), word.end())
                        .expected("one of us, ms, s, m, h")
                        .hint("did you mean " + number + "ms?");
            case RATE ->
                fault.of("a bound without a unit", word.end(), word.end())
                        .expected("one of /s, /m, /h")
                        .hint("did you mean " + number + "/s?");
            case SIZE ->
                fault.of("a bound without a unit", word.end(), word.end())
                        .expected("one of B, KiB, MiB, GiB, KB, MB, GB")
                        .hint("did you mean " + number + (metric == Metric.App.RSS ? "MiB?" : "B?"));
            case SHARE, CHANGE -> fault.rephrased("a bound above 1, which is 100%", part, word.start());
            case COUNT -> fault.of("a count that is not whole", word).expected("a whole number below 10^15");
            case RATIO, SCORE ->
                fault.of("a bound that cannot be read", word).expected("a number with at most 9 digits");
            case NUMBER -> fault.of("a bound that cannot be read", word).expected("a number below 10^15");
        };
    }

    /** The metric that the bound would suit: {@code errors < 1%} means the error rate. */
    private Optional<String> otherMetric(String text) {
        if (metric == Metric.Plain.ERRORS && WITH_PERCENT.matcher(text).matches()) {
            return Optional.of("error-rate " + op.sign() + " " + text);
        }
        boolean regression = metric.dimension() == Dimension.TIME
                && Metric.Regression.isPossible(metric)
                && op.isUpper()
                && WITH_PERCENT.matcher(text).matches();
        return regression
                ? Optional.of(new Metric.Regression(metric).text() + " " + op.sign() + " " + text)
                : Optional.empty();
    }

    private boolean isShare() {
        return metric.dimension() == Dimension.SHARE || metric.dimension() == Dimension.CHANGE;
    }

    private boolean isOfAnotherDimension(String text) {
        return switch (metric.dimension()) {
            case TIME, SIZE -> text.endsWith("%") || WITH_SLASH.matcher(text).matches();
            case RATE -> text.endsWith("%") || WITH_LETTERS.matcher(text).matches();
            case SHARE, CHANGE ->
                WITH_SLASH.matcher(text).matches() || WITH_LETTERS.matcher(text).matches();
            case COUNT, RATIO, SCORE, NUMBER ->
                text.endsWith("%")
                        || WITH_SLASH.matcher(text).matches()
                        || WITH_LETTERS.matcher(text).matches();
        };
    }

    /** The operator that an objective on this metric nearly always has. */
    static String usualSign(Metric metric) {
        boolean moreIsBetter = metric == Metric.Plain.THROUGHPUT
                || metric == Metric.Plain.CHECK_RATE
                || metric instanceof Metric.Apdex;
        return moreIsBetter ? ">=" : "<";
    }

    static String example(Metric metric) {
        String bound = switch (metric.dimension()) {
            case TIME -> "250ms";
            case CHANGE -> "10%";
            case SHARE -> metric == Metric.Plain.CHECK_RATE ? "99%" : metric == Metric.App.CPU ? "80%" : "0.1%";
            case COUNT -> metric == Metric.App.THREADS ? "200" : "10";
            case SIZE -> metric == Metric.App.RSS ? "512MiB" : "2KiB";
            case RATE -> "900/s";
            case RATIO -> "1.2";
            case SCORE -> "0.95";
            case NUMBER -> "0.8";
        };
        return usualSign(metric) + " " + bound;
    }
}
