// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressedTimesTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void readsWhatItWrote(long seed) {
        Random random = new Random(seed);
        Resolution resolution = Resolution.values()[random.nextInt(2)];
        TimeHistogram histogram = new TimeHistogram(resolution);
        for (int i = random.nextInt(1_000); i >= 0; i--) {
            histogram.record((long) Math.pow(10, random.nextDouble() * 14));
        }
        Distribution times = histogram.toDistribution();

        Distribution read = CompressedTimes.read(
                CompressedTimes.of(times),
                resolution,
                times.min().toNanos() / 1e3,
                times.meanMicros(),
                times.max().toNanos() / 1e3);

        assertThat(read.bucketCounts()).as("seed %s", seed).isEqualTo(times.bucketCounts());
        assertThat(read.bucketMicros()).as("seed %s", seed).isEqualTo(times.bucketMicros());
        assertThat(read.min()).isEqualTo(times.min());
        assertThat(read.max()).isEqualTo(times.max());
        assertThat(read.percentile(99)).isEqualTo(times.percentile(99));
    }

    @Test
    void readsNothingAsNothing() {
        assertThat(CompressedTimes.read(CompressedTimes.of(Distribution.EMPTY), Resolution.MICROSECONDS, 0, 0, 0))
                .isEqualTo(Distribution.EMPTY);
    }
}
