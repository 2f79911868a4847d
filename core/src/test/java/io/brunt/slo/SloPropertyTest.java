// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.problem.BruntException;
import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SloPropertyTest {

    private static final List<String> NAMES = List.of(
            "login",
            "POST /login",
            "of",
            "during",
            "every",
            "it's",
            "''",
            "a<b",
            "ü",
            "\"x\"",
            "1",
            "a  b",
            "=",
            "\ud83d\ude00");

    private static final String[] QUERIES = {
        "up", "sum(rate(x{a=\"b\"}[$window])) / 2 > 1", "'", "a'b", "')", " of every\nduring ", "\u00fc"
    };

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void readsWhatItPrints(long seed) {
        Slo slo = anySlo(new Random(seed));

        assertThat(SloParser.parse(slo.expression()))
                .as("seed %s: %s", seed, slo)
                .isEqualTo(slo);
        assertThat(slo.text()).isEqualTo(slo.expression());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void refusesAnythingElseWithAProblem(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            String text = mutated(anySlo(random).expression(), random);
            try {
                Slo slo = SloParser.parse(text);

                assertThat(SloParser.parse(slo.text()).asksTheSameAs(slo))
                        .as("seed %s: %s", seed, text)
                        .isTrue();
            } catch (BruntException e) {
                assertThat(e.problems()).as("seed %s: %s", seed, text).hasSize(1);
                assertThat(e.getMessage())
                        .as("seed %s: %s", seed, text)
                        .startsWith("@Slo has ")
                        .contains("^");
            }
        }
    }

    private static Slo anySlo(Random random) {
        while (true) {
            Metric metric = anyMetric(random);
            boolean regression = metric instanceof Metric.Regression;
            Slo.Op op = regression ? oneOf(random, Slo.Op.LESS, Slo.Op.AT_MOST) : oneOf(random, Slo.Op.values());
            double bound = anyBound(metric, random);
            Optional<String> step = anyName(random);
            boolean windows = Figures.isKnownByPart(metric) && random.nextBoolean();
            boolean whole = metric == Plain.BALANCE || metric instanceof Metric.Promql;
            Slo slo = Slo.of(
                    metric,
                    whole || metric == Plain.DROPPED || metric == Plain.ALLOCATION ? Optional.empty() : step,
                    whole || regression && step.isPresent() ? Optional.empty() : anyName(random),
                    op,
                    bound,
                    windows ? Optional.of(Duration.ofSeconds(1 + random.nextInt(10_000))) : Optional.empty());
            if (BoundSense.of(metric, op, bound, "%").isEmpty()) {
                return slo;
            }
        }
    }

    private static Metric anyMetric(Random random) {
        Metric metric = anyOtherMetric(random);
        return random.nextInt(4) == 0 && Metric.Regression.isPossible(metric) ? new Metric.Regression(metric) : metric;
    }

    private static Metric anyOtherMetric(Random random) {
        if (random.nextBoolean()) {
            return new Percentile((1 + random.nextInt(99_999)) / 1_000.0, random.nextBoolean());
        }
        if (random.nextInt(10) == 0) {
            return new Metric.Promql("x".repeat(random.nextInt(2)) + oneOf(random, QUERIES));
        }
        return random.nextInt(10) == 0
                ? new Metric.Apdex(1 + random.nextInt(10_000_000))
                : random.nextInt(4) == 0 ? oneOf(random, Metric.App.values()) : oneOf(random, Plain.values());
    }

    private static double anyBound(Metric metric, Random random) {
        return switch (metric.dimension()) {
            case TIME -> (long) Math.pow(10, random.nextDouble() * 15) / 1e3;
            case SHARE, CHANGE -> random.nextBoolean() ? random.nextDouble() : random.nextInt(1_001) / 1_000.0;
            case COUNT -> (long) Math.pow(10, random.nextDouble() * 14);
            case RATE -> random.nextBoolean() ? random.nextDouble() * 1e6 : random.nextInt(100_000);
            case SIZE -> (long) Math.pow(10, random.nextDouble() * 14);
            case NUMBER -> Math.round((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(14))) / 1e4;
            case SCORE -> random.nextInt(10_001) / 1e4;
            case RATIO -> 1 + random.nextInt(100_000) / 1e4;
        };
    }

    private static Optional<String> anyName(Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(NAMES.get(random.nextInt(NAMES.size())));
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), at + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, to);
                case 1 -> mutated.insert(at, mutated.substring(at, to));
                case 2 ->
                    mutated.insert(
                            at,
                            oneOf(
                                    random,
                                    " ",
                                    "'",
                                    "<",
                                    "=>",
                                    "%",
                                    "/s",
                                    "ms",
                                    "9",
                                    ".",
                                    "-",
                                    "of",
                                    "every",
                                    "\u0000",
                                    "\ud83d",
                                    "p",
                                    "\n",
                                    " regression "));
                default -> mutated.insert(at, (char) random.nextInt(0x10000));
            }
        }
        return mutated.toString();
    }

    @SafeVarargs
    private static <T> T oneOf(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
