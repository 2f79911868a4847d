// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongRunTest {

    private final LongRun run =
            new LongRun(0, 0, 0, 0, List.of(100L, 300L, 200L, 400L, 410L, 420L), Duration.ofSeconds(30));

    @Test
    void comparesTheHalves() {
        assertThat(run.earlyKib()).isEqualTo(200);
        assertThat(run.lateKib()).isEqualTo(410);
    }

    @Test
    void tellsHowFastTheSecondHalfGrows() {
        assertThat(run.kibPerMinute()).isCloseTo(20, within(1e-9));
    }
}
