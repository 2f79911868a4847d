// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.baseline.BaselineFixture;
import io.brunt.record.Resolution;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTimesTest {

    @Test
    void tellsOfEachAcceptedRunFromTheOldestOn() {
        BaselineTimes times = BaselineTimes.of(
                        List.of(BaselineFixture.run(9, "100ms"), BaselineFixture.run(4, "200ms")),
                        Resolution.MICROSECONDS)
                .orElseThrow();

        assertThat(times.runs()).isEqualTo(2);
        assertThat(times.commit()).contains("3f9c2e9");
        assertThat(times.accepted())
                .extracting(AcceptedRun::measuredFrom)
                .containsExactly(Instant.parse("2026-11-04T14:00:00Z"), Instant.parse("2026-11-09T14:00:00Z"));
        assertThat(times.accepted().get(0).p99()).isBetween(199_000.0, 201_000.0);
        assertThat(times.accepted().get(1).p99()).isBetween(99_000.0, 101_000.0);
    }
}
