// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.GoldenFile;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult.Interval;
import io.brunt.slo.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An objective on a regression, as tables and drawings show it. */
class RegressionRowTest {

    private static SloRow row(double actual, double low, double high, Verdict verdict, String reason) {
        return new SloRow(
                "p99 regression < 10%",
                "p99 regression",
                Optional.empty(),
                Optional.empty(),
                Slo.Op.LESS,
                0.1,
                Double.isNaN(actual) ? OptionalDouble.empty() : OptionalDouble.of(actual),
                "change",
                12_000,
                Double.isNaN(low) ? Optional.empty() : Optional.of(new Interval(low, high, 0.9)),
                Optional.empty(),
                verdict,
                false,
                Optional.empty(),
                reason);
    }

    @Test
    void showsTheChangeWithItsSign() {
        GoldenFile.assertMatches(
                "regression.txt",
                SloTable.of(List.of(
                        row(0.236, 0.14, 0.341, Verdict.FAIL, "298 ms, against 241 ms in 5 baseline runs"),
                        row(-0.004, -0.083, 0.082, Verdict.PASS, "240 ms, against 241 ms in 5 baseline runs"),
                        row(0.1004, 0.015, 0.193, Verdict.INCONCLUSIVE, "run it again"),
                        row(Double.NaN, Double.NaN, 0, Verdict.INCONCLUSIVE, "there is no baseline yet"))));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 108", "0.2, 168", "0.05, 48", "0.0, 5", "-0.5, 5", "0.9, 211"})
    void drawsItBesideItsBound(double actual, String place) {
        assertThat(SloRange.of(row(actual, actual, actual, Verdict.PASS, "")).actual())
                .isEqualTo(place);
    }
}
