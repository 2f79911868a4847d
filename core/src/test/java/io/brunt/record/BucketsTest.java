// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BucketsTest {

    private static final long DAY_MICROS = 86_400_000_000L;

    private final Histogram histogram = new Histogram(DAY_MICROS, 3);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void areThoseOfHdrHistogram(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long micros = (long) Math.exp(random.nextDouble() * Math.log(DAY_MICROS));

            int index = Buckets.indexOf(micros);

            assertThat(Buckets.lastTick(index))
                    .as("%d us, seed %d", micros, seed)
                    .isEqualTo(histogram.highestEquivalentValue(micros));
            assertThat(Buckets.indexOf(histogram.lowestEquivalentValue(micros))).isEqualTo(index);
            assertThat(Buckets.indexOf(histogram.nextNonEquivalentValue(micros)))
                    .isEqualTo(index + 1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void areAtMostEightThousandthsLongerWhenCoarse(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            int index = random.nextInt(Buckets.indexOf(DAY_MICROS));

            long coarse = Buckets.lastTick(Buckets.coarse(index));

            assertThat(coarse).as("bucket %d, seed %d", index, seed).isBetween(Buckets.lastTick(index), (long)
                    (Buckets.lastTick(index) * 1.008));
        }
    }
}
