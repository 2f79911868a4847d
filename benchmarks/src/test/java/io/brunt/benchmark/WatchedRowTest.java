// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedRowTest {

    private final WatchedRow row = new WatchedRow("page", "page");
    private final Figures figures = new Figures();

    @Test
    void comparesWhatIsWatchedWithWhatIsNotOnBothSidesOfIt() {
        // It drifts by 10 a turn, and watching takes 100.
        assertThat(row.tell(
                        figures,
                        List.of(1_000L, 910L, 920L, 1_030L, 2_000L),
                        List.of(9_000L, 20_000L, 24_000L, 11_000L, 0L),
                        4))
                .isTrue();

        assertThat(figures.lines())
                .contains(
                        "| page: CPU taken from the loop, share of its core | at most 0.02 |  | 0.012 | 0.012 | 0.012 | held |")
                .contains("| page: requests/s, unwatched = 1 | at least 0.98 |  | 0.901 | 0.901 | 0.901 | **missed** |")
                .contains("| page: requests/s, unwatched |  |  | 1,015 | 1,015 | 1,015 |  |");
    }

    @Test
    void leavesOutABlockThatWasNotSteady() {
        assertThat(row.tell(
                        figures,
                        List.of(1_000L, 990L, 990L, 1_000L, 1_000L, 500L, 500L, 900L),
                        List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L),
                        4))
                .isTrue();

        assertThat(figures.lines())
                .contains("| page: requests/s, unwatched = 1 | at least 0.98 |  | 0.990 | 0.990 | 0.990 | held |");
    }

    @Test
    void meansNothingWhereNobodyLooked() {
        assertThat(row.tell(figures, List.of(1_000L, 990L, 990L, 1_000L), List.of(0L, 0L, 0L, 0L), 3))
                .isFalse();
    }
}
