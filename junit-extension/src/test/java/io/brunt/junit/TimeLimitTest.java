// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code @Timeout} would cut off is refused before the load; {@link WrongAnnotationTest} holds the messages. */
class TimeLimitTest {

    private static final String DEFAULT = "junit.jupiter.execution.timeout.testable.method.default";
    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir
    Path reports;

    private Launch launch;

    @BeforeEach
    void reset() {
        CALLS.set(0);
        launch = Launch.into(reports);
    }

    private void refuses(Class<?> fixture, String message) {
        assertThat(launch.run(fixture).failure()).hasMessageContaining(message);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void isTakenFromTheClassAroundToo() {
        refuses(Outer.class, "@Timeout ends the load test before its plan is over");
    }

    @Test
    void isTakenFromAConfigurationParameter() {
        launch.with(DEFAULT, "300 ms");

        refuses(Unlimited.class, DEFAULT + " ends the load test before its plan is over");
    }

    @Test
    void leavesAPlanAloneThatFits() {
        launch.with(DEFAULT, "1 m").run(Unlimited.class).succeeded(1);

        assertThat(CALLS.get()).isPositive();
    }

    @Test
    void isHeldAgainstTheScaledPlan() {
        launch.with("brunt.scale.duration", "0.001").run(Outer.class).succeeded(1);

        assertThat(CALLS.get()).isPositive();
    }

    @Test
    void doesNotCountWhereJUnitDoesNotHeedIt() {
        launch.with("junit.jupiter.execution.timeout.mode", "disabled");
        launch.with(DEFAULT, "1 ms").run(Unlimited.class).succeeded(1);

        assertThat(CALLS.get()).isPositive();
    }

    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    static class Outer {
        @Nested
        class Inner {
            @LoadTest(users = 1, duration = "40s", thinkTime = "5ms")
            void loads() {
                CALLS.incrementAndGet();
            }
        }
    }

    static class Unlimited {
        @LoadTest(users = 1, duration = "300ms", thinkTime = "5ms")
        void loads() {
            CALLS.incrementAndGet();
        }
    }
}
