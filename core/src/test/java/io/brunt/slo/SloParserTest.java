// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SloParserTest {

    @Test
    void readsEveryPart() {
        Slo slo = SloParser.parse("p99.9 during hold <= 1m30s every 10s");

        assertThat(slo)
                .isEqualTo(new Slo(
                        "p99.9 during hold <= 1m30s every 10s",
                        new Percentile(99.9, false),
                        Optional.empty(),
                        Optional.of("hold"),
                        Slo.Op.AT_MOST,
                        90e6,
                        Optional.of(Duration.ofSeconds(10)),
                        false));
    }

    @Test
    void readsAStepAndAStageTogether() {
        Slo slo = SloParser.parse("p99 of login during hold < 250ms");

        assertThat(slo.step()).contains("login");
        assertThat(slo.stage()).contains("hold");
    }

    @Test
    void readsNamesInQuotes() {
        Slo slo = SloParser.parse("p99 of 'POST /it''s' during 'during' < 250ms");

        assertThat(slo.step()).contains("POST /it's");
        assertThat(slo.stage()).contains("during");
    }

    @ParameterizedTest
    @CsvSource({
        "p50, us",
        "p99.99, us",
        "p1, us",
        "mean, us",
        "max, us",
        "min, us",
        "service-time p99, us",
        "service-time mean, us",
        "service-time max, us",
        "service-time min, us"
    })
    void readsTimes(String metric, String unit) {
        Slo slo = SloParser.parse(metric + " < 250ms");

        assertThat(slo.metric().text()).isEqualTo(metric);
        assertThat(slo.metric().unit()).isEqualTo(unit);
        assertThat(slo.bound()).isEqualTo(250_000);
    }

    @ParameterizedTest
    @CsvSource({
        "throughput >= 900/s, per-second, 900",
        "throughput >= 90/m, per-second, 1.5",
        "error-rate < 0.1%, share, 0.001",
        "error-rate < 0.001, share, 0.001",
        "error-rate = 0%, share, 0",
        "check-rate = 100%, share, 1",
        "check-rate >= 1, share, 1",
        "shed-rate < 5%, share, 0.05",
        "errors <= 3, count, 3",
        "dropped = 0, count, 0",
        "abandoned < 1, count, 1",
        "balance < 1.2, number, 1.2"
    })
    void readsOtherMetricsInTheirOwnUnit(String expression, String unit, double bound) {
        Slo slo = SloParser.parse(expression);

        assertThat(slo.metric().unit()).isEqualTo(unit);
        assertThat(slo.bound()).isEqualTo(bound);
    }

    @ParameterizedTest
    @CsvSource({"<, LESS", "<=, AT_MOST", ">, MORE", ">=, AT_LEAST", "=, EQUAL"})
    void readsEveryOperator(String sign, Slo.Op op) {
        assertThat(SloParser.parse("errors " + sign + " 5").op()).isEqualTo(op);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p99<250ms", "  p99 <  250ms ", "p99\t<\n250ms", "p99\u00a0<\u00a0250ms"})
    void leavesBlanksToTheUser(String expression) {
        Slo slo = SloParser.parse(expression);

        assertThat(slo.text()).isEqualTo("p99 < 250ms");
        assertThat(slo.expression()).isEqualTo(expression.strip());
    }

    @Test
    void tellsAPercentileByItsNumberAndNotByItsSpelling() {
        assertThat(SloParser.parse("p99.90 < 1s").metric())
                .isEqualTo(SloParser.parse("p99.9 < 1s").metric());
    }

    @Nested
    class WhenPrinted {

        @Test
        void takesQuotesOffAPlainName() {
            assertThat(SloParser.parse("p99 of 'login' < 1s").text()).isEqualTo("p99 of login < 1s");
        }

        @Test
        void quotesOnlyNamesThatNeedIt() {
            Slo slo = SloParser.parse("p99   during 'ramp up' < 0.25s every 60s");

            assertThat(slo.text()).isEqualTo("p99 during 'ramp up' < 250ms every 1m");
        }

        @Test
        void isItsOwnExpressionIfMadeFromParts() {
            Slo slo =
                    Slo.of(Plain.ERROR_RATE, Optional.of("of"), Optional.empty(), Slo.Op.LESS, 0.001, Optional.empty());

            assertThat(slo.expression()).isEqualTo("error-rate of 'of' < 0.1%");
        }
    }
}
