// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Distribution;
import io.brunt.record.SampleTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentilePointTest {

    @Test
    void isEmptyForNothing() {
        assertThat(PercentilePoint.curve(Distribution.EMPTY)).isEmpty();
    }

    @Test
    void goesFromTheLeastToTheGreatestAndNeverBack() {
        SampleTimes times = new SampleTimes();
        for (int i = 1; i <= 1_000; i++) {
            times.add(i * 1_000L);
        }

        List<PercentilePoint> curve = PercentilePoint.curve(times.distribution());

        assertThat(curve.get(0)).isEqualTo(new PercentilePoint(0, 1_000));
        assertThat(curve.get(curve.size() - 1)).isEqualTo(new PercentilePoint(100, 1_000_000));
        assertThat(curve).contains(new PercentilePoint(50, times.distribution().percentileMicros(50)));
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).percent()).isGreaterThan(curve.get(i - 1).percent());
            assertThat(curve.get(i).micros())
                    .isGreaterThanOrEqualTo(curve.get(i - 1).micros());
        }
    }

    @Test
    void claimsNothingBeyondItsSamples() {
        List<PercentilePoint> curve = PercentilePoint.curve(SampleTimes.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(curve.get(curve.size() - 2).percent()).isLessThanOrEqualTo(90);
    }
}
