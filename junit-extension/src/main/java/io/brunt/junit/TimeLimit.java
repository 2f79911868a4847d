// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * JUnit's limit on the time of a test, which bounds the whole load test: one that ends before the plan does would make
 * each run of it invalid.
 *
 * @param length how long JUnit lets the test run
 * @param origin what messages call it: {@code @Timeout} or a configuration parameter
 */
record TimeLimit(Duration length, String origin) {

    private static final String PREFIX = "junit.jupiter.execution.timeout.";
    private static final Pattern PARAMETER =
            Pattern.compile("(\\d+)\\s*(ns|[μµ]s|ms|s|m|h|d)?", Pattern.CASE_INSENSITIVE);

    /**
     * Find the limit as JUnit does.
     *
     * @param test the method first, then its class and those around it, then the parameters
     * @param parameters JUnit's configuration parameters
     * @return empty if there is none, or JUnit was told not to heed it
     */
    static Optional<TimeLimit> find(TestMethod test, Function<String, Optional<String>> parameters) {
        String mode = parameters.apply(PREFIX + "mode").orElse("enabled").strip();
        if (!mode.equalsIgnoreCase("enabled")) {
            return Optional.empty();
        }
        return test.annotation(Timeout.class)
                .or(() -> test.annotated().stream()
                        .flatMap(it -> AnnotationSupport.findAnnotation(it, Timeout.class).stream())
                        .findFirst())
                .map(it -> new TimeLimit(Duration.of(it.value(), it.unit().toChronoUnit()), "@Timeout"))
                .or(() -> byDefault(test, parameters));
    }

    private static Optional<TimeLimit> byDefault(TestMethod test, Function<String, Optional<String>> parameters) {
        String kind = test.annotation(Load.class).isPresent() ? "testtemplate" : "test";
        return Stream.of(kind + ".method.default", "testable.method.default", "default")
                .flatMap(it -> parameters.apply(PREFIX + it).stream().flatMap(text -> parse(text, PREFIX + it)))
                .findFirst();
    }

    /** What cannot be read, JUnit itself tells. */
    private static Stream<TimeLimit> parse(String text, String key) {
        Matcher matcher = PARAMETER.matcher(text.strip());
        if (!matcher.matches()) {
            return Stream.empty();
        }
        long value = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2).toLowerCase(Locale.ROOT);
        Duration length = switch (unit) {
            case "ns" -> Duration.ofNanos(value);
            case "ms" -> Duration.ofMillis(value);
            case "s" -> Duration.ofSeconds(value);
            case "m" -> Duration.ofMinutes(value);
            case "h" -> Duration.ofHours(value);
            case "d" -> Duration.ofDays(value);
            default -> Duration.ofNanos(value * 1_000);
        };
        return Stream.of(new TimeLimit(length, key));
    }

    /**
     * Hold the limit against a plan.
     *
     * @param plan as it is run, scaled
     * @return what is wrong; empty if the plan fits, or only a number of iterations ends it
     */
    Optional<Problem> beside(LoadPlan plan) {
        if (plan.model() instanceof LoadModel.SharedIterations || plan.model() instanceof LoadModel.IterationsPerUser) {
            return Optional.empty();
        }
        Duration needed = plan.warmup().plus(plan.model().duration());
        if (length.compareTo(needed) > 0) {
            return Optional.empty();
        }
        String parts = plan.warmup().isZero() ? "" : " (" + DurationText.print(plan.warmup()) + " of warmup before it)";
        return Optional.of(Problem.of(origin + " ends the load test before its plan is over")
                .expected("longer than the " + DurationText.print(needed) + " of the plan" + parts)
                .actual(DurationText.print(length))
                .hint("it bounds the whole load test, gracefulStop included: raise it, or shorten the plan"));
    }
}
