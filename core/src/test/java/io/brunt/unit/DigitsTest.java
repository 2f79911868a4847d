// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    /** Random in size and sign, with a 1 behind its digits, so that no half decides. */
    private static double value(Random random) {
        return Math.round(random.nextDouble() * 1e6)
                * Math.pow(10, random.nextInt(20) - 14)
                * (random.nextBoolean() ? 1 : -1)
                * (1 + 1e-9);
    }

    @Test
    void groupsAsTheJdkDoes() {
        Random random = new Random(7);

        for (int i = 0; i < 2_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(Digits.grouped(value)).isEqualTo(String.format(Locale.ROOT, "%,d", value));
        }
        assertThat(Digits.grouped(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
    }

    @Test
    void roundsToDigitsBehindThePointAsTheJdkDoes() {
        Random random = new Random(7);

        for (int i = 0; i < 5_000; i++) {
            double value = value(random);
            int decimals = random.nextInt(4);
            BigDecimal expected = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
            assertThat(Digits.fixed(value, decimals)).isEqualTo(expected.toPlainString());
            assertThat(new BigDecimal(Digits.atMost(value, decimals)))
                    .isEqualByComparingTo(expected)
                    .hasToString(
                            expected.signum() == 0
                                    ? "0"
                                    : expected.stripTrailingZeros().toPlainString());
        }
    }

    @Test
    void roundsToSignificantDigitsAsTheJdkDoes() {
        Random random = new Random(7);

        for (int i = 0; i < 5_000; i++) {
            double value = value(random);
            BigDecimal expected = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
            assertThat(Digits.significant(value, 3))
                    .isEqualTo(
                            expected.signum() == 0
                                    ? "0"
                                    : expected.stripTrailingZeros().toPlainString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.00, 0",
        "0.125, 0.13, 0.13, 0.125",
        "-0.001, 0, 0.00, -0.001",
        "9.999, 10, 10.00, 10",
        "99.96, 99.96, 99.96, 100",
        "999.6, 999.6, 999.60, 1000",
        "1000, 1000, 1000.00, 1000",
        "412345, 412345, 412345.00, 412000",
        "1e300, 1e300, 1e300, 1e300",
        "5e-324, 0, 0.00, 4.94e-324"
    })
    void printsEdges(double value, BigDecimal atMost, BigDecimal fixed, BigDecimal significant) {
        assertThat(new BigDecimal(Digits.significant(value, 3)).doubleValue()).isEqualTo(significant.doubleValue());
        assertThat(new BigDecimal(Digits.atMost(value, 2)).doubleValue()).isEqualTo(atMost.doubleValue());
        assertThat(new BigDecimal(Digits.fixed(value, 2)).doubleValue()).isEqualTo(fixed.doubleValue());
        assertThat(Digits.fixed(value, 2)).matches("-?\\d+\\.\\d\\d");
    }
}
