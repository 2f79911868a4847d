// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 µs",
        "840000, 840 µs",
        "999499, 999 µs",
        "999500, 1 ms",
        "4210000, 4.21 ms",
        "412000000, 412 ms",
        "999499999, 999 ms",
        "999500000, 1 s",
        "1450000000, 1.45 s",
        "1120000000000, '1,120 s'",
        "4926000000000, '4,926 s'"
    })
    void printsTimes(long nanos, String text) {
        assertThat(Figure.time(Duration.ofNanos(nanos))).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.00004, 0.004 %",
        "0.0000001, 0.00001 %",
        "0.0015, 0.15 %",
        "0.0999, 9.99 %",
        "0.105, 10.5 %",
        "0.5, 50.0 %",
        "1, 100.0 %",
        "0.9994, 99.94 %",
        "0.99996, 99.996 %",
        "0.999999, 99.9999 %"
    })
    void printsSharesSoThatOnlyNoneIsNoneAndAllIsAll(double share, String text) {
        assertThat(Figure.share(share)).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({"0, 0/s", "719, 719/s", "0.5, 0.5/s", "1.234, 1.23/s", "12345.6, '12,346/s'"})
    void printsRates(double perSecond, String text) {
        assertThat(Figure.rate(perSecond)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 0.999 KiB", "999, 999 B", "534773760, 510 MiB", "1048576, 1 MiB"})
    void printsSizes(long bytes, String text) {
        assertThat(Figure.size(bytes)).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({"388617, '388,617'", "0, 0", "-1, -1"})
    void printsCounts(long count, String text) {
        assertThat(Figure.count(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 errors", "1, 1 error", "1204, '1,204 errors'"})
    void printsErrorsWithTheirNoun(long count, String text) {
        assertThat(Figure.counted(count, "error")).isEqualTo(text);
    }
}
