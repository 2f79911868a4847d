// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BruntRunTest {

    private final BruntRun run = BruntRun.parse("requests 1200\ncpuMicros 6.25\nheapKib [10, 12, 11]\nverdict PASS\n");

    @Test
    void readsWhatALoadRunPrints() {
        assertThat(run.count("requests")).isEqualTo(1_200);
        assertThat(run.number("cpuMicros")).isEqualTo(6.25);
        assertThat(run.counts("heapKib")).containsExactly(10L, 12L, 11L);
    }

    @Test
    void readsAnEmptyList() {
        assertThat(BruntRun.parse("heapKib []").counts("heapKib")).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> run.number("errors")).hasMessageStartingWith("no errors in");
    }
}
