// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Distribution;
import io.brunt.record.SampleTimes;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramBinTest {

    @Test
    void hasNoBinsForNothing() {
        assertThat(HistogramBin.of(Distribution.EMPTY, OptionalDouble.of(250))).isEmpty();
    }

    @Test
    void putsATimeOfExactlyTheBoundOnItsAllowedSide() {
        List<HistogramBin> bins = HistogramBin.of(SampleTimes.of(100, 250, 251, 400), OptionalDouble.of(250));

        assertThat(bins.stream()
                        .filter(it -> it.toMicros() <= 250)
                        .mapToLong(HistogramBin::count)
                        .sum())
                .isEqualTo(2);
        assertThat(bins.stream()
                        .filter(it -> it.fromMicros() >= 250)
                        .mapToLong(HistogramBin::count)
                        .sum())
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsEachTimeOnceInBinsWithoutGaps(long seed) {
        Random random = new Random(seed);
        SampleTimes times = new SampleTimes();
        int size = 1 + random.nextInt(2_000);
        for (int i = 0; i < size; i++) {
            times.add((long) Math.exp(random.nextDouble() * 18));
        }
        double bound = Math.round(Math.exp(random.nextDouble() * 18));

        List<HistogramBin> bins = HistogramBin.of(times.distribution(), OptionalDouble.of(bound));

        assertThat(bins.stream().mapToLong(HistogramBin::count).sum())
                .as("seed %d", seed)
                .isEqualTo(size);
        assertThat(bins).hasSizeLessThanOrEqualTo(100).allMatch(it -> it.count() >= 0);
        for (int i = 1; i < bins.size(); i++) {
            assertThat(bins.get(i).fromMicros()).isEqualTo(bins.get(i - 1).toMicros());
        }
        assertThat(bins).as("seed %d", seed).noneMatch(it -> it.fromMicros() < bound && bound < it.toMicros());
    }

    @Test
    void holdsTimesOfOneValue() {
        assertThat(HistogramBin.of(SampleTimes.of(0, 0, 0), OptionalDouble.empty()))
                .singleElement()
                .extracting(HistogramBin::count)
                .isEqualTo(3L);
    }
}
