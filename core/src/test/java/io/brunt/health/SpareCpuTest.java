// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpareCpuTest {

    private long now;
    private long cpu;

    @ParameterizedTest(name = "{0} of 2 cores, machine {1}")
    @CsvSource({
        "1.5, 0.7, true",
        "1.7, 0.7, false",
        "0.1, 0.9, false",
        "0, 0, true",
        // A machine that does not tell.
        "0.1, -1, false"
    })
    void isLeftWhereNeitherThisProcessNorItsMachineIsBusy(double cores, double machine, boolean left) {
        SpareCpu spare = new SpareCpu(new CpuMeter(() -> now, () -> cpu, 2), () -> machine);
        // What was before the last call does not count.
        now = 5_000_000_000L;
        cpu = 10_000_000_000L;
        spare.isLeft();

        now += 1_000_000_000L;
        cpu += (long) (cores * 1e9);

        assertThat(spare.isLeft()).isEqualTo(left);
    }
}
