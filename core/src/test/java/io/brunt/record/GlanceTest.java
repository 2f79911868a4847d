// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlanceTest {

    private final Recorder recorder = new Recorder(new RecordingLayout(List.of("a", "b"), List.of(), List.of(), -5));

    private void iterate(int stage, int second, Outcome outcome, long nanos) {
        recorder.iterationStarted(stage, second, 3, 0);
        recorder.iterationEnded(stage, second, outcome, nanos, nanos, true);
    }

    @Test
    void tellsWhatIsMeasuredFromTheWarmup() {
        iterate(Recorder.WARMUP, -1, Outcome.COMPLETED, 9_000);
        iterate(0, 0, Outcome.COMPLETED, 1_000);
        iterate(1, 1, Outcome.ERROR, 2_000);
        recorder.iterationStarted(1, 1, 4, 0);

        Glance glance = recorder.glance();

        assertThat(glance.warmup().completed()).isEqualTo(1);
        assertThat(glance.measured().started()).isEqualTo(3);
        assertThat(glance.measured().completed()).isEqualTo(1);
        assertThat(glance.measured().errors()).isEqualTo(1);
        assertThat(glance.users()).isEqualTo(4);
        assertThat(glance.newTimes().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("io.brunt.Seeds#all")
    void addsUpToWhatWasRecorded(long seed) {
        Random random = new Random(seed);
        List<Distribution> seen = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int second = random.nextInt(8) - 4;
            iterate(
                    second < 0 ? Recorder.WARMUP : random.nextInt(2),
                    second,
                    Outcome.values()[random.nextInt(3)],
                    random.nextInt(1 << (1 + random.nextInt(30))));
            if (random.nextInt(50) == 0) {
                seen.add(recorder.glance().newTimes());
            }
        }
        seen.add(recorder.glance().newTimes());

        assertThat(Distribution.merge(seen))
                .as("seed %d", seed)
                .isEqualTo(Slice.merge(recorder.reading().iterations()).responseTime());
    }

    @Test
    void addsUpOverRecorders() {
        iterate(0, 0, Outcome.COMPLETED, 1_000);
        Glance glance = recorder.glance();

        Glance sum = Glance.sum(List.of(glance, glance));

        assertThat(sum.measured().completed()).isEqualTo(2);
        assertThat(sum.users()).isEqualTo(6);
        assertThat(sum.newTimes().count()).isEqualTo(2);
    }
}
