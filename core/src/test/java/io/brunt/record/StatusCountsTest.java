// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class StatusCountsTest {

    private final StatusCounts counts = new StatusCounts();

    @Test
    void countsEachStatusInOrder() {
        counts.count(503);
        counts.count(200);
        counts.count(200);

        assertThat(counts.toMap()).containsExactly(entry(200, 2L), entry(503, 1L));
    }

    @Test
    void countsWhateverThreeDigitsAServerMakesUp() {
        counts.count(100);
        counts.count(999);

        assertThat(counts.toMap()).containsExactly(entry(100, 1L), entry(999, 1L));
    }
}
