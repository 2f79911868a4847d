// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.slo.SloParser;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BreachTest {

    @Test
    void lastsFromTheFirstBreachToTheLastSecondOverTheBound() {
        // The synthetic breach is the fourth and fifth of eleven parts of 20 s.
        LoadResult result = RichResult.failing(20, 400);

        Breach breach = result.breach().orElseThrow();

        assertThat(breach.objective().slo().expression()).isEqualTo("p99 < 250ms");
        assertThat(breach.from()).isEqualTo(Duration.ofSeconds(80));
        assertThat(breach.to()).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));
    }

    @Test
    void isNotStretchedByOneSlowAnswerMuchLater() {
        // 9 iterations a second: alone, the greatest of a second is its p99.
        LoadResult result = RichResult.failing(60, 10);
        long lone = result.timeline().stream()
                .filter(it -> it.second() > 380 && !it.responseTime().isEmpty())
                .filter(it -> it.responseTime().percentileMicros(99) >= 250_000)
                .count();

        assertThat(lone).as("seconds over the bound after the breach").isPositive();
        assertThat(result.breach().orElseThrow().to()).isLessThan(Duration.ofSeconds(400));
    }

    @Test
    void reachesTheEndOfARunThatIsTooShortToPartItsSeconds() {
        // 11 s of at most 47 starts each: a percentile needs 300.
        LoadResult result = RichResult.failing(1, 50);

        assertThat(result.breach().orElseThrow().to()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(11));
    }

    @Test
    void lastsToTheLastSecondInWhichAProcessIsOverTheBound() {
        // The second of the two is over it in the fourth part of 6 s, the breach, alone.
        LoadResult result = RichResult.failing();
        SloResult slo = broken("app.rss of api < 380MiB", Duration.ofSeconds(24));

        Breach breach =
                RichResult.beside(result, result.services(), slo).breach().orElseThrow();

        assertThat(breach.objective()).isEqualTo(slo);
        assertThat(breach.from()).isEqualTo(Duration.ofSeconds(24));
        assertThat(breach.to()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void lastsToTheEndOfItsStageWhereNoProcessTellsUntilWhen() {
        SloResult slo = broken("app.rss of api during hold < 380MiB", Duration.ofSeconds(24));

        assertThat(RichResult.beside(RichResult.failing(), List.of(), slo)
                        .breach()
                        .orElseThrow()
                        .to())
                .isEqualTo(Duration.ofSeconds(54));
    }

    private static SloResult broken(String expression, Duration since) {
        return new SloResult(
                SloParser.parse(expression),
                OptionalDouble.of(400 << 20),
                66,
                Optional.empty(),
                Verdict.FAIL,
                Optional.of(since),
                "");
    }

    @Test
    void isEmptyWhereNothingFailed() {
        assertThat(RichResult.passing().breach()).isEmpty();
        assertThat(RichResult.passing().difference()).isEmpty();
        assertThat(RichResult.empty().breach()).isEmpty();
    }

    @Test
    void standsBesideTheRestOfItsStage() {
        Difference difference = RichResult.failing(20, 400).difference().orElseThrow();

        assertThat(difference.stages()).isEqualTo("hold");
        assertThat(difference.inside().seconds() + difference.outside().seconds())
                .isEqualTo(120);
        assertThat(difference.inside().responseTime().percentileMicros(99)).isGreaterThan(400_000);
        assertThat(difference.outside().responseTime().percentileMicros(99)).isLessThan(150_000);
        assertThat(difference.outside().errors()).isZero();
    }
}
