// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorMonitorTest {

    /** A clock that moves only while somebody sleeps, by what the test says. */
    private static final class FakeClock {
        private final Queue<Long> sleeps;
        private long now = 17;

        FakeClock(Long... sleeps) {
            this.sleeps = new ArrayDeque<>(List.of(sleeps));
        }

        void sleep(long ignored) {
            now += sleeps.remove();
        }
    }

    @Nested
    class Hiccups {

        @Test
        void areWhatASleepTakesLongerThanTheShortest() throws InterruptedException {
            FakeClock clock = new FakeClock(1_060_000L, 1_050_000L, 41_050_000L, 1_090_000L);
            HiccupMeter meter = new HiccupMeter(() -> clock.now, clock::sleep);

            for (int i = 0; i < 4; i++) {
                meter.sample();
            }

            assertThat(meter.longestHiccupNanos()).isEqualTo(40_000_000);
        }

        @Test
        void areForgottenWhenMeasuringBegins() throws InterruptedException {
            FakeClock clock = new FakeClock(1_050_000L, 41_050_000L, 3_050_000L);
            HiccupMeter meter = new HiccupMeter(() -> clock.now, clock::sleep);
            meter.sample();
            meter.sample();

            meter.reset();
            meter.sample();

            assertThat(meter.longestHiccupNanos()).isEqualTo(2_000_000);
        }
    }

    /** As Linux prints them. */
    @Nested
    class Machine {

        private String stat = stat(1_000, 8_000, 100);
        private String loadavg = "0.42 0.30 0.20 3/811 4711\n";
        private final MachineMeter meter = new MachineMeter(() -> stat, () -> loadavg);

        private String stat(long user, long idle, long steal) {
            return "cpu  " + user + " 0 500 " + idle + " 10 0 20 " + steal + " 77 0\n"
                    + "cpu0 1 0 2 3 0 0 0 0 0 0\ncpu1 1 0 2 3 0 0 0 0 0 0\nintr 123 0\nctxt 5\n";
        }

        @Test
        void tellsWhatAHypervisorTookSinceMeasuringBegan() {
            stat = stat(1_100, 8_500, 200);
            meter.reset();
            stat = stat(1_150, 8_830, 220);

            assertThat(meter.steal()).isEqualTo(0.05);
        }

        @Test
        void tellsHowManyThreadsWantToRunForEachCoreItselfAside() {
            meter.sample();
            loadavg = "0.42 0.30 0.20 9/811 4711\n";
            meter.sample();

            assertThat(meter.runQueue()).isEqualTo(2.5);

            meter.reset();
            assertThat(meter.runQueue()).isNegative();
        }

        @Test
        void tellsNothingWhereThereIsNoSuchFile() {
            stat = "";
            loadavg = "";
            MachineMeter elsewhere = new MachineMeter(() -> stat, () -> loadavg);
            elsewhere.sample();

            assertThat(elsewhere.steal()).isNegative();
            assertThat(elsewhere.runQueue()).isNegative();
        }
    }

    @Nested
    class Clock {

        private long nanos = 1_000_000_000;
        private long wall = 5_000_000_000_000L;
        private long look;
        private final ClockWatch watch = new ClockWatch(
                () -> {
                    nanos += look;
                    return nanos;
                },
                () -> wall);

        private void passes(long millis) {
            nanos += millis * 1_000_000;
            wall += millis * 1_000_000;
            watch.sample();
        }

        private void jumps(long millis) {
            wall += millis * 1_000_000;
        }

        @Test
        void thatGoesOnAsTimeDoesHasNotJumped() {
            passes(0);
            passes(5_000);
            jumps(49);
            passes(5);

            assertThat(watch.greatestJumpNanos()).isZero();
        }

        @Test
        void thatJumpsIsSeenWithItsGreatestJump() {
            passes(0);
            jumps(60);
            passes(5);
            jumps(-3_000);
            passes(5);
            jumps(100);
            passes(5);

            assertThat(watch.greatestJumpNanos()).isEqualTo(-3_000_000_000L);
        }

        @Test
        void isForgottenWhenMeasuringBegins() {
            passes(0);
            jumps(60);
            passes(5);

            watch.reset();
            passes(5);

            assertThat(watch.greatestJumpNanos()).isZero();
        }

        /** It was not let run between its two readings: that is no jump of the clock. */
        @Test
        void isNotLookedAtByWhoWasHeldUp() {
            passes(0);
            look = 200_000_000;
            passes(5);

            assertThat(watch.greatestJumpNanos()).isZero();
        }
    }

    @Nested
    class Cpu {

        private long now;
        private long cpu;
        private final CpuMeter meter = new CpuMeter(() -> now, () -> cpu, 4);

        @Test
        void isAShareOfAllCoresSinceMeasuringBegan() {
            now = 50;
            cpu = 100;
            meter.reset();
            now += 1_000;
            cpu += 3_000;

            assertThat(meter.share()).isEqualTo(0.75);
        }

        @Test
        void isNeverMoreThanAll() {
            now = 1_000;
            cpu = 4_100;

            assertThat(meter.share()).isEqualTo(1);
        }

        @Test
        void isNegativeIfTheMachineDoesNotTell() {
            cpu = -1;
            now = 1_000;

            assertThat(meter.share()).isEqualTo(-1);
        }

        @Test
        void isZeroBeforeAnyTimeHasPassed() {
            assertThat(meter.share()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "G1 Young Generation, true",
        "G1 Old Generation, true",
        "G1 Concurrent GC, false",
        "PS Scavenge, true",
        "MarkSweepCompact, true",
        "ZGC Cycles, false",
        "ZGC Pauses, true",
        "ZGC Minor Cycles, false",
        "Shenandoah Pauses, true",
        "Shenandoah Cycles, false"
    })
    void countsOnlyCollectionsThatStopTheApplication(String collector, boolean stops) {
        assertThat(GcPauses.stopsTheApplication(collector)).isEqualTo(stops);
    }

    @Test
    void leavesNoThreadBehind() {
        GeneratorMonitor monitor = GeneratorMonitor.start();
        monitor.beginMeasuring();

        Vitals vitals = monitor.vitals();
        monitor.close();

        assertThat(vitals.cpu()).isBetween(0.0, 1.0);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("brunt-health");
    }
}
