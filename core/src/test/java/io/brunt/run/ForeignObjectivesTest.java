// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.foreign.ForeignFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignObjectivesTest {

    @Test
    void refusesAtOnceWhatNoFileCanAnswer() {
        assertThatThrownBy(() -> ForeignGate.objectives(
                        List.of(
                                "p99 during hold < 1s",
                                "p99 regression < 10%",
                                "p99 < fast",
                                "balance < 1.2",
                                "shed-rate < 1%"),
                        ForeignFormat.AUTO))
                .hasMessageContaining("has no stages of a plan")
                .hasMessageContaining("no baseline of another tool's runs")
                .hasMessageContaining("p99 < fast")
                .hasMessageContaining("which instance was asked")
                .hasMessageContaining("a Retry-After");
    }

    @Test
    void refusesBySaidFormatWhatOnlyOthersAnswer() {
        assertThatThrownBy(() -> ForeignGate.objectives(List.of("p99 < 1s every 10s"), ForeignFormat.LOCUST))
                .hasMessageContaining("nothing is known of every window");
        assertThatThrownBy(() -> ForeignGate.objectives(List.of("dropped = 0"), ForeignFormat.JMETER))
                .hasMessageContaining("what was due and never begun");
        assertThat(ForeignGate.objectives(List.of("dropped = 0"), ForeignFormat.K6))
                .hasSize(1);
    }

    @Test
    void refusesAnObjectiveThatStandsTwice() {
        assertThatThrownBy(() -> ForeignGate.objectives(List.of("p99 < 1s", "p99 < 1000ms"), ForeignFormat.AUTO))
                .hasMessageContaining("<slo> stands twice");
    }
}
