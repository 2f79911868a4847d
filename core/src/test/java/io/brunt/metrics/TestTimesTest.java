// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.brunt.record.Distribution;
import io.brunt.result.RichResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Where more ended than can be told one by one. */
class TestTimesTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final TestTimes times = new TestTimes(registry, Tags.of("test", "load"));
    private final Distribution all = RichResult.failing(60, 100).responseTime();

    private Timer timer(String name) {
        return registry.get(name).timer();
    }

    private void tell(Distribution of, long most) {
        times.look("one", "one", Tags.empty(), of);
        times.look("two", "two", Tags.empty(), of);
        times.tell(most);
    }

    @Test
    void areDrawnEvenlyFromTheShortestToTheLongest() {
        tell(all, 2_000);

        for (String name : new String[] {"one", "two"}) {
            assertThat(all.count()).isGreaterThan(40_000);
            assertThat(timer(name).count()).isBetween(999L, 1_002L);
            assertThat(timer(name).mean(TimeUnit.MICROSECONDS)).isCloseTo(all.meanMicros(), withinPercentage(2.0));
            assertThat(timer(name).max(TimeUnit.NANOSECONDS))
                    .isEqualTo(all.max().toNanos());
        }
    }

    @Test
    void areAllThereOnceThereIsRoom() {
        tell(all, 2_000);
        tell(all, 3_000);
        tell(all, Long.MAX_VALUE);
        tell(all, Long.MAX_VALUE);

        assertThat(timer("one").count()).isEqualTo(all.count());
        assertThat(timer("two").count()).isEqualTo(all.count());
        assertThat(timer("one").mean(TimeUnit.MICROSECONDS))
                .isCloseTo(all.meanMicros(), within(all.meanMicros() / 1_000));
    }

    @Test
    void countFromZeroWhenTheTestRunsAgain() {
        tell(all, Long.MAX_VALUE);
        times.begin();
        tell(all, Long.MAX_VALUE);

        assertThat(timer("one").count()).isEqualTo(2 * all.count());
    }
}
