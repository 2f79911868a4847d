// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StabilizationTest {

    private final Stabilization stabilization =
            new Stabilization(Duration.ZERO, Duration.ofSeconds(10), 1, 0);

    private int instances = 1;

    /** Whatever comes of a recommendation is done at once. */
    private int after(int second, int recommended) {
        instances = stabilization.stabilized(instances, recommended, TimeUnit.SECONDS.toNanos(second));
        return instances;
    }

    @Test
    void goesUpAtOnce() {
        assertEquals(4, after(1, 4));
        assertEquals(7, after(2, 7));
    }

    @Test
    void goesDownWhenTheWindowHasSeenNothingHigher() {
        after(1, 4);

        assertEquals(4, after(2, 2));
        assertEquals(4, after(11, 1));
        assertEquals(2, after(12, 1));
        assertEquals(1, after(22, 1));
    }

    @Test
    void startsTheWindowAnewWithEachHigherOne() {
        after(1, 4);
        after(9, 1);
        after(10, 4);

        assertEquals(4, after(19, 1));
        assertEquals(4, after(20, 1));
        assertEquals(1, after(21, 1));
    }

    /** How many there are at the start counts as a recommendation, or the first look at an idle API would empty it. */
    @Test
    void holdsWhatThereIsAtTheStart() {
        Stabilization fresh = new Stabilization(Duration.ZERO, Duration.ofSeconds(10), 5, 0);

        assertEquals(5, fresh.stabilized(5, 1, TimeUnit.SECONDS.toNanos(10)));
        assertEquals(1, fresh.stabilized(5, 1, TimeUnit.SECONDS.toNanos(11)));
    }

    @Test
    void goesUpOnlyToTheLowestOfAWindowForThat() {
        Stabilization careful = new Stabilization(Duration.ofSeconds(5), Duration.ofSeconds(10), 1, 0);

        assertEquals(1, careful.stabilized(1, 8, TimeUnit.SECONDS.toNanos(4)));
        assertEquals(3, careful.stabilized(1, 3, TimeUnit.SECONDS.toNanos(6)));
    }
}
