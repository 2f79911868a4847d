// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentilesTest {

    private static final double[] PERCENTS = DoubleStream.concat(
                    DoubleStream.iterate(0.001, it -> it < 100, it -> it + 0.37), DoubleStream.of(99.999, 100))
            .sorted()
            .toArray();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 1_000, 50_000})
    void areThoseThatAreReadOneByOne(int count) {
        Random random = new Random(count);
        SampleTimes times = new SampleTimes();
        for (int i = 0; i < count; i++) {
            times.add((long) (1_000 * Math.exp(2 * random.nextGaussian())));
        }
        Distribution distribution = times.distribution();

        assertThat(Percentiles.micros(distribution, PERCENTS))
                .containsExactly(DoubleStream.of(PERCENTS)
                        .map(distribution::percentileMicros)
                        .toArray());
    }
}
