// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.benchmark.LongRun;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The short form of a long run: a generator in a small heap, and an nginx that counts. */
@Tag("one-jdk")
class LongRunIT {

    /** How many arrivals a busy machine lets start is its affair; that nginx counts as many is checked within the run. */
    @Test
    void keepsItsHeapFlatAndItsCountsTrue() throws IOException, InterruptedException {
        LongRun run = LongRun.of(Duration.ofSeconds(60), 2_000, "96m");

        assertThat(run.due()).isEqualTo(120_000);
        assertThat(run.started()).isPositive().isLessThanOrEqualTo(run.due());
        assertThat(run.heapKib()).as("looks at the heap").hasSizeGreaterThan(15);
        assertThat(run.lateKib()).as("KiB alive, %s", run.heapKib()).isLessThan(1.5 * run.earlyKib() + 4_096);
    }
}
