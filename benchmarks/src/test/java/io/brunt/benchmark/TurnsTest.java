// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import io.brunt.record.RecordingLayout;
import io.brunt.record.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-24T14:00:00Z");

    private Instant now = BEGIN;

    private final Turns turns = new Turns(Duration.ofSeconds(5), () -> now);

    private boolean isWatchedAt(double second) {
        now = BEGIN.plusMillis(Math.round(second * 1_000));
        return turns.isWatched();
    }

    /** {@code second + 1} iterations complete in each second, those of the warm-up too. */
    private static List<Second> timeline(int seconds) {
        Recorder recorder = new Recorder(new RecordingLayout(List.of("1"), List.of(), List.of(), -5));
        for (int second = -5; second < seconds; second++) {
            for (int i = 0; i <= Math.abs(second); i++) {
                int stage = second < 0 ? Recorder.WARMUP : 0;
                recorder.iterationStarted(stage, second, 1, 0);
                recorder.iterationEnded(stage, second, Outcome.COMPLETED, 1_000, 1_000, true);
            }
        }
        return recorder.reading().timeline();
    }

    @Test
    void watchesTheTwoInTheMiddleOfFourAndNeverTheWarmup() {
        assertThat(IntStream.range(0, 18).mapToObj(it -> isWatchedAt(5 * it)))
                .containsExactly(
                        false, false, false, true, true, true, true, false, false, false, false, true, true, true, true,
                        false, false, false);
        assertThat(isWatchedAt(14.999)).isFalse();
        assertThat(isWatchedAt(15)).isTrue();
    }

    @Test
    void countsTheSecondsThatLieWithinATurn() {
        isWatchedAt(0);

        // The load began 300 ms before somebody asked: its second 9 reaches into the next turn.
        List<Long> throughput = turns.throughput(BEGIN.plusMillis(4_700), timeline(20));

        // Seconds 1 to 9 and 11 to 19, second 0 being 300 ms too early.
        assertThat(throughput).containsExactly(6L, 16L);
    }

    @Test
    void hasNoTurnsWhereNobodyAsked() {
        assertThat(turns.throughput(BEGIN, timeline(20))).isEmpty();
    }
}
