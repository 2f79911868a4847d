// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookPaceTest {

    private static final long MILLIS = 1_000_000;

    private long compiled = 5_000 * MILLIS;

    private LookPace pace(boolean cpuIsLeft) {
        return new LookPace(() -> cpuIsLeft, () -> compiled);
    }

    @ParameterizedTest(name = "a look of {1} ms, after which the compilers took {2} ms, some core idle: {0}")
    @CsvSource({
        "true, 1, 0, 1000",
        "true, 400, 0, 4000",
        "true, 400, 3000, 4000",
        "true, 3000, 0, 10000",
        "false, 1, 0, 1000",
        "false, 40, 0, 8000",
        "false, 20, 30, 10000",
        "false, 60, 100, 20000"
    })
    void waitsAsLongAsTheLookAndItsCompilingTook(boolean cpuIsLeft, long look, long compiling, long pause) {
        LookPace pace = pace(cpuIsLeft);
        compiled += compiling * MILLIS;

        assertThat(pace.pauseNanos(look * MILLIS)).isEqualTo(pause * MILLIS);
    }

    @Test
    void countsWhatWasCompiledOnce() {
        LookPace pace = pace(false);
        compiled += 50 * MILLIS;
        pace.pauseNanos(10 * MILLIS);

        assertThat(pace.pauseNanos(10 * MILLIS)).isEqualTo(2_000 * MILLIS);
    }
}
