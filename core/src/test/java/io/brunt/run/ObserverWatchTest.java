// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.brunt.engine.RunFollower.RunView;
import io.brunt.record.Glance;
import io.brunt.record.Recording;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How often observers are shown a load, on a clock of the plan's that stands still meanwhile. */
class ObserverWatchTest {

    private static final long SECOND = 1_000_000_000;

    private final LoadResult result = RichResult.passing();

    private static LookPace pace(boolean cpuIsLeft) {
        return new LookPace(() -> cpuIsLeft, () -> 0);
    }

    private boolean looksAt(ObserverWatch watch, double second) throws InterruptedException {
        Runnable look = watch.look(new At((long) (second * SECOND)), (recording, now) -> () -> result);
        if (look != null) {
            look.run();
        }
        return look != null;
    }

    private record At(long nowNanos) implements RunView {

        @Override
        public Recording sofar() {
            return RichResult.passing().recording();
        }

        @Override
        public Glance glance() {
            throw new UnsupportedOperationException();
        }
    }

    /** Takes so much CPU time each time it is shown something, and no less. */
    private record Busy(long millis) implements LoadObserver {

        @Override
        public void sofar(LoadResult sofar) {
            long until = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + millis * 1_000_000;
            while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < until) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void ended(LoadResult result) {}
    }

    @Test
    void looksOnceASecondWhileThereIsCpuToSpare() throws InterruptedException {
        ObserverWatch watch = new ObserverWatch(List.of(new Busy(0)), pace(true));
        Map<Double, Boolean> looks = new TreeMap<>();
        looksAt(watch, 0);

        for (double at : new double[] {0.9, 10.1}) {
            looks.put(at, looksAt(watch, at));
        }

        assertThat(looks).containsExactly(entry(0.9, false), entry(10.1, true));
    }

    @Test
    void takesNextToNothingFromThoseWhoMakeLoad() throws InterruptedException {
        // A part of a second that a slow machine cannot make more than the longest pause.
        ObserverWatch busy = new ObserverWatch(List.of(new Busy(60)), pace(false));
        ObserverWatch spare = new ObserverWatch(List.of(new Busy(60)), pace(true));

        assertThat(looksAt(busy, 0)).isTrue();
        assertThat(looksAt(spare, 0)).isTrue();

        assertThat(looksAt(busy, 11.9)).isFalse();
        assertThat(looksAt(busy, 20.1)).isTrue();
        assertThat(looksAt(spare, 0.5)).isFalse();
        assertThat(looksAt(spare, 9.9)).isTrue();
    }
}
